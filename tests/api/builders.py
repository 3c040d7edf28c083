"""Content in which every field of every page type and every block is filled.

Ids of files and snippets are fixed, those of pages follow the database: `names` calls them.
"""

from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from django.core.files.base import ContentFile
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Locale, Page, Site

from home.models import (
    CustomDocument,
    CustomImage,
    FeedbackFormField,
    FeedbackPage,
    HomePage,
    StandardPage,
)
from quartier_pages.models import (
    AngebotPage,
    AngebotPartner,
    Ausfall,
    EckpunktepapierPage,
    Handlungsfeld,
    Indikator,
    JahresberichtPage,
    Organisation,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
    Standort,
    Zeitfenster,
    ZentrumGebiet,
    ZentrumKontakt,
    ZentrumPartner,
    ZentrumSchwerpunkt,
    ZentrumTraeger,
)
from tests.api.identities import (
    CONTACT_KEY,
    DOCUMENT,
    FIELD,
    IMAGE,
    INDICATOR,
    ORGANISATION_ID,
    SITE_KEY,
    VIDEO,
    source,
)
from tests.api.papers import build_first_report, build_paper, build_second_report
from tests.api.streams import DECISIONS, OPENING_HOURS, TASKS, every_common_block, live_lists


@dataclass
class Content:
    """The pages that `build_content` made."""

    home: HomePage
    index: QuartierszentrumIndexPage
    zentrum: QuartierszentrumPage
    offer: AngebotPage
    old_paper: EckpunktepapierPage
    paper: EckpunktepapierPage
    report_2023: JahresberichtPage
    report_2024: JahresberichtPage
    standard: StandardPage
    feedback: FeedbackPage

    @property
    def names(self) -> dict[int, str]:
        return {page.pk: name for name, page in vars(self).items() if isinstance(page, Page)}


def build_content() -> Content:
    home = Site.objects.get(is_default_site=True).root_page.specific
    _build_library()
    standard = home.add_child(instance=StandardPage(title="Impressum", slug="impressum"))
    index = home.add_child(
        instance=QuartierszentrumIndexPage(title="Quartierszentren", slug="quartierszentren")
    )
    zentrum = _build_zentrum(index)
    offer = _build_offer(zentrum)
    old_paper = zentrum.add_child(
        instance=EckpunktepapierPage(
            title="Eckpunktepapier 2018",
            slug="eckpunktepapier-2018",
            valid_from=date(2018, 1, 1),
            valid_to=date(2023, 12, 31),
        )
    )
    content = Content(
        home=home,
        index=index,
        zentrum=zentrum,
        offer=offer,
        old_paper=old_paper,
        paper=build_paper(zentrum, old_paper),
        report_2023=build_first_report(zentrum),
        report_2024=build_second_report(zentrum, offer),
        standard=standard,
        feedback=_build_feedback(home),
    )
    _fill_texts(content)
    return content


def _build_library() -> None:
    CustomImage.objects.create(
        pk=IMAGE,
        title="Hof",
        file=get_test_image_file(filename="hof.png", size=(1000, 500)),
        alt_texts={"de": "Der Hof im Sommer", "en": "The yard in summer"},
        credit="Stadt Heilbronn",
        licence="CC-BY-4.0",
    )
    for pk, name, title in (
        (DOCUMENT, "bericht.pdf", "Jahresbericht als PDF"),
        (VIDEO, "film.mp4", "Ein Film"),
    ):
        CustomDocument.objects.create(
            pk=pk,
            title=title,
            file=ContentFile(b"12345", name=name),
            file_size=5,
            is_accessible=pk == DOCUMENT,
            credit="Geschäftsstelle",
            licence="DL-DE-BY-2.0",
        )
    locale = Locale.get_default()
    Organisation.objects.create(
        pk=ORGANISATION_ID, name="Diakonie", url="https://diakonie.example.org/"
    )
    Handlungsfeld.objects.create(pk=FIELD, name="Begegnung", slug="begegnung", locale=locale)
    Indikator.objects.create(
        pk=INDICATOR,
        name="Besuche",
        slug="besuche",
        topic="nutzung",
        unit="besuche",
        counting_method="Strichliste am Eingang",
        locale=locale,
    )


