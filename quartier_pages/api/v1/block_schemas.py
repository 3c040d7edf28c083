"""The types of the quarter's own blocks; they mirror `quartier_pages.representation.blocks`."""

from typing import Any

from ninja import Field, Schema
from pydantic import AwareDatetime, create_model

from home.api.schemas.blocks import CLOCK, block_type
from home.api.schemas.columns import column_fields, row_schema
from home.api.schemas.objects import PageLink
from quartier_pages import models
from quartier_pages.blocks.content import MeasuresBlock, OffersBlock
from quartier_pages.representation.angebot import SLOT_FIELDS

REASON_LANGUAGE: Any = Field(
    title="Sprache, in der der Grund steht",
    description="null, wenn keiner genannt ist",
    examples=["de"],
)
Zeitfenster: Any = row_schema("Zeitfenster", models.Zeitfenster, *SLOT_FIELDS)


class Date(Schema):
    """Ein Tag, an dem ein Angebot stattfindet oder ausfällt."""

    day: str = Field(json_schema_extra={"format": "date"}, examples=["2026-11-25"])
    start: CLOCK | None = Field(title="Beginn", description="Ortszeit; null: ganzer Tag")
    end: CLOCK | None = Field(title="Ende", description="Ortszeit")
    starts_at: AwareDatetime | None = Field(title="Beginn mit Zeitzone")
    ends_at: AwareDatetime | None = Field(title="Ende mit Zeitzone")
    cancelled: bool = Field(title="Fällt aus")
    reason: str = Field(title="Warum es ausfällt")
    reason_language: str | None = REASON_LANGUAGE


AngebotKurz: Any = create_model(
    "AngebotKurz",
    __base__=PageLink,
    **column_fields(models.AngebotPage, "kind", "audience", "zentrum"),
    **column_fields(models.AngebotPage, "short_text", "rhythm_note"),
    zeitfenster=(list[Zeitfenster], Field(title="Wann: die Regeln")),
    next_termin=(Date | None, Field(title="Nächster Termin in den kommenden vier Wochen")),
)
MassnahmeKurz: Any = row_schema(
    "MassnahmeKurz",
    models.Massnahme,
    "uid",
    "title",
    "status",
    "handlungsfeld",
    "period_from",
    "period_until",
    zentrum=(PageLink | None, Field(title="Zentrum")),
    report=(PageLink | None, Field(title="Jahresbericht")),
)


class Offers(Schema):
    """Eine Liste der laufenden Angebote."""

    title: str | None
    zentrum: PageLink | None
    kind: str
    offers: list[AngebotKurz]


class Measures(Schema):
    """Eine Liste der Maßnahmen, die die jüngsten Berichte planen."""

    title: str | None
    zentrum: PageLink | None
    status: str
    measures: list[MassnahmeKurz]


block_type.register(OffersBlock, lambda _block, _name: Offers)
block_type.register(MeasuresBlock, lambda _block, _name: Measures)
