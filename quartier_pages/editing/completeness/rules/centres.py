"""What visitors look for first at a centre: where it is, when it is open, whom to ask."""

from collections.abc import Iterator

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from quartier_pages.choices import CentreStatus, SiteKind
from quartier_pages.editing.completeness.rule import Batch, Finding, Rule, Severity, rows_of
from quartier_pages.models import QuartierszentrumPage, Standort, ZentrumKontakt


def without_main_site(batch: Batch) -> Iterator[Finding]:
    needed = [status for status in CentreStatus if status.needs_site]
    main = Standort.objects.filter(kind=SiteKind.MAIN).values("page")
    centres = batch.public(QuartierszentrumPage).filter(status__in=needed).exclude(pk__in=main)
    for centre in centres:
        yield Finding(centre, _("No main site is entered."), rows_of("standorte"))


def without_opening_hours(batch: Batch) -> Iterator[Finding]:
    centres = batch.public(QuartierszentrumPage).filter(status=CentreStatus.IN_BETRIEB)
    sites = Standort.objects.filter(
        page__in=centres, kind=SiteKind.MAIN, status=CentreStatus.IN_BETRIEB
    )
    for site in sites.select_related("page__locale"):
        if not site.opening_hours:
            message = _("The opening hours of the main site are not entered.")
            yield Finding(site.page, message, rows_of("standorte"))


def without_contact(batch: Batch) -> Iterator[Finding]:
    reachable = ZentrumKontakt.objects.exclude(Q(phone="") & Q(email="") & Q(website=""))
    centres = batch.public(QuartierszentrumPage).exclude(status=CentreStatus.EINGESTELLT)
    for centre in centres.exclude(pk__in=reachable.values("page")):
        message = _("No contact with phone, e-mail or website is entered.")
        yield Finding(centre, message, rows_of("kontakte"))


RULES = (
    Rule(
        "zentrum-ohne-standort",
        gettext_lazy("Centre without main site"),
        Severity.URGENT,
        without_main_site,
    ),
    Rule(
        "zentrum-ohne-kontakt",
        gettext_lazy("Centre without contact"),
        Severity.URGENT,
        without_contact,
    ),
    Rule(
        "zentrum-ohne-zeiten",
        gettext_lazy("Centre without opening hours"),
        Severity.IMPORTANT,
        without_opening_hours,
    ),
)
