"""Cancellations in the form of an offer: each must meet a date, and nothing typed is lost."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from wagtail.test.utils.form_data import inline_formset

from quartier_pages.models import AngebotPage, Ausfall
from tests.form_data import create, errors, form_data
from tests.trees import Tree, build_offer, weekly

TUESDAY = date(2026, 12, 8)
MONDAYS = {
    "rhythm": "weekly",
    "weekday": "MO",
    "date": "",
    "start": "16:00",
    "end": "18:00",
    "interval": "1",
    "nth": "",
    "valid_from": "",
    "valid_until": "",
}


def cancelled(first: str, last: str = "") -> dict[str, str]:
    return {"first_day": first, "last_day": last, "reason": "Teamtag"}


@pytest.mark.parametrize(
    ("first", "last", "message"),
    [
        ("08.12.2026", "", "Am Di, 8.12.2026 hat das Angebot keinen Termin"),
        ("08.12.2026", "", "Mo, 7.12.2026; Mo, 14.12.2026"),
        ("08.12.2026", "13.12.2026", "Vom Di, 8.12.2026 bis So, 13.12.2026"),
        ("08.12.0226", "", "Termine in der Nähe: keine"),
        ("31.12.9999", "", "hat das Angebot keinen Termin"),
        ("07.12.2026", "", ""),
        ("08.12.2026", "31.12.9999", ""),
        ("24.12.2026", "06.01.2027", ""),
    ],
)
def test_a_cancellation_of_no_date_gets_a_message_beside_the_day(
    tree: Tree, admin_client: Any, first: str, last: str, message: str
) -> None:
    rows = {
        "zeitfenster": inline_formset([MONDAYS]),
        "ausfaelle": inline_formset([cancelled(first, last)]),
    }
    response = create(admin_client, AngebotPage, tree.zentrum, **rows)
    if message:
        assert message in errors(response)["ausfaelle-0-first_day"][0]
        assert 'value="Teamtag"' in response.content.decode(), "what was typed must not be lost"
    else:
        assert response.status_code == 302, errors(response)


def test_without_fixed_times_any_day_can_be_cancelled(tree: Tree, admin_client: Any) -> None:
    rows = {"ausfaelle": inline_formset([cancelled("08.12.2026")])}
    assert create(admin_client, AngebotPage, tree.zentrum, **rows).status_code == 302


def test_a_cancellation_that_was_right_once_lets_the_offer_be_saved(
    tree: Tree, admin_client: Any
) -> None:
    offer = build_offer(tree.zentrum, [weekly("MO")], title="Treff", slug="treff")
    offer.ausfaelle.add(Ausfall(first_day=TUESDAY, last_day=TUESDAY, reason="Teamtag"))
    offer.save_revision().publish()
    offer = AngebotPage.objects.get(pk=offer.pk)
    slot, off = offer.zeitfenster.get(), offer.ausfaelle.get()

    kept = {**cancelled("08.12.2026", "08.12.2026"), "id": off.pk}
    rows = {
        "zeitfenster": inline_formset([{**MONDAYS, "id": slot.pk}], initial=1),
        "ausfaelle": inline_formset([kept], initial=1),
    }
    data = form_data(AngebotPage, "Anderer Titel", "treff", **rows)
    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=(offer.pk,)), data)
    assert response.status_code == 302, errors(response)
