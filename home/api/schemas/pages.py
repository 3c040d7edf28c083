"""The types of pages; rooms above add theirs."""

from typing import Any, Literal

from django.utils import translation
from ninja import Field, Schema
from pydantic import create_model
from wagtail.models import Page

from home.api.parameters import Language
from home.api.schemas.columns import column_fields, row_schema
from home.api.schemas.objects import EasyLanguage, PageLink, Timestamp, Translation
from home.models import BasePage, FeedbackPage, HomePage, StandardPage
from home.models.feedback import FeedbackFormField


class PageFrame(Schema):
    """Was jede Seite hat."""

    id: int = Field(examples=[5])
    title: str
    slug: str = Field(description="In allen Sprachen gleich", examples=["augaertle"])
    locale: Language = Field(description="Sprache der Adresse", examples=["ar"])
    is_fallback: bool = Field(description="Noch nicht übersetzt: der Text ist deutsch")
    html_url: str = Field(description="Adresse der Seite für Menschen")
    detail_url: str = Field(description="Adresse der Seite in dieser Schnittstelle")
    content_language: str = Field(description="Sprache, in der der Text ist", examples=["de"])
    translations: list[Translation] = Field(description="Dieselbe Seite in anderen Sprachen")
    parent: PageLink | None = Field(description="Die Seite darüber")
    first_published_at: Timestamp | None
    last_published_at: Timestamp | None
    seo_title: str
    search_description: str


_page_schemas: dict[type[Page], Any] = {}


def page_schema(name: str, model: type[BasePage], **fields: Any) -> Any:
    """The type of pages of a model; registers it as one of those that an answer may hold."""
    with translation.override("de"):
        doc = str(model._meta.verbose_name)
    label: Any = Literal[model._meta.label]
    _page_schemas[model] = create_model(
        name,
        __base__=PageFrame,
        __doc__=doc,
        type=(label, ...),
        **fields,
        **column_fields(model, "teaser_text", "teaser_image", "is_example"),
        easy_language=(EasyLanguage | None, ...),
    )
    return _page_schemas[model]


def page_schemas() -> tuple[Any, ...]:
    """The types of all pages."""
    return tuple(_page_schemas.values())


Startseite = page_schema("Startseite", HomePage, **column_fields(HomePage, "lead", "body"))
Seite = page_schema("Seite", StandardPage, **column_fields(StandardPage, "lead", "body"))
FormField = row_schema(
    "Formularfeld",
    FeedbackFormField,
    "clean_name",
    "label",
    "field_type",
    "required",
    "default_value",
    "help_text",
    choices=(list[str], ...),
)
Rueckmeldung = page_schema(
    "Rueckmeldung",
    FeedbackPage,
    **column_fields(FeedbackPage, "intro"),
    form_fields=(list[FormField], ...),
    **column_fields(FeedbackPage, "thank_you_text"),
)
