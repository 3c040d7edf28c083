"""The types of the quarter's pages and rows; they mirror `quartier_pages.representation`."""

from typing import Any
from uuid import UUID

from ninja import Field, Schema
from pydantic import create_model

from home.api.schemas.columns import column_fields, row_schema
from home.api.schemas.objects import PageLink, TranslatableSnippet
from home.api.schemas.pages import page_schema
from home.api.schemas.snippets import register_snippet_schema
from quartier_pages import models
from quartier_pages.representation import rows
from quartier_pages.representation.eckpunktepapier import FIGURE_FIELDS

Handlungsfeld: Any = row_schema(
    "Handlungsfeld", models.Handlungsfeld, "slug", "name", base=TranslatableSnippet
)
_INDIKATOR = ("slug", "name", "topic", "unit", "counting_method")
Indikator: Any = row_schema("Indikator", models.Indikator, *_INDIKATOR, base=TranslatableSnippet)
Organisation: Any = row_schema("Organisation", models.Organisation, "id", "name", "url")
for _model, _schema in (
    (models.Handlungsfeld, Handlungsfeld),
    (models.Indikator, Indikator),
    (models.Organisation, Organisation),
):
    register_snippet_schema(_model, _schema)

# After the snippets above, because offers and measures stand in blocks of the pages below.
from quartier_pages.api.v1 import block_schemas  # noqa: E402

Beleg: Any = row_schema("Beleg", models.Beleg, *rows.SOURCE_FIELDS)
Standort: Any = row_schema("Standort", models.Standort, *rows.SITE_FIELDS)
Kontakt: Any = row_schema("Kontakt", models.ZentrumKontakt, *rows.CONTACT_FIELDS)
Partner: Any = row_schema("Kooperationspartner", models.AngebotPartner, "organisation")
_PDF_URL = Field(
    title="Die Seite als PDF", description="Barrierefrei; fehlt, solange sie ein Entwurf ist"
)
_SOURCES = {"belege": (list[Beleg], Field(title="Belege"))}

Ueberblick = page_schema(
    "Uebersicht",
    models.QuartierszentrumIndexPage,
    **column_fields(models.QuartierszentrumIndexPage, "lead", "tasks", "body"),
    zentren=(list[PageLink], Field(title="Zentren")),
    **_SOURCES,
)

_ZENTRUM = models.QuartierszentrumPage
Quartierszentrum: Any = page_schema(
    "Quartierszentrum",
    _ZENTRUM,
    **column_fields(_ZENTRUM, "short_name", "kind", "status", "since", "lead"),
    schwerpunkte=(
        list[row_schema("ZentrumSchwerpunkt", models.ZentrumSchwerpunkt, "title", "text")],  # type: ignore[misc]
        Field(title="Schwerpunkte"),
    ),
    standorte=(list[Standort], Field(title="Standorte")),
    kontakte=(list[Kontakt], Field(title="Kontakte, nach Aufgaben")),
    traeger=(
        list[row_schema("Traeger", models.ZentrumTraeger, "organisation", "share_percent")],  # type: ignore[misc]
        Field(title="Träger"),
    ),
    partner=(list[Partner], Field(title="Partner")),
    gebiete=(
        list[row_schema("Gebiet", models.ZentrumGebiet, "kind", "name")],  # type: ignore[misc]
        Field(title="Gebiete"),
    ),
    **column_fields(_ZENTRUM, "population", "population_is_approximate", "population_as_of"),
    **column_fields(_ZENTRUM, "population_level", "body", "gallery", "downloads"),
    **column_fields(_ZENTRUM, "council_decisions"),
    current_paper=(PageLink | None, Field(title="Geltendes Eckpunktepapier")),
    **_SOURCES,
)

_PAPER = models.EckpunktepapierPage
Eckpunktepapier: Any = page_schema(
    "Eckpunktepapier",
    _PAPER,
    **column_fields(_PAPER, "zentrum", "as_of", "valid_from", "valid_to"),
    is_current=(bool, Field(title="Gilt heute")),
    **column_fields(_PAPER, "predecessor", "council_decisions", "summary"),
    **column_fields(_PAPER, "initial_situation", "area_description"),
    **column_fields(_PAPER, "analysis_as_of", "analysis_methods"),
    indikatorwerte=(
        list[row_schema("Indikatorwert", models.Indikatorwert, *FIGURE_FIELDS)],  # type: ignore[misc]
        Field(title="Kennwerte der Sozialraumanalyse"),
    ),
    **column_fields(_PAPER, "analysis_interpretation", "surveys", "findings", "vision"),
    leitziele=(
        list[row_schema("Leitziel", models.Leitziel, "title", "text", "term")],  # type: ignore[misc]
        Field(title="Leitziele"),
    ),
    handlungsfelder=(
        list[  # type: ignore[misc]
            row_schema(
                "PapierHandlungsfeld",
                models.PapierHandlungsfeld,
                "handlungsfeld",
                "text",
                "priority",
            )
        ],
        Field(title="Handlungsfelder"),
    ),
    **column_fields(_PAPER, "audience", "organisation", "participation", "evaluation", "pdf"),
    pdf_url=(str | None, _PDF_URL),
    **_SOURCES,
)

