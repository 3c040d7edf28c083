"""What several tests of the demo need."""

from collections import Counter
from dataclasses import dataclass
from io import StringIO

from django.apps import apps
from django.core.management import call_command
from wagtail.models import Page

# Who did what, texts once translated, and what is derived from other rows.
UNCOUNTED = {
    "delivery.Document",
    "delivery.DocumentTag",
    "wagtailcore.ModelLogEntry",
    "wagtailcore.PageLogEntry",
    "wagtail_localize.String",
    "wagtail_localize.Template",
    "wagtailsearch.IndexEntry",
    "wagtailsearch.SQLiteFTSIndexEntry",
}


@dataclass(frozen=True)
class State:
    """What the database holds: rows per table, and the latest revision of every page."""

    rows: dict[str, int]
    revisions: dict[int, int | None]


def state() -> State:
    rows = Counter(
        {
            model._meta.label: model._base_manager.count()
            for model in apps.get_models()
            if model._meta.label not in UNCOUNTED and model._meta.managed
        }
    )
    revisions = dict(Page.objects.values_list("pk", "latest_revision"))
    return State({label: count for label, count in rows.items() if count}, revisions)


def load_demo(*arguments: str) -> str:
    """What the command says on standard output."""
    output = StringIO()
    call_command("load_demo", *arguments, stdout=output, stderr=StringIO())
    return output.getvalue()
