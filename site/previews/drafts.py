"""Drafts by link: signed, expiring, and for whoever holds the link.

Knows no request, so that the pages and the APIs open the same links.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.apps import apps
from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner, b62_decode
from wagtail.models import Page, Revision
from wagtail_headless_preview.models import HeadlessPreviewMixin

# A slug holds no full stop, so no page's address looks like a token.
_signer = TimestampSigner(salt="previews.drafts", sep=".")
# The package throws its previews away after as long.
_HEADLESS_LIFETIME = timedelta(days=1)


class NotFound(Exception):  # noqa: N818
    """Nothing that this site has made a link to, or a page that not everybody may see."""


class Gone(Exception):  # noqa: N818
    """The link was good once: it has expired, or what it led to was deleted."""


@dataclass(frozen=True)
class Draft:
    """A revision as a page, and until when its link is valid."""

    page: Page
    is_published: bool
    valid_until: datetime


def link_lifetime() -> timedelta:
    return timedelta(days=settings.PREVIEW_LINK_DAYS)


def may_be_linked(page: Page) -> bool:
    """Whether there is a draft of a page, and nobody is kept from seeing the page.

    A link can be passed on, so a page with a view restriction has none, whoever asks for it.
    """
    return bool(page.latest_revision_id) and not page.get_view_restrictions().exists()


def make_token(revision: Revision) -> str:
    return _signer.sign(str(revision.pk))


def resolve(token: str) -> Page:
    """The page as the revision of a link holds it; raises NotFound or Gone."""
    return open_draft(token).page


def open_draft(token: str) -> Draft:
    try:
        revision_id = _signer.unsign(token, max_age=link_lifetime())
    except SignatureExpired as error:
        raise Gone from error
    except BadSignature as error:
        raise NotFound from error
    revision = Revision.page_revisions.filter(pk=revision_id).first()
    public = revision.content_object if revision else None
    if revision is None or public is None:
        raise Gone
    _refuse_private(public)
    return Draft(
        page=_as_page(revision, public),
        is_published=public.live and public.live_revision_id == revision.pk,
        valid_until=_signed_at(token) + link_lifetime(),
    )


def _as_page(revision: Revision, public: Page) -> Page:
    try:
        page: Page = public.with_content_json(revision.content)
    except Exception as error:
        # It refers to something that was deleted since; modelcluster has no type for that.
        raise Gone from error
    # A draft is in its own language, even while the public page still shows the source's text.
    page.live_revision = revision
    page.locale = public.locale
    return page


def _signed_at(token: str) -> datetime:
    return datetime.fromtimestamp(b62_decode(token.split(_signer.sep)[1]), tz=UTC)


def _refuse_private(page: Page) -> None:
    if page.get_view_restrictions().exists():
        raise NotFound


def latest(page_id: int) -> Page:
    """The latest draft of a page; raises NotFound when it has none or is not for everybody."""
    pages = Page.objects.select_related("latest_revision", "content_type", "locale")
    page = pages.filter(pk=page_id).first()
    if page is None or not may_be_linked(page):
        raise NotFound
    return _as_page(page.latest_revision, page)


def resolve_headless(content_type: str, token: str) -> Page:
    """The page that an editor previews in a front end; raises NotFound or Gone.

    Both parameters are those with which wagtail-headless-preview calls the front end.
    """
    try:
        model = apps.get_model(content_type)
    except (LookupError, ValueError) as error:
        raise NotFound from error
    if not issubclass(model, HeadlessPreviewMixin):
        raise NotFound
    try:
        model.get_preview_signer().unsign(token, max_age=_HEADLESS_LIFETIME)
    except SignatureExpired as error:
        raise Gone from error
    except BadSignature as error:
        raise NotFound from error
    page: Page | None = model.get_page_from_preview_token(token)
    if page is None:
        raise Gone
    _refuse_private(page)
    page.live_revision_id = page.latest_revision_id
    return page
