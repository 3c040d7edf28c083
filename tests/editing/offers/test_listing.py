"""The list of offers: what stands in it, for whom, and what it can be asked for."""

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from quartier_pages.choices import OfferKind, OfferStatus
from quartier_pages.models import Zeitfenster
from tests.trees import build_offer, weekly

# What Wagtail's own cells and buttons ask for each row: who may see it, what lies around it.
WAGTAILS = re.compile(r'FROM "wagtailcore_(pageviewrestriction|page" WHERE)')


def titles(room: Any, user: Any, query: str = "") -> set[str]:
    response = room.client(user).get(f"/admin/angebote/{query}")
    assert response.status_code == 200
    return {page.title for page in response.context["object_list"]}


@pytest.fixture
def many(room: Any) -> Any:
    build_offer(room.centre, [weekly("MO", "09:00", "10:00")], title="Kurs", kind=OfferKind.KURS)
    build_offer(room.centre, title="Ohne", audience=["kinder"], status=OfferStatus.PAUSIERT)
    past = timezone.localdate() - timedelta(days=1)
    build_offer(room.centre, [Zeitfenster(rhythm="once", date=past)], title="Vorbei")
    build_offer(room.other, [weekly("TU")], title="Fremd")
    return room


def test_everybody_sees_the_offers_they_work_on(many: Any) -> None:
    own = {"Frühstück", "Kurs", "Ohne", "Vorbei"}
    assert titles(many, many.editor) == own
    assert titles(many, many.office) == own | {"Fremd"}


def test_filters_and_search(many: Any) -> None:
    site = many.centre.standorte.get().translation_key
    everything = {"Frühstück", "Kurs", "Ohne", "Vorbei"}
    for query, expected in {
        f"zentrum={many.other.pk}": {"Fremd"},
        "kind=kurs": {"Kurs"},
        "status=pausiert": {"Ohne"},
        "audience=kinder": {"Ohne"},
        f"site_key={site}": everything,
        "special=ohne_termine": {"Ohne"},
        "special=vorbei": {"Vorbei"},
        "special=ueberschneidung": set(),
        "q=kur": {"Kurs"},
        "q=nord": {"Fremd"},
    }.items():
        assert titles(many, many.office, f"?{query}") == expected, query
    assert "Kurs" in titles(many, many.office, "?weekday=MO")
    assert "Fremd" not in titles(many, many.office, "?weekday=MO")


def test_the_weekday_of_single_dates(room: Any) -> None:
    build_offer(room.other, [Zeitfenster(rhythm="once", date=date(2030, 1, 2))], title="Mittwoch")
    assert "Mittwoch" in titles(room, room.office, "?weekday=WE")
    assert "Mittwoch" not in titles(room, room.office, "?weekday=TH")


def test_columns_say_when_and_where(room: Any) -> None:
    html = room.client(room.editor).get("/admin/angebote/").content.decode()
    for text in ("16:00–18:00", "Quartierszentrum Augärtle", "findet statt"):
        assert text in html, text


@pytest.mark.parametrize("kind", ["", "?export=csv", "?special=ueberschneidung"])
def test_as_many_queries_for_many_offers_as_for_few(room: Any, kind: str) -> None:
    def queries() -> int:
        client = room.client(room.editor)
        client.get(f"/admin/angebote/{kind}")
        with CaptureQueriesContext(
            connection,
        ) as seen:
            response = client.get(f"/admin/angebote/{kind}")
            assert b"".join(response) if response.streaming else response.content
        return len([query for query in seen if not WAGTAILS.search(query["sql"])])

    def add(count: int) -> None:
        for number in range(count):
            offer = build_offer(room.centre, [weekly("MO")], title=f"Angebot {number}")
            offer.save_revision()

    add(2)
    few = queries()
    add(20)
    assert queries() == few
