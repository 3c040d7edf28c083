"""The list of school holidays."""

from typing import Any

import pytest

from quartier_pages.models import SchoolHolidays

LIST = "/admin/snippets/quartier_pages/schoolholidays/"


@pytest.fixture
def summer(db: Any) -> SchoolHolidays:
    return SchoolHolidays.objects.create(
        name="Sommerferien", first_day="2030-07-25", last_day="2030-09-07"
    )


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2030-09-07", "2030-09-20", "first_day"),
        ("2030-08-01", "2030-08-02", "first_day"),
        ("2030-10-30", "2030-10-20", "last_day"),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(
    room: Any, summer: SchoolHolidays, first: str, last: str, field: str
) -> None:
    response = room.client(room.office).post(
        f"{LIST}add/", {"name": "Ferien", "first_day": first, "last_day": last}
    )
    assert list(response.context["form"].errors) == [field]


def test_the_list_is_in_order_and_can_be_edited(room: Any, summer: SchoolHolidays) -> None:
    client = room.client(room.office)
    client.post(
        f"{LIST}add/", {"name": "Osterferien", "first_day": "2030-04-15", "last_day": "2030-04-26"}
    )
    client.post(
        f"{LIST}edit/{summer.pk}/",
        {"name": "Sommerferien", "first_day": "2030-07-26", "last_day": "2030-09-07"},
    )
    names = [str(row) for row in client.get(LIST).context["object_list"]]
    assert names == ["Osterferien 2030", "Sommerferien 2030"]
    summer.refresh_from_db()
    assert f"{summer.first_day}" == "2030-07-26"


def test_the_list_of_offers_leads_there_who_may_edit_it(room: Any) -> None:
    assert LIST in room.client(room.office).get("/admin/angebote/").content.decode()
    assert LIST not in room.client(room.editor).get("/admin/angebote/").content.decode()