_VALUE = column_fields(models.Kennzahl, "comparator", "value", "value_to")
KennzahlWert: Any = create_model("KennzahlWert", __base__=Schema, **_VALUE)
KennzahlVergleich: Any = create_model(
    "KennzahlVergleich",
    __base__=Schema,
    **column_fields(models.Kennzahl, "indikator", "comparator", "value", "value_to", "note"),
    previous=(KennzahlWert | None, Field(title="Im Jahr davor")),
    change=(float | None, Field(title="Veränderung, in der Einheit der Kennzahl")),
    change_percent=(float | None, Field(title="Veränderung in Prozent")),
)


class Rueckblick(Schema):
    """Was aus einer Maßnahme wurde."""

    uid: UUID = Field(description="Bleibt über alle Jahre gleich")
    title: str | None = Field(description="Titel, unter dem sie zuletzt geplant war")


_REVIEW = column_fields(models.MassnahmenRueckblick, "zielerreichung", "text")
MassnahmenRueckblick: Any = create_model("MassnahmenRueckblick", __base__=Rueckblick, **_REVIEW)
_MEASURE = models.Massnahme
GeplanteMassnahme: Any = create_model(
    "GeplanteMassnahme",
    __base__=Schema,
    **column_fields(_MEASURE, "uid", "title", "description"),
    goals=(list[str], Field(title="Ziele")),
    **column_fields(_MEASURE, "responsible"),
    partners=(list[str], Field(title="Partner")),
    **column_fields(_MEASURE, "period_from", "period_until", "status", "handlungsfeld"),
    **column_fields(_MEASURE, "audience", "angebot"),
)

_REPORT = models.JahresberichtPage
Jahresbericht: Any = page_schema(
    "Jahresbericht",
    _REPORT,
    **column_fields(_REPORT, "zentrum", "year", "summary"),
    schwerpunkte=(
        list[  # type: ignore[misc]
            row_schema(
                "BerichtSchwerpunkt", models.BerichtSchwerpunkt, "title", "text", "handlungsfeld"
            )
        ],
        Field(title="Schwerpunkte des Jahres"),
    ),
    kennzahlen=(list[KennzahlVergleich], Field(title="Kennzahlen")),
    rueckblick=(list[MassnahmenRueckblick], Field(title="Was aus den Maßnahmen wurde")),
    massnahmen=(list[GeplanteMassnahme], Field(title="Geplante Maßnahmen")),
    **column_fields(_REPORT, "outlook", "participation", "cooperation"),
    **column_fields(_REPORT, "volunteers", "volunteer_hours", "volunteering", "funding"),
    **column_fields(_REPORT, "body", "council_decisions", "pdf"),
    pdf_url=(str | None, _PDF_URL),
    **_SOURCES,
)

_OFFER = models.AngebotPage
Angebot: Any = page_schema(
    "Angebot",
    _OFFER,
    zentrum=(PageLink | None, Field(title="Zentrum")),
    **column_fields(_OFFER, "kind", "status", "short_text", "body"),
    **column_fields(_OFFER, "audience", "age_from", "age_to", "languages"),
    **column_fields(_OFFER, "audience_note", "rhythm_note"),
    **column_fields(_OFFER, "on_public_holidays", "in_school_holidays"),
    zeitfenster=(list[block_schemas.Zeitfenster], Field(title="Wann: die Regeln")),
    ausfaelle=(
        list[  # type: ignore[misc]
            row_schema(
                "Ausfall",
                models.Ausfall,
                *("first_day", "last_day", "reason"),
                reason_language=(str | None, block_schemas.REASON_LANGUAGE),
            )
        ],
        Field(title="Wann nicht"),
    ),
    site=(Standort | None, Field(title="Standort")),
    contact=(Kontakt | None, Field(title="Kontakt")),
    **column_fields(_OFFER, "place_text", "accessibility_note"),
    **column_fields(_OFFER, "cost_kind", "cost_note", "registration_kind", "registration_note"),
    partner=(list[Partner], Field(title="Partner")),
    **_SOURCES,
)
