"""An Angebot: what takes place in the quarter, recurring or once."""

from datetime import date, timedelta
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils import timezone, translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
)
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page, PageManager
from wagtail.search import index

from home.fields import ChoiceListField
from home.models import BasePage, facts
from quartier_pages.blocks.content import QuartierStreamBlock
from quartier_pages.choices import (
    Audience,
    CostKind,
    OfferKind,
    OfferStatus,
    RegistrationKind,
    SpokenLanguage,
)
from quartier_pages.domain.termine import Schedule, Termin
from quartier_pages.editing.angebot_form import AngebotCopyForm, AngebotForm
from quartier_pages.models.angebot_query import AngebotQuerySet
from quartier_pages.models.standort import Standort
from quartier_pages.models.vocabulary import SchoolHolidays
from quartier_pages.models.zentrum import ZentrumKontakt
from quartier_pages.models.zentrum_child import ZentrumChildPage, zentrum_foreign_key

UPCOMING_DAYS = 28
OLDEST = 120


class AngebotPartner(Orderable):
    """A partner of an offer."""

    page = ParentalKey(
        "quartier_pages.AngebotPage", on_delete=models.CASCADE, related_name="partner"
    )
    organisation = models.ForeignKey(
        "quartier_pages.Organisation",
        verbose_name=_("organisation"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    panels: ClassVar = [FieldPanel("organisation")]

    class Meta(Orderable.Meta):
        verbose_name = _("partner")


class AngebotPage(ZentrumChildPage):
    """A recurring offer or a single event of a centre."""

    zentrum = zentrum_foreign_key("angebote")
    kind = models.CharField(_("kind"), max_length=20, choices=OfferKind.choices)
    status = models.CharField(
        _("status"), max_length=20, choices=OfferStatus.choices, default=OfferStatus.AKTIV
    )
    short_text = models.TextField(
        _("short text"), blank=True, help_text=_("Two sentences: what happens, for whom.")
    )
    body = StreamField(QuartierStreamBlock(), verbose_name=_("content"), blank=True)

    audience = ChoiceListField(_("target groups"), choices=Audience.choices, blank=True)
    audience_note = models.CharField(_("more about the target group"), max_length=255, blank=True)
    age_from = models.PositiveSmallIntegerField(
        _("age from"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(OLDEST, _("Enter an age up to 120 years."))],
    )
    age_to = models.PositiveSmallIntegerField(
        _("age to"),
        null=True,
        blank=True,
        validators=[MaxValueValidator(OLDEST, _("Enter an age up to 120 years."))],
    )
    languages = ChoiceListField(_("languages spoken"), choices=SpokenLanguage.choices, blank=True)

    rhythm_note = models.CharField(
        _("rhythm in words"),
        max_length=200,
        blank=True,
        help_text=_("When no fixed times are known: “in the school holidays”, “monthly”."),
    )
    on_public_holidays = models.BooleanField(_("also on public holidays"), default=False)
    in_school_holidays = models.BooleanField(_("also in the school holidays"), default=True)

    site_key = models.UUIDField(pgettext_lazy("place of a centre", "site"), null=True, blank=True)
    place_text = models.CharField(
        _("other place"), max_length=255, blank=True, help_text=_("When it is at no site.")
    )
    accessibility_note = models.TextField(_("accessibility"), blank=True)
    cost_kind = models.CharField(
        _("cost"), max_length=20, choices=CostKind.choices, default=CostKind.UNKNOWN
    )
    cost_note = models.CharField(_("details of the cost"), max_length=255, blank=True)
    registration_kind = models.CharField(
        _("registration"),
        max_length=20,
        choices=RegistrationKind.choices,
        default=RegistrationKind.UNKNOWN,
    )
    registration_note = models.CharField(
        _("how to register"), max_length=255, blank=True, help_text=_("Phone, e-mail or place.")
    )
    contact_key = models.UUIDField(_("contact"), null=True, blank=True)

    objects = PageManager.from_queryset(AngebotQuerySet)()

    base_form_class = AngebotForm
    copy_form_class = AngebotCopyForm
    override_translatable_fields: ClassVar = [
        *BasePage.override_translatable_fields,
        *facts(
            "kind",
            "status",
            "audience",
            "age_from",
            "age_to",
            "languages",
            "on_public_holidays",
            "in_school_holidays",
            "site_key",
            "contact_key",
            "cost_kind",
            "registration_kind",
        ),
    ]
    facts_of_the_source: ClassVar = (
        *("zeitfenster", "ausfaelle", "on_public_holidays", "in_school_holidays"),
        *("site_key", "contact_key"),
    )
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("short_text"),
        index.SearchField("kind_label"),
        index.SearchField("body"),
        index.SearchField("audience_note"),
    ]

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    *Page.content_panels,
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("status")]),
                    FieldPanel("short_text"),
                    MultiFieldPanel(
                        [
                            FieldPanel("audience"),
                            FieldPanel("audience_note"),
                            FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
                            FieldPanel("languages"),
                        ],
                        _("For whom"),
                    ),
                    MultiFieldPanel([FieldPanel("site_key"), FieldPanel("place_text")], _("Where")),
                    InlinePanel("zeitfenster", heading=_("When"), label=_("Time slot")),
                    InlinePanel("ausfaelle", heading=_("Cancellations"), label=_("Cancellation")),
                    MultiFieldPanel(
                        [
                            FieldPanel("rhythm_note"),
                            FieldPanel("on_public_holidays"),
                            FieldPanel("in_school_holidays"),
                        ],
                        _("Exceptions and rhythm"),
                    ),
                ],
                heading=_("Offer"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("cost_kind"), FieldPanel("cost_note")]),
                            FieldRowPanel(
                                [FieldPanel("registration_kind"), FieldPanel("registration_note")]
                            ),
                            FieldPanel("contact_key"),
                        ],
                        _("Taking part"),
                    ),
                    FieldPanel("accessibility_note"),
                    InlinePanel("partner", heading=_("Partners"), label=_("Partner")),
                    FieldPanel("body"),
                    InlinePanel("belege", heading=_("Sources"), label=_("Source")),
                ],
                heading=_("Details"),
            ),
            ObjectList(BasePage.promote_panels, heading=_("Promote")),
        ]
    )
    api_fields: ClassVar = [
        "zentrum",
        "kind",
        "status",
        "short_text",
        "body",
        "audience",
        "age_from",
        "age_to",
        "languages",
        "audience_note",
        "rhythm_note",
        "on_public_holidays",
        "in_school_holidays",
        "zeitfenster",
        "ausfaelle",
        "termine",
        "site",
        "contact",
        "place_text",
        "accessibility_note",
        "cost_kind",
        "cost_note",
        "registration_kind",
        "registration_note",
        "partner",
        "belege",
        *BasePage.api_fields,
    ]

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(age_from=None) | Q(age_to=None) | Q(age_to__gte=F("age_from")),
                name="offer_age_range",
            ),
            models.CheckConstraint(
                condition=(Q(age_from=None) | Q(age_from__lte=OLDEST))
                & (Q(age_to=None) | Q(age_to__lte=OLDEST)),
                name="offer_age_of_people",
            ),
        ]

    def clean(self) -> None:
        super().clean()
        self.clean_facts()

    def clean_facts(self) -> None:
        """What has to fit together, whatever the address of the page: asks no database."""
        errors = {}
        if not self.site_key and not self.place_text:
            errors["site_key"] = _("Choose a site of the centre, or describe the place below.")
        if self.age_from is not None and self.age_to is not None and self.age_to < self.age_from:
            errors["age_to"] = _("The upper age lies below the lower one. Correct one of the two.")
        if errors:
            raise ValidationError(errors)

    def adopt_parent(self) -> None:
        super().adopt_parent()
        self._take_place_along()

    def with_content_json(self, content: dict[str, Any]) -> Any:
        """A draft that was copied or moved along names the places of the centre it is in now."""
        page = super().with_content_json(content)
        if page.zentrum_id:
            page._take_place_along()
        return page

    def _take_place_along(self) -> None:
        """In another centre: its site and contact of the same name, else the place in words."""
        sites, contacts = self.zentrum.standorte.all(), self.zentrum.kontakte.all()
        if self.site_key and _row(sites, self.site_key) is None:
            old = Standort.objects.filter(translation_key=self.site_key).first()
            same = next((site for site in sites if old and site.name == old.name), None)
            self.site_key = same.translation_key if same else None
            if old and not same and not self.place_text:
                self.place_text = ", ".join(filter(None, (old.name, old.address_line)))
        if self.contact_key and _row(contacts, self.contact_key) is None:
            role = ZentrumKontakt.objects.filter(translation_key=self.contact_key).values("role")
            there = [row for row in contacts if row.role in role.values_list("role", flat=True)]
            self.contact_key = there[0].translation_key if there else None

    def build_schedule(self, school_holidays: list[SchoolHolidays]) -> Schedule:
        """The schedule of this page's own rows."""
        if self.status != OfferStatus.AKTIV:
            return Schedule(slots=())
        pauses = list(self.ausfaelle.all())
        if not self.in_school_holidays:
            pauses += school_holidays
        return Schedule(
            slots=tuple(self.zeitfenster.all()),
            pauses=tuple(pauses),
            on_public_holidays=self.on_public_holidays,
        )

    @property
    def kind_label(self) -> str:
        """The kind in the language of the page, so that it can be searched for."""
        with translation.override(self.locale.language_code):
            return str(self.get_kind_display())

    @cached_property
    def schedule(self) -> Schedule:
        """When it takes place: kept once, in the source language, so every language agrees."""
        return self.source_page.build_schedule(list(SchoolHolidays.objects.all()))

    def termine(self, first: date, last: date) -> list[Termin]:
        """Dates from `first` to `last`, cancelled ones marked."""
        return self.schedule.between(first, last)

    @cached_property
    def upcoming(self) -> list[Termin]:
        """Dates of the next four weeks."""
        today = timezone.localdate()
        return self.termine(today, today + timedelta(days=UPCOMING_DAYS))

    @property
    def has_ended(self) -> bool:
        return self.status == OfferStatus.BEENDET or self.schedule.ended_before(
            timezone.localdate()
        )

    def get_context(self, request: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        is_centre_public = context["zentrum"] is not None
        context.update(
            site=self.site if is_centre_public else None,
            contact=self.contact if is_centre_public else None,
            partners=list(self.partner.select_related("organisation")),
        )
        return context

    @cached_property
    def site(self) -> "Standort | None":
        """The site of the centre where it takes place."""
        return _row(self.zentrum.standorte.all(), self.source_page.site_key)

    @cached_property
    def contact(self) -> "ZentrumKontakt | None":
        """The contact of the centre, by role."""
        return _row(self.zentrum.kontakte.all(), self.source_page.contact_key)


def _row(rows: Any, key: Any) -> Any:
    """The row with this identity, out of rows that may not be saved yet."""
    return next((row for row in rows if row.translation_key == key), None) if key else None
