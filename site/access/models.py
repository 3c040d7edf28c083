"""The tokens that partners present to the API."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q, TextChoices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.models import APIToken
from wagtail.models.api import DISPLAY_PREFIX_LENGTH
from wagtail.users.utils import get_manageable_token_owners

from access.rates import validate_rate
from access.scopes import Scope
from home.fields import ChoiceListField

LAST_USED_PRECISION = timedelta(minutes=1)


class State(TextChoices):
    """Whether a token opens anything, and if not, why."""

    ACTIVE = "active", _("active")
    EXPIRED = "expired", _("expired")
    REVOKED = "revoked", _("revoked")
    DEACTIVATED = "deactivated", _("user deactivated")


class TokenQuerySet(models.QuerySet["Token"]):
    """Tokens by what they are good for."""

    def in_state(self, state: State) -> "TokenQuerySet":
        revoked = Q(revoked_at__isnull=False)
        expired = Q(expires_at__lte=timezone.now())
        deactivated = Q(user__is_active=False)
        match state:
            case State.REVOKED:
                return self.filter(revoked)
            case State.EXPIRED:
                return self.filter(~revoked, expired)
            case State.DEACTIVATED:
                return self.filter(~revoked, deactivated).exclude(expired)
            case State.ACTIVE:
                return self.filter(~revoked).exclude(expired).exclude(deactivated)

    def manageable_by(self, user: Any) -> "TokenQuerySet":
        """Those whose rights this user may hand out: a new key acts for the token's user."""
        return self.filter(Q(user=None) | Q(user__in=get_manageable_token_owners(user)))


def in_a_year() -> datetime:
    return timezone.now() + timedelta(days=365)


class Token(models.Model):
    """A bearer token of a partner; only a digest of its key is stored.

    Keys are made and hashed by Wagtail's `APIToken`, but kept in a table of their own: whatever
    accepts an `APIToken` grants all rights of its user, whereas a partner's token must never
    reach further than its scopes.
    """

    name = models.CharField(
        _("name"), max_length=200, help_text=_("The partner, for example a carrier's web site.")
    )
    contact_email = models.EmailField(
        _("contact e-mail"), help_text=_("Whom to tell when the access expires or is revoked.")
    )
    scopes = ChoiceListField(
        verbose_name=_("scopes"),
        choices=Scope.choices,
        help_text=_(
            "Reading shows what everybody may see, only more of it per minute. "
            "Drafts are shown by the preview. Content is edited with the rights of a user."
        ),
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("user"),
        on_delete=models.CASCADE,
        related_name="partner_tokens",
        null=True,
        blank=True,
        help_text=_("Whose rights apply when content is edited; otherwise empty."),
    )
    rate = models.CharField(
        _("own rate limit"),
        max_length=20,
        blank=True,
        validators=[validate_rate],
        help_text=_("For example 1200/min; empty: the usual limit."),
    )
    expires_at = models.DateTimeField(_("expires"), null=True, blank=True, default=in_a_year)
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True, editable=False)
    last_used_at = models.DateTimeField(_("last used"), null=True, blank=True, editable=False)
    created = models.DateTimeField(_("created"), auto_now_add=True)
    key_hash = models.CharField(max_length=64, unique=True, editable=False)
    prefix = models.CharField(_("key"), max_length=16, editable=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API access")
        verbose_name_plural = _("API accesses")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return f"{self.name} ({self.short_key})"

    def clean(self) -> None:
        super().clean()
        needs_user = Scope.CONTENT in (self.scopes or [])
        if needs_user and self.user_id is None:
            raise ValidationError({"user": _("Choose the user whose rights apply.")})
        if not needs_user and self.user_id is not None:
            raise ValidationError({"user": _("Only an access that may edit content has a user.")})

    @property
    def state(self) -> State:
        if self.revoked_at is not None:
            return State.REVOKED
        if self.expires_at is not None and self.expires_at <= timezone.now():
            return State.EXPIRED
        if self.user is not None and not self.user.is_active:
            return State.DEACTIVATED
        return State.ACTIVE

    @property
    def state_label(self) -> str:
        return str(self.state.label)

    @property
    def short_key(self) -> str:
        return f"{self.prefix}…"

    @property
    def scope_labels(self) -> str:
        return ", ".join(str(label) for code, label in Scope.choices if code in self.scopes)

    @property
    def expiry_label(self) -> str:
        if self.expires_at is None:
            return gettext("never")
        return date_format(timezone.localtime(self.expires_at), "SHORT_DATE_FORMAT")

    @property
    def is_valid(self) -> bool:
        return self.state is State.ACTIVE and (self.user is None or self.user.is_active)

    def allows(self, *scopes: str) -> bool:
        """Whether it carries all of them, and the user without whom one of them means nothing."""
        if Scope.CONTENT in scopes and self.user is None:
            return False
        return set(scopes) <= set(self.scopes)

    def renew_key(self) -> str:
        """Give it a new key, without saving; the plaintext is nowhere but in the answer."""
        key: str = APIToken.generate_token()
        self.key_hash = APIToken.hash_token(key)
        self.prefix = key[:DISPLAY_PREFIX_LENGTH]
        return key

    def revoke(self) -> None:
        self.revoked_at = timezone.now()
        self.save(update_fields=["revoked_at"])

    def touch(self) -> None:
        """Remember the use; at most once a minute, so that reading seldom writes."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at >= LAST_USED_PRECISION:
            type(self).objects.filter(pk=self.pk).update(last_used_at=now)
            self.last_used_at = now

    @classmethod
    def issue(cls, **fields: Any) -> tuple["Token", str]:
        """A new token and its key, which cannot be read again."""
        token = cls(**fields)
        key = token.renew_key()
        token.save()
        return token, key

    @classmethod
    def find(cls, key: str) -> "Token | None":
        """The token with this key, valid or not."""
        if not APIToken.validate_token_format(key):
            return None
        hashes = APIToken.candidate_key_hashes(key)
        return cls.objects.select_related("user").filter(key_hash__in=hashes).first()
