"""What the admin's forms post: every field of a page type with an empty or plain value."""

from typing import Any

from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from home.models import FeedbackPage, HomePage, StandardPage
from quartier_pages.models import (
    AngebotPage,
    EckpunktepapierPage,
    JahresberichtPage,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
)

EMPTY = {
    HomePage: {"lead": "", "body": streamfield([])},
    StandardPage: {"lead": "", "body": streamfield([])},
    FeedbackPage: {
        "intro": rich_text(""),
        "thank_you_text": rich_text(""),
        "form_fields": inline_formset([]),
        "to_address": "",
        "from_address": "",
        "subject": "",
    },
    QuartierszentrumIndexPage: {
        "lead": "",
        "tasks": streamfield([]),
        "body": streamfield([]),
        "belege": inline_formset([]),
    },
    QuartierszentrumPage: {
        "short_name": "",
        "kind": "quartierszentrum",
        "status": "geplant",
        "since": "",
        "lead": "",
        "population": "",
        "population_as_of": "",
        "population_level": "",
        "body": streamfield([]),
        "gallery": streamfield([]),
        "downloads": streamfield([]),
        "council_decisions": streamfield([]),
        **{
            name: inline_formset([])
            for name in (
                "schwerpunkte",
                "standorte",
                "kontakte",
                "traeger",
                "partner",
                "gebiete",
                "belege",
            )
        },
    },
    EckpunktepapierPage: {
        "as_of": "",
        "valid_from": "2024-01-01",
        "valid_to": "",
        "predecessor": "",
        **{
            name: rich_text("")
            for name in (
                "summary",
                "initial_situation",
                "area_description",
                "analysis_interpretation",
                "vision",
                "evaluation",
            )
        },
        **{
            name: streamfield([])
            for name in (
                "surveys",
                "findings",
                "organisation",
                "participation",
                "council_decisions",
            )
        },
        **{
            name: inline_formset([])
            for name in ("indikatorwerte", "leitziele", "handlungsfelder", "belege")
        },
        "analysis_as_of": "",
        "pdf": "",
    },
    JahresberichtPage: {
        "year": "2024",
        **{name: rich_text("") for name in ("summary", "volunteering", "outlook")},
        **{
            name: streamfield([])
            for name in ("body", "participation", "cooperation", "funding", "council_decisions")
        },
        **{
            name: inline_formset([])
            for name in ("schwerpunkte", "kennzahlen", "rueckblick", "massnahmen", "belege")
        },
        "volunteers": "",
        "volunteer_hours": "",
        "pdf": "",
    },
    AngebotPage: {
        "kind": "treff",
        "status": "aktiv",
        "short_text": "",
        "audience_note": "",
        "age_from": "",
        "age_to": "",
        "rhythm_note": "",
        "site_key": "",
        "place_text": "Im Park",
        "accessibility_note": "",
        "cost_kind": "unbekannt",
        "cost_note": "",
        "registration_kind": "unbekannt",
        "registration_note": "",
        "contact_key": "",
        "body": streamfield([]),
        **{name: inline_formset([]) for name in ("zeitfenster", "ausfaelle", "partner", "belege")},
    },
}
PROMOTE = {
    "seo_title": "",
    "search_description": "",
    "teaser_text": "",
    "teaser_image": "",
    "go_live_at": "",
    "expire_at": "",
    "comments": inline_formset([]),
}


def form_data(model: type[Page], title: str, slug: str, **values: Any) -> dict[str, Any]:
    return nested_form_data({"title": title, "slug": slug, **PROMOTE, **EMPTY[model], **values})


def standort(**values: Any) -> dict[str, Any]:
    text_fields = (
        "building",
        "street",
        "house_number",
        "postcode",
        "city",
        "district",
        "latitude",
        "longitude",
        "geo_precision",
        "since",
        "accessibility_note",
        "public_transport",
    )
    return {
        "name": "Haus",
        "kind": "hauptstandort",
        "status": "in_betrieb",
        "opening_hours": streamfield([]),
        **dict.fromkeys(text_fields, ""),
        **values,
    }


def measure(**values: Any) -> dict[str, Any]:
    names = (
        "uid",
        "description",
        "goals",
        "responsible",
        "partners",
        "period_from",
        "period_until",
        "handlungsfeld",
        "angebot",
    )
    return {"title": "Straßenfest", "status": "geplant", **dict.fromkeys(names, ""), **values}


def create(client: Any, model: type[Page], parent: Page, **values: Any) -> Any:
    url = reverse(
        "wagtailadmin_pages:add", args=(model._meta.app_label, model._meta.model_name, parent.pk)
    )
    data = form_data(model, values.pop("title", "Neue Seite"), values.pop("slug", "neu"), **values)
    return client.post(url, data)


def errors(response: Any) -> dict[str, Any]:
    """The errors of the page form, of its rows and of its streams."""
    form = response.context["form"]
    rows = {
        f"{name}-{number}-{field}": messages
        for name, formset in form.formsets.items()
        for number, row in enumerate(formset.errors)
        for field, messages in row.items()
    }
    return {**form.errors, **rows}
