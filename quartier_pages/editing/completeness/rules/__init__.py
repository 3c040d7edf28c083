"""All rules, in the order in which they were thought of; each module is about one kind of thing."""

from quartier_pages.editing.completeness.rule import Rule
from quartier_pages.editing.completeness.rules import (
    centres,
    media,
    offers,
    papers,
    reports,
    sources,
    translations,
    workflow,
)

RULES: tuple[Rule, ...] = (
    *reports.RULES,
    *papers.RULES,
    *centres.RULES,
    *offers.RULES,
    *sources.RULES,
    *media.RULES,
    *workflow.RULES,
    *translations.RULES,
)
