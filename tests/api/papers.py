"""Papers and reports in which every field is filled."""

from datetime import date
from decimal import Decimal
from typing import Any

from wagtail.models import Locale, Page

from quartier_pages.models import (
    BerichtSchwerpunkt,
    EckpunktepapierPage,
    Indikatorwert,
    JahresberichtPage,
    Kennzahl,
    Leitziel,
    Massnahme,
    MassnahmenRueckblick,
    PapierHandlungsfeld,
)
from tests.api.identities import DOCUMENT, FIELD, INDICATOR, MEASURE, source
from tests.api.streams import DECISIONS, FINDINGS, FUNDING, ORGANISATION, PARTICIPATION, SURVEYS


def build_paper(zentrum: Page, predecessor: Page) -> EckpunktepapierPage:
    locale = zentrum.locale
    paper = EckpunktepapierPage(
        title="Eckpunktepapier 2024",
        slug="eckpunktepapier-2024",
        as_of="2024-01",
        valid_from=date(2024, 1, 1),
        valid_to=date(2028, 12, 31),
        predecessor=predecessor,
        council_decisions=DECISIONS,
        analysis_as_of="2023",
        analysis_methods=["statistik", "begehung"],
        surveys=SURVEYS,
        findings=FINDINGS,
        audience=["alle"],
        organisation=ORGANISATION,
        participation=PARTICIPATION,
        pdf_id=DOCUMENT,
    )
    paper.indikatorwerte = [
        Indikatorwert(
            indikator_id=INDICATOR,
            locale=locale,
            comparator="≈",
            value=Decimal("1918.500"),
            as_of="2023-12-31",
            space_name="Augärtle",
            comparison_value=Decimal("130000"),
            comparison_space="Heilbronn",
            source_title="Melderegister",
            source_url="https://stadt.example.org/zahlen",
            note="gerundet",
        ),
        Indikatorwert(indikator_id=INDICATOR, locale=locale, is_suppressed=True),
    ]
    paper.leitziele = [
        Leitziel(title="Begegnung", text="Orte schaffen", term="lang", locale=locale)
    ]
    paper.handlungsfelder = [
        PapierHandlungsfeld(handlungsfeld_id=FIELD, text="Offen", priority="hoch", locale=locale)
    ]
    paper.belege = [source("content")]
    zentrum.add_child(instance=paper)
    return paper


def _measure(locale: Locale, **fields: Any) -> Massnahme:
    return Massnahme(uid=MEASURE, locale=locale, **fields)


def build_first_report(zentrum: Page) -> JahresberichtPage:
    locale = zentrum.locale
    report = JahresberichtPage(title="Jahresbericht 2023", slug="jahresbericht-2023", year=2023)
    report.kennzahlen = [Kennzahl(indikator_id=INDICATOR, value=Decimal(120), locale=locale)]
    report.massnahmen = [_measure(locale, title="Hof begrünen")]
    zentrum.add_child(instance=report)
    return report


def build_second_report(zentrum: Page, offer: Page) -> JahresberichtPage:
    locale = zentrum.locale
    report = JahresberichtPage(
        title="Jahresbericht 2024",
        slug="jahresbericht-2024",
        year=2024,
        participation=PARTICIPATION,
        cooperation=[item for item in ORGANISATION if item["type"] == "partner"],
        volunteers=30,
        volunteer_hours=1200,
        funding=FUNDING,
        council_decisions=DECISIONS,
        pdf_id=DOCUMENT,
    )
    report.schwerpunkte = [
        BerichtSchwerpunkt(
            title="Nachbarschaft", text="<p>Kurz.</p>", handlungsfeld_id=FIELD, locale=locale
        )
    ]
    report.kennzahlen = [
        Kennzahl(indikator_id=INDICATOR, value=Decimal(180), note="mit Sommerfest", locale=locale)
    ]
    report.rueckblick = [
        MassnahmenRueckblick(
            massnahme_uid=MEASURE, zielerreichung="teilweise", text="Halb fertig.", locale=locale
        )
    ]
    report.massnahmen = [
        _measure(
            locale,
            title="Hof fertig begrünen",
            description="Zweiter Abschnitt",
            goals="Schatten\nSitzplätze",
            responsible="Quartiersmanagement",
            partners="Grünflächenamt\nDiakonie",
            period_from="2025-03",
            period_until="2025-10",
            status="laufend",
            handlungsfeld_id=FIELD,
            audience=["alle"],
            angebot=offer,
        )
    ]
    report.belege = [source("content")]
    zentrum.add_child(instance=report)
    return report
