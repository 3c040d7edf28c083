"""What the admin exports opens in a spreadsheet, whatever somebody wrote into a title."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.trees import Tree, build_offer

pytestmark = pytest.mark.django_db

LISTS = [
    "/admin/angebote/",
    "/admin/reports/completeness/",
    "/admin/reports/aging-pages/",
    "/admin/reports/site-history/",
    "/admin/uebersetzungen/",
]


@pytest.mark.parametrize("address", LISTS)
def test_a_title_breaks_no_workbook_and_runs_in_no_table(
    tree: Tree, admin_client: Any, address: str
) -> None:
    # As copied from a PDF file, where it was a soft hyphen.
    offer = build_offer(tree.zentrum, title="=Früh\x02stück")
    offer.save_revision(log_action=True).publish()

    def exported(kind: str) -> bytes:
        response = admin_client.get(address, {"export": kind})
        assert response.status_code == 200
        return b"".join(response) if response.streaming else response.content

    book = load_workbook(BytesIO(exported("xlsx")))
    cells = [cell for row in book.active for cell in row]
    assert [cell for cell in cells if "Frühstück" in str(cell.value)]
    assert "f" not in {cell.data_type for cell in cells}
    text = exported("csv").decode("utf-8-sig")
    delimiter = ";" if address == LISTS[0] else ","
    cells = [cell for row in csv.reader(StringIO(text), delimiter=delimiter) for cell in row]
    assert "'=Frühstück" in cells
