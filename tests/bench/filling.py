"""`python -m tests.bench.filling N`: fills the database of DATABASE_URL up to N pages.

Synthetic centres with fifty pages each, written in bulk: what signals would have kept up to date is
made anew afterwards. The growth of a city's site is more centres, not ever larger ones.
"""

import random
import sys
from typing import Any

PAGES_OF_A_CENTRE = 50
WORDS = (  # noqa: SIM905 (a list of forty lines says no more)
    "Nachbarschaft Treffpunkt Frühstück Chor Garten Werkstatt Familie Beratung Sprache Spiel "
    "Bewegung Kochen Lesen Musik Fest Jugend Eltern Kinder Quartier Ehrenamt Technik Handarbeit"
).split()


def text(words: int) -> str:
    return " ".join(random.choices(WORDS, k=words)).capitalize()


def insert(parent: Any, pages: list[Any], first: int = 1) -> None:
    """Adds pages of one class below a parent, as published.

    Django's `bulk_create` refuses classes with a parent table, so each table has its own turn.
    """
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone
    from wagtail.models import Page

    model = type(pages[0])
    content_type = ContentType.objects.get_for_model(model)
    for step, page in enumerate(pages, first):
        page.depth = parent.depth + 1
        page.path = model._get_path(parent.path, page.depth, step)
        page.slug = f"{model.__name__.lower()}-{step}"
        page.url_path = f"{parent.url_path}{page.slug}/"
        page.draft_title = page.title
        page.locale_id, page.content_type = parent.locale_id, content_type
        page.first_published_at = page.last_published_at = timezone.now()
    columns = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    rows = [Page(**{name: getattr(page, name) for name in columns}) for page in pages]
    for page, row in zip(pages, Page.objects.bulk_create(rows), strict=True):
        page.pk = page.id = page.page_ptr_id = row.pk
    fields = model._meta.local_concrete_fields
    model._base_manager._insert(pages, fields=fields)
    Page.objects.filter(pk=parent.pk).update(numchild=first - 1 + len(pages))


def fill(size: int) -> None:
    from wagtail.models import Page
    from wagtail_localize.models import LocaleSynchronization

    from quartier_pages.models import (
        AngebotPage,
        QuartierszentrumIndexPage,
        QuartierszentrumPage,
        Standort,
        Zeitfenster,
    )

    # Synthetic pages are German only: copying an alias into each language would be measured.
    LocaleSynchronization.objects.all().delete()
    random.seed(size)
    index = QuartierszentrumIndexPage.objects.get(locale__language_code="de")
    last = index.get_last_child()
    first = int(last.path[-Page.steplen :], 36) + 1
    wanted = max(0, size - Page.objects.count()) // (PAGES_OF_A_CENTRE + 1)
    centres = [
        QuartierszentrumPage(title=f"Zentrum {text(2)}", status="in_betrieb", lead=text(12))
        for _ in range(wanted)
    ]
    if not centres:
        return
    insert(index, centres, first)
    for centre in centres:
        site = Standort(page=centre, name=centre.title, kind="main", locale_id=centre.locale_id)
        site.save()
        offers = [
            AngebotPage(
                title=text(3),
                kind="treff",
                short_text=text(40),
                zentrum=centre,
                site_key=site.translation_key,
            )
            for _ in range(PAGES_OF_A_CENTRE)
        ]
        insert(centre, offers)
        Zeitfenster.objects.bulk_create(
            Zeitfenster(page=offer, rhythm="weekly", weekday="TU", start="16:00", end="18:00")
            for offer in offers
        )


def main() -> None:
    import django

    django.setup()
    from django.core.management import call_command
    from django.db import connection

    fill(int(sys.argv[1]))
    for command in ("rebuild_references_index", "update_index", "build_documents", "build_search"):
        call_command(command, verbosity=0)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


if __name__ == "__main__":
    main()
