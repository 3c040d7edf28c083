"""The report and the dashboard, as each role sees them."""

import csv
from io import BytesIO, StringIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Page
from wagtail.users.models import UserProfile

from home.models import Role, RoleKey
from tests.editing.completeness.test_rules import english, translate  # noqa: F401 (a fixture)
from tests.trees import Tree, build_offer, build_zentrum, weekly

REPORT = "completeness:report"
TODAY = timezone.localdate()
WEEKDAY = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"][TODAY.weekday()]


@pytest.fixture
def nord(tree: Tree) -> Any:
    return build_zentrum(tree.index, "Zentrum Nord")


def log_in(name: str, *groups: Any) -> Client:
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim")
    user.groups.add(Role.group_of(RoleKey.EDITORS), *groups)
    UserProfile.objects.create(user=user, preferred_language="de")
    client = Client()
    client.force_login(user)
    return client


def read(client: Client, address: str = REPORT, **query: str) -> str:
    answer = client.get(reverse(address), query)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_editors_read_of_their_own_centre_only(tree: Tree, nord: Any) -> None:
    editor = log_in("nord", nord.redaktion.group)
    for text in (read(editor), read(editor, "wagtailadmin_home")):
        assert "noch keinen Jahresbericht" in text
        assert "Zentrum Nord" in text
        assert tree.zentrum.title not in text
    office = read(log_in("office", Role.group_of(RoleKey.OFFICE)))
    assert "Zentrum Nord" in office
    assert tree.zentrum.title in office


def test_who_edits_nothing_reads_no_report(tree: Tree) -> None:
    nobody = log_in("nobody")
    assert nobody.get(reverse(REPORT)).status_code == 302
    assert reverse(REPORT) not in read(nobody, "wagtailadmin_home")


@pytest.mark.parametrize(
    ("query", "number"),
    [
        ({}, 8),
        ({"severity": "dringend"}, 2),
        ({"rule": "angebot-ohne-zeit"}, 1),
        ({"kind": "Angebot"}, 3),
        ({"language": "en"}, 0),
        ({"rule": "angebot-ohne-zeit", "severity": "dringend"}, 0),
    ],
)
def test_filters_and_exports(nord: Any, query: dict[str, str], number: int) -> None:
    build_offer(nord, title="Töpfern")
    editor = log_in("nord", nord.redaktion.group)
    content = b"".join(editor.get(reverse(REPORT), {**query, "export": "csv"}).streaming_content)
    rows = list(csv.DictReader(StringIO(content.decode("utf-8-sig"))))
    assert len(rows) == number
    assert all(row["Link"].startswith("http://") and row["Zentrum"] for row in rows)
    answer = editor.get(reverse(REPORT), {**query, "export": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    assert sheet.max_row == number + 1
    assert ("Hier fehlt nichts" in read(editor, **query)) is (number == 0)


def test_a_centre_can_be_chosen(tree: Tree, nord: Any) -> None:
    office = log_in("office", Role.group_of(RoleKey.OFFICE))
    key = str(nord.translation_key)
    rows = read(office, "completeness:report_results", centre=key)
    assert "Zentrum Nord" in rows
    assert f">{tree.zentrum.title}<" not in rows


def test_all_complete(tree: Tree) -> None:
    Page.objects.filter(depth__gt=2).delete()
    office = log_in("office", Role.group_of(RoleKey.OFFICE))
    assert "Alles vollständig" in read(office)


def test_dashboard_of_a_centre(nord: Any) -> None:
    editor = log_in("nord", nord.redaktion.group)
    user = get_user_model().objects.get(username="nord")
    offer = build_offer(nord, [weekly(WEEKDAY, "10:30")], title="Töpfern", on_public_holidays=True)
    draft = build_offer(nord, title="Entwurf vom Mai", live=False)
    draft.save_revision(user=user)
    sent = build_offer(nord, title="Fest am See", live=False)
    sent.save_revision(user=user)
    state = nord.redaktion.workflow.start(sent, user)
    reviewer = get_user_model().objects.create_superuser("chef", "chef@example.org", "geheim")
    state.current_task_state.task.specific.on_action(
        state.current_task_state, reviewer, "reject", comment="Bitte mit Uhrzeit"
    )
    text = read(editor, "wagtailadmin_home")
    for words in ("10:30", offer.title, draft.title, "zurückgekommen", "Bitte mit Uhrzeit"):
        assert words in text
    assert "dieses Zentrums im Bericht zeigen" in text


def test_the_office_sees_all_centres_at_a_glance(tree: Tree, nord: Any) -> None:
    build_zentrum(tree.index, "Zentrum Süd")
    sent = build_offer(nord, title="Fest am See", live=False)
    sent.save_revision()
    nord.redaktion.workflow.start(sent, None)
    text = read(log_in("office", Role.group_of(RoleKey.OFFICE)), "wagtailadmin_home")
    for name in (tree.zentrum.title, "Zentrum Nord", "Zentrum Süd"):
        assert name in text
    assert f"centre={nord.translation_key}&amp;rule=freigabe-wartet" in text
    assert f"centre={nord.translation_key}&amp;severity=dringend" in text
    assert "Die nächsten sieben Tage" not in text


def test_translators_see_what_is_missing(tree: Tree, english: Any) -> None:  # noqa: F811
    offer = build_offer(tree.zentrum)
    offer.copy_for_translation(english, alias=True)
    translate(tree.zentrum, english)
    translator = log_in("translator", Role.group_of(RoleKey.TRANSLATION))
    text = read(translator, "wagtailadmin_home")
    assert "language=en&amp;rule=uebersetzung-fehlt" in text
    assert 'id="completeness' not in text


def test_dashboard_and_report_ask_as_much_of_many_centres(tree: Tree, nord: Any) -> None:
    office = log_in("office", Role.group_of(RoleKey.OFFICE))
    counts = []
    for number in range(2):
        build_zentrum(tree.index, f"Zentrum {number}")
        for address in (REPORT, "wagtailadmin_home"):
            read(office, address)
            with CaptureQueriesContext(connection) as queries:
                read(office, address)
            # Wagtail asks each centre's step of the release who may take it.
            counts.append(len([q for q in queries if "groupapprovaltask" not in q["sql"]]))
    assert counts[:2] == counts[2:]