def _build_zentrum(index: Page) -> QuartierszentrumPage:
    locale = index.locale
    zentrum = QuartierszentrumPage(
        title="Quartierszentrum Augärtle",
        slug="augaertle",
        short_name="Augärtle",
        status="in_betrieb",
        since="2019-05",
        lead="Der Treffpunkt im Quartier.",
        population=1918,
        population_is_approximate=True,
        population_as_of="2023",
        population_level="quartier",
        council_decisions=DECISIONS,
        teaser_text="Ein Haus für alle.",
        teaser_image_id=IMAGE,
        is_example=True,
    )
    zentrum.schwerpunkte = [ZentrumSchwerpunkt(title="Begegnung", text="Jeden Tag.", locale=locale)]
    zentrum.standorte = [
        Standort(
            translation_key=SITE_KEY,
            locale=locale,
            name="Augärtle",
            since="2019",
            building="Altes Schulhaus",
            street="Karl-Wüst-Straße",
            house_number="3",
            postcode="74076",
            city="Heilbronn",
            district="Kernstadt",
            latitude=Decimal("49.154000"),
            longitude=Decimal("9.220000"),
            geo_precision="street",
            opening_hours=OPENING_HOURS,
            accessibility_features=["step_free", "lift"],
            accessibility_checked=True,
            accessibility_note="Der Aufzug ist schmal.",
            public_transport="Bus 1",
        )
    ]
    zentrum.kontakte = [
        ZentrumKontakt(
            translation_key=CONTACT_KEY,
            locale=locale,
            role="Quartiersmanagement",
            phone="07131 1",
            email="quartier@example.org",
            website="https://quartier.example.org/",
            note="vormittags",
        )
    ]
    zentrum.traeger = [ZentrumTraeger(organisation_id=ORGANISATION_ID, share_percent=Decimal("50"))]
    zentrum.partner = [ZentrumPartner(organisation_id=ORGANISATION_ID)]
    zentrum.gebiete = [ZentrumGebiet(kind="stadtteil", name="Kernstadt")]
    zentrum.belege = [source("status")]
    index.add_child(instance=zentrum)
    return zentrum


def _build_offer(zentrum: Page) -> AngebotPage:
    offer = AngebotPage(
        title="Lernhilfe",
        slug="lernhilfe",
        kind="lernhilfe",
        short_text="Hausaufgaben gemeinsam machen.",
        audience=["kinder"],
        audience_note="Klasse 1 bis 4",
        age_from=6,
        age_to=10,
        languages=["de", "tr"],
        rhythm_note="in der Schulzeit",
        site_key=SITE_KEY,
        contact_key=CONTACT_KEY,
        accessibility_note="Mit Aufzug.",
        cost_kind="kostenlos",
        cost_note="Spende willkommen",
        registration_kind="empfohlen",
        registration_note="07131 1",
        place_text="Raum 2",
    )
    offer.zeitfenster = [
        Zeitfenster(weekday="TU", start=time(16), end=time(18), valid_until=date(2025, 10, 31)),
        Zeitfenster(rhythm="once", date=date(2025, 10, 3)),
    ]
    offer.ausfaelle = [
        Ausfall(first_day=date(2025, 9, 30), last_day=date(2025, 9, 30), reason="Fortbildung")
    ]
    offer.partner = [AngebotPartner(organisation_id=ORGANISATION_ID)]
    offer.belege = [source("offer")]
    zentrum.add_child(instance=offer)
    return offer


def _build_feedback(home: Page) -> FeedbackPage:
    page = FeedbackPage(
        title="Barriere melden",
        slug="barriere-melden",
        intro="<p>Was stört?</p>",
        thank_you_text="<p>Danke!</p>",
        to_address="geheim@example.org",
        subject="Barriere",
    )
    page.form_fields = [
        FeedbackFormField(
            label="Art",
            field_type="radio",
            choices="Stufe\nText",
            default_value="Stufe",
            help_text="Eines wählen",
            locale=home.locale,
        )
    ]
    home.add_child(instance=page)
    return page


def link_to(page: Page, text: str) -> str:
    """A link to a page as the database holds it."""
    return f'<p><a linktype="page" id="{page.pk}">{text}</a></p>'


def _fill_texts(content: Content) -> None:
    """Rich text and streams that refer to pages of the same content."""
    link = link_to(content.zentrum, "Zum Zentrum")
    content.home.lead = "Alle Zentren auf einen Blick."
    content.standard.lead = "Angaben nach § 5 DDG"
    content.standard.body = every_common_block(IMAGE, DOCUMENT, VIDEO, content.zentrum.pk)
    content.index.lead = "Wo Nachbarn sich treffen."
    content.index.tasks = TASKS
    content.index.belege = [source("content")]
    content.zentrum.body = live_lists(content.zentrum.pk)
    content.zentrum.gallery = [
        {"type": "figure", "id": "figure", "value": {"image": {"image": IMAGE}, "caption": ""}}
    ]
    content.zentrum.downloads = [
        {"type": "download", "id": "download", "value": {"document": DOCUMENT, "title": ""}}
    ]
    content.offer.body = [{"type": "paragraph", "id": "text", "value": link}]
    for name in (
        "summary",
        "initial_situation",
        "area_description",
        "analysis_interpretation",
        "vision",
        "evaluation",
    ):
        setattr(content.paper, name, link)
    content.report_2024.body = [{"type": "paragraph", "id": "text", "value": link}]
    for name in ("summary", "volunteering", "outlook"):
        setattr(content.report_2024, name, link)
    for name in ("home", "standard", "index", "zentrum", "offer", "paper", "report_2024"):
        getattr(content, name).save()
