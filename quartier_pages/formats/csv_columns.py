"""What the tables of the API hold, column by column.

Rows are what the API says in JSON of one figure, offer or date, or of a measure in one report;
`is_example` is that of the page which it stands on.
"""

from quartier_pages.formats.csv_table import Column


def _centre(path: str = "zentrum") -> tuple[Column, ...]:
    return (
        Column("centre", f"{path}.title"),
        Column("centre_url", f"{path}.html_url"),
    )


def _place(path: str = "") -> tuple[Column, ...]:
    return (
        Column("site", f"{path}site.name"),
        Column("street", f"{path}site.street"),
        Column("house_number", f"{path}site.house_number"),
        Column("postcode", f"{path}site.postcode"),
        Column("city", f"{path}site.city"),
        Column("latitude", f"{path}site.latitude"),
        Column("longitude", f"{path}site.longitude"),
        Column("place_text", f"{path}place_text"),
    )


def _language(path: str = "") -> tuple[Column, ...]:
    """A fallback is in German, whatever its language says."""
    return (
        Column("locale", f"{path}locale"),
        Column("is_fallback", f"{path}is_fallback"),
    )


_REPORT = (
    Column("year"),
    Column("report", "report.title"),
    Column("report_url", "report.html_url"),
    *_language("report."),
)
_INDICATOR = (
    Column("indicator", "indikator.slug"),
    Column("indicator_name", "indikator.name"),
    Column("indicator_language", "indikator.content_language"),
    Column("topic", "indikator.topic"),
    Column("topic_display", "indikator.topic_display"),
    Column("unit", "indikator.unit"),
    Column("unit_display", "indikator.unit_display"),
)

MEASURES = (
    Column("uid"),
    Column("title"),
    *_centre(),
    *_REPORT,
    Column("planned_title", "planned.title"),
    Column("planned_status", "planned.status"),
    Column("planned_status_display", "planned.status_display"),
    Column("period_from", "planned.period_from"),
    Column("period_until", "planned.period_until"),
    Column("field_of_action", "planned.handlungsfeld.slug"),
    Column("field_of_action_name", "planned.handlungsfeld.name"),
    Column("field_of_action_language", "planned.handlungsfeld.content_language"),
    Column("outcome", "review.zielerreichung"),
    Column("outcome_display", "review.zielerreichung_display"),
    Column("outcome_text", "review.text"),
    Column("is_example"),
)

KEY_FIGURES = (
    *_centre(),
    *_REPORT,
    *_INDICATOR,
    Column("comparator"),
    Column("value"),
    Column("value_to"),
    Column("note"),
    Column("is_example"),
)

INDICATOR_VALUES = (
    *_centre(),
    Column("paper", "paper.title"),
    Column("paper_url", "paper.html_url"),
    *_language("paper."),
    *_INDICATOR,
    Column("comparator"),
    Column("value"),
    Column("is_suppressed"),
    Column("as_of"),
    Column("spatial_level"),
    Column("spatial_level_display"),
    Column("space_name"),
    Column("comparison_value"),
    Column("comparison_space"),
    Column("method"),
    Column("method_display"),
    Column("source_title"),
    Column("source_url"),
    Column("note"),
    Column("is_example"),
)

OFFERS = (
    Column("id"),
    Column("title"),
    Column("html_url"),
    *_language(),
    *_centre(),
    Column("kind"),
    Column("kind_display"),
    Column("status"),
    Column("status_display"),
    Column("short_text"),
    Column("audience"),
    Column("audience_display"),
    Column("audience_note"),
    Column("age_from"),
    Column("age_to"),
    Column("languages"),
    Column("languages_display"),
    Column("rhythm_note"),
    Column("on_public_holidays"),
    Column("in_school_holidays"),
    *_place(),
    Column("accessibility_note"),
    Column("cost_kind"),
    Column("cost_kind_display"),
    Column("cost_note"),
    Column("registration_kind"),
    Column("registration_kind_display"),
    Column("registration_note"),
    Column("contact", "contact.role"),
    Column("contact_phone", "contact.phone"),
    Column("contact_email", "contact.email"),
    Column("is_example"),
)

DATES = (
    Column("day"),
    Column("start"),
    Column("end"),
    Column("starts_at"),
    Column("ends_at"),
    Column("cancelled"),
    Column("reason"),
    Column("reason_language"),
    Column("offer", "angebot.title"),
    Column("offer_url", "angebot.html_url"),
    *_language("angebot."),
    *_centre("angebot.zentrum"),
    *_place("angebot."),
)
