import csv
import io
from typing import Any

import pytest

from quartier_pages.formats import csv_columns
from quartier_pages.formats.csv_table import Column, csv_table


def cell(value) -> str:
    """A value as a spreadsheet reads it back."""
    content = csv_table([{"a": value}], [Column("a")]).decode("utf-8-sig")
    ((heading,), (text,)) = csv.reader(io.StringIO(content, newline=""))
    assert heading == "a"
    return text


def test_table():
    rows: list[dict[str, Any]] = [
        {"title": "Müll, „Müll“", "zentrum": {"title": 'Quartier "Süd"'}, "value": 0.5},
        {"title": "zwei\r\nZeilen", "zentrum": None},
    ]
    columns = [Column("title"), Column("centre", "zentrum.title"), Column("value")]
    assert (
        csv_table(rows, columns)
        == (
            "\ufefftitle,centre,value\r\n"
            '"Müll, „Müll“","Quartier ""Süd""",0.5\r\n'
            '"zwei\r\nZeilen",,\r\n'
        ).encode()
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (None, ""),
        (True, "true"),
        (False, "false"),
        (-3, "-3"),
        (["kinder", "familien"], "kinder; familien"),
        ([], ""),
        ("مقهى", "مقهى"),
        ("=", "="),
        ("≈", "≈"),
        ("a=1", "a=1"),
        ('=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'),
        ("+49 7131", "'+49 7131"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        (" =1+1", "' =1+1"),
        ("\r=1", "'\r=1"),
        (["=1", "b"], "'=1; b"),
        ("a\x00b", "ab"),
    ],
)
def test_cell(value, expected):
    assert cell(value) == expected


@pytest.mark.parametrize("name", ["MEASURES", "KEY_FIGURES", "INDICATOR_VALUES", "OFFERS", "DATES"])
def test_every_column_has_its_own_heading(name):
    headings = [column.name for column in getattr(csv_columns, name)]
    assert len(set(headings)) == len(headings)
