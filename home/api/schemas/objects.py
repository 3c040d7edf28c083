"""Small objects that answers are full of."""

from typing import Annotated

from ninja import Field, Schema
from pydantic import AwareDatetime

from home.api.parameters import Language


class Rendition(Schema):
    """Ein Bild in einer Breite (WebP)."""

    url: str
    width: int = Field(description="Breite in Pixeln")
    height: int = Field(description="Höhe in Pixeln")


class Image(Schema):
    """Ein Bild mit allem, was zum Anzeigen gebraucht wird."""

    id: int
    title: str
    alt: str = Field(description="Alternativtext; leer, wenn das Bild schmückt")
    decorative: bool = Field(description="Schmuckbild: Screenreader überspringen es")
    credit: str = Field(description="Urheberangabe, die beim Bild stehen muss")
    licence: str
    width: int = Field(description="Breite des Originals in Pixeln")
    height: int = Field(description="Höhe des Originals in Pixeln")
    src: str | None = Field(description="Adresse in mittlerer Breite")
    srcset: str = Field(description="Alle Breiten, wie das Attribut srcset sie erwartet")
    renditions: list[Rendition]


class Document(Schema):
    """Eine Datei zum Herunterladen."""

    id: int
    title: str
    url: str
    filename: str
    file_size: int | None = Field(description="Größe in Byte")
    mime_type: str
    language: str
    is_accessible: bool | None = Field(description="Ob die Datei barrierefrei ist")
    credit: str
    licence: str


class PageLink(Schema):
    """Eine öffentliche Seite, auf die verwiesen wird."""

    id: int
    type: str = Field(examples=["quartier_pages.QuartierszentrumPage"])
    title: str
    slug: str
    locale: Language = Field(examples=["de"])
    is_fallback: bool = Field(description="Noch nicht übersetzt: der Text ist deutsch")
    html_url: str
    detail_url: str


class Translation(Schema):
    """Dieselbe Seite in einer anderen Sprache."""

    locale: Language = Field(examples=["ar"])
    id: int
    html_url: str
    is_fallback: bool = Field(description="Noch nicht übersetzt: der Text ist deutsch")


class EasyLanguage(Schema):
    """Wie ein Text in Leichter oder Einfacher Sprache heißen darf und wer ihn geprüft hat."""

    label: str
    reviewed_by: str | None
    reviewed_on: str | None


class Table(Schema):
    """Eine Tabelle aus Textzellen."""

    data: list[list[str | None]]
    table_caption: str | None
    table_header_choice: str | None
    first_row_is_table_header: bool | None
    first_col_is_header: bool | None


class ChartBar(Schema):
    """Ein Balken eines Diagramms."""

    name: str
    value: float | None


class Snippet(Schema):
    """Ein gemeinsam genutzter Eintrag."""

    id: int
    title: str


class TranslatableSnippet(Schema):
    """Ein gemeinsam genutzter Eintrag, der übersetzt werden kann."""

    content_language: str = Field(description="Sprache, in der der Text ist", examples=["de"])
    is_fallback: bool = Field(description="Noch nicht übersetzt: der Text ist deutsch")


class ProblemError(Schema):
    """Was an einer Angabe nicht stimmt."""

    loc: list[str | int] = Field(description="Wo: zum Beispiel query und der Name des Parameters")
    msg: str


class Problem(Schema):
    """Ein Fehler nach RFC 9457."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[ProblemError] = []


Timestamp = Annotated[AwareDatetime, Field(description="Zeitpunkt mit Zeitzone (ISO 8601)")]
