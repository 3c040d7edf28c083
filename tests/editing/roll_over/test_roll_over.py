"""„Jahresbericht 2026 vorbereiten“, as an editor does it."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail.test.utils.form_data import inline_formset

from quartier_pages.editing.roll_over import plan, views
from quartier_pages.models import (
    BerichtSchwerpunkt,
    JahresberichtPage,
    Kennzahl,
    Massnahme,
    MassnahmenRueckblick,
    QuartierszentrumPage,
)
from tests.editing.rights.world import person
from tests.form_data import form_data
from tests.trees import Tree, build_field_of_action, build_indicator, build_report, build_zentrum

pytestmark = pytest.mark.django_db
CHOIR, GARDEN, MAP, STALL = (UUID(int=number) for number in range(1, 5))


@pytest.fixture(autouse=True)
def in_2026(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda *_: date(2026, 11, 27))


@pytest.fixture
def editor(tree: Tree) -> Client:
    return log_in(person("redaktion", tree.zentrum.redaktion.group))


def log_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def last(tree: Tree) -> JahresberichtPage:
    field = build_field_of_action()
    return build_report(
        tree.zentrum,
        2025,
        title="Jahresbericht 2025 QZ Augärtle",
        massnahmen=[
            Massnahme(
                uid=CHOIR,
                title="Chor",
                status="laufend",
                handlungsfeld=field,
                goals="Singen",
                audience=["aeltere"],
                period_until="2027",
            ),
            Massnahme(uid=GARDEN, title="Garten", status="geplant"),
            # Closed already, and said to be so: nothing is left to review.
            Massnahme(uid=MAP, title="Stadtteilkarte", status="abgeschlossen"),
            # Closed, but nobody has said what became of it.
            Massnahme(uid=STALL, title="Marktstand", status="verworfen"),
        ],
        rueckblick=[MassnahmenRueckblick(massnahme_uid=MAP, zielerreichung="erreicht")],
        schwerpunkte=[
            BerichtSchwerpunkt(title="Nachbarschaft", text="<p>Alle.</p>", handlungsfeld=field)
        ],
        kennzahlen=[Kennzahl(indikator=build_indicator(), value=120, note="gezählt")],
    )


def address(centre: QuartierszentrumPage) -> str:
    return reverse("prepare_report", args=[centre.pk])


def drafts(centre: QuartierszentrumPage) -> Any:
    return centre.jahresberichte.filter(live=False)


def test_confirmation_lists_what_is_taken_over(
    tree: Tree, last: JahresberichtPage, editor: Client
) -> None:
    page = editor.get(address(tree.zentrum)).content.decode()

    for text in ("Jahresbericht 2026 QZ Augärtle", "Chor", "Garten", "Marktstand", "Besuche"):
        assert text in page
    assert "Stadtteilkarte" not in page
    assert page.count('name="continued"') == 2
    assert not drafts(tree.zentrum).exists()


def test_makes_a_draft_of_the_last_report(
    tree: Tree, last: JahresberichtPage, editor: Client
) -> None:
    response = editor.post(address(tree.zentrum), {"continued": [str(CHOIR)]})

    stored = drafts(tree.zentrum).get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[stored.pk])
    draft = stored.get_latest_revision_as_object()
    for report in (stored, draft):  # what is stored and what the editor opens
        assert (report.title, report.year) == ("Jahresbericht 2026 QZ Augärtle", 2026)
        assert [(row.massnahme_uid, row.zielerreichung) for row in report.rueckblick.all()] == [
            (CHOIR, ""),
            (GARDEN, ""),
            (STALL, ""),
        ]
        topic = report.schwerpunkte.get()
        assert (topic.title, topic.text) == ("Nachbarschaft", "<p>Alle.</p>")
        assert topic.handlungsfeld.name == "Integration"
        figure = report.kennzahlen.get()
        assert (figure.indikator.name, figure.value, figure.note) == ("Besuche", None, "")
        measure = report.massnahmen.get()
        assert (measure.uid, measure.title, measure.status) == (CHOIR, "Chor", "laufend")
        assert (measure.goals, measure.audience) == ("Singen", ["aeltere"])
        assert measure.period_until == "2027"
    assert (draft.live, draft.owner.username) == (False, "redaktion")
    assert last.kennzahlen.get().value == 120


def test_the_draft_is_edited_and_saved_bit_by_bit(
    tree: Tree, last: JahresberichtPage, editor: Client
) -> None:
    editor.post(address(tree.zentrum))
    draft = drafts(tree.zentrum).get()
    edit = reverse("wagtailadmin_pages:edit", args=[draft.pk])
    assert editor.get(edit).status_code == 200
    figure, review = draft.kennzahlen.get(), draft.rueckblick.first()
    row = {"id": figure.pk, "indikator": figure.indikator_id, "comparator": "=", "value": ""}
    asked = {"id": review.pk, "massnahme_uid": review.massnahme_uid, "zielerreichung": ""}
    data = form_data(
        JahresberichtPage,
        draft.title,
        draft.slug,
        year="2026",
        kennzahlen=inline_formset([{**row, "value_to": "", "note": ""}], initial=1),
        rueckblick=inline_formset([{**asked, "text": ""}], initial=1),
    )

    saved = editor.post(edit, data)
    refused = editor.post(edit, {**data, "action-submit": "1"})

    assert saved.status_code == 302
    # To be approved, it has to be complete.
    assert refused.status_code == 200
    form = refused.context["form"]
    assert "value" in form.formsets["kennzahlen"].errors[0]
    assert "zielerreichung" in form.formsets["rueckblick"].errors[0]


def test_what_is_unfinished_is_never_published(tree: Tree, last: JahresberichtPage) -> None:
    report = build_report(
        tree.zentrum,
        2026,
        live=False,
        kennzahlen=[Kennzahl(indikator=build_indicator("Termine"))],
        rueckblick=[
            MassnahmenRueckblick(massnahme_uid=CHOIR, zielerreichung="erreicht"),
            MassnahmenRueckblick(massnahme_uid=GARDEN, text="Noch unklar."),
        ],
    )
    assert (report.kennzahlen.count(), report.rueckblick.count()) == (1, 2)

    report.save_revision().publish()

    public = JahresberichtPage.objects.get(pk=report.pk)
    assert public.live
    assert not public.kennzahlen.exists()
    assert [row.massnahme_uid for row in public.rueckblick.all()] == [CHOIR]
    # Nothing is lost: it is in the history of the page.
    kept = public.latest_revision.as_object()
    assert (kept.kennzahlen.count(), kept.rueckblick.count()) == (1, 2)


def test_a_preview_shows_no_empty_rows(tree: Tree, last: JahresberichtPage, rf: Any) -> None:
    indicator = last.kennzahlen.get().indikator
    other = build_indicator("Termine")
    report = build_report(
        tree.zentrum,
        2026,
        live=False,
        kennzahlen=[Kennzahl(indikator=indicator), Kennzahl(indikator=other, value=Decimal(3))],
        rueckblick=[MassnahmenRueckblick(massnahme_uid=CHOIR)],
    )
    context = report.get_context(rf.get("/"))
    assert [row.kennzahl.indikator.name for row in context["kennzahlen"]] == ["Termine"]
    assert context["rueckblick"] == []


def test_running_it_twice_makes_no_second_draft(
    tree: Tree, last: JahresberichtPage, editor: Client
) -> None:
    first = editor.post(address(tree.zentrum))

    for again in (editor.post(address(tree.zentrum)), editor.get(address(tree.zentrum))):
        assert again.url == first.url
    page = editor.get(first.url).content.decode()
    assert "Es gibt schon einen Entwurf" in page
    assert drafts(tree.zentrum).count() == 1


def test_somebody_else_was_faster(
    tree: Tree, last: JahresberichtPage, editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have seen that there is none: the second one's row is refused by the database."""
    build_report(tree.zentrum, 2026, live=False)
    monkeypatch.setattr(views, "begun_report", lambda _: None)
    monkeypatch.setattr("quartier_pages.models.jahresbericht.check_year_is_free", lambda *_: None)

    response = editor.post(address(tree.zentrum), follow=True)

    assert "Gerade hat jemand anderes" in response.content.decode()
    assert drafts(tree.zentrum).count() == 1
    with pytest.raises(IntegrityError):
        build_report(tree.zentrum, 2026, live=False)


def test_the_draft_of_another_report_holds_the_year(
    tree: Tree, last: JahresberichtPage, editor: Client
) -> None:
    older = build_report(tree.zentrum, 2019, title="Alter Bericht")
    older.year = 2026
    older.save_revision(clean=False)

    response = editor.post(address(tree.zentrum), follow=True)

    assert "Alter Bericht" in response.content.decode()
    assert not drafts(tree.zentrum).exists()


def test_a_first_report_is_about_the_last_calendar_year(tree: Tree, editor: Client) -> None:
    assert "Entwurf ist leer" in editor.get(address(tree.zentrum)).content.decode()
    editor.post(address(tree.zentrum))
    draft = drafts(tree.zentrum).get()
    assert (draft.title, draft.year) == ("Jahresbericht 2025", 2025)


def test_no_report_of_a_year_to_come(tree: Tree, editor: Client) -> None:
    build_report(tree.zentrum, 2026)
    response = editor.get(address(tree.zentrum), follow=True)
    assert "sobald dieses Jahr begonnen hat" in response.content.decode()
    editor.post(address(tree.zentrum))
    assert not drafts(tree.zentrum).exists()


def test_a_measure_that_is_not_in_the_list_is_refused(
    tree: Tree, last: JahresberichtPage, editor: Client
) -> None:
    data = {"continued": [str(CHOIR), str(uuid4())]}
    response = editor.post(address(tree.zentrum), data)
    assert "steht nicht mehr in der Liste" in response.content.decode()
    assert "checked" in response.content.decode()
    assert not drafts(tree.zentrum).exists()


def test_only_who_may_add_pages_to_the_centre(tree: Tree, last: JahresberichtPage) -> None:
    nord = build_zentrum(tree.index, "Nord")
    stranger = log_in(person("nord", nord.redaktion.group))
    for response in (stranger.get(address(tree.zentrum)), stranger.post(address(tree.zentrum))):
        # Wagtail answers a refusal in the admin by leading back to its start.
        assert response.url == reverse("wagtailadmin_home")
    assert not drafts(tree.zentrum).exists()


def test_translations_have_none_of_their_own(
    tree: Tree, last: JahresberichtPage, admin_client: Client, locales: dict[str, Locale]
) -> None:
    for page in (tree.home, tree.index):
        page.copy_for_translation(locales["en"])
    english = tree.zentrum.copy_for_translation(locales["en"])
    assert admin_client.get(address(english)).status_code == 404
    assert plan.centre_to_report(english) is None


LABEL = "Jahresbericht 2026 vorbereiten"


def test_the_menu_leads_there(tree: Tree, last: JahresberichtPage, editor: Client) -> None:
    older = build_report(tree.zentrum, 2024)
    explore = reverse("wagtailadmin_explore", args=[tree.zentrum.pk])
    edit = {
        report: reverse("wagtailadmin_pages:edit", args=[report.pk]) for report in (last, older)
    }
    assert LABEL in editor.get(explore).content.decode()
    assert LABEL in editor.get(edit[last]).content.decode()
    assert LABEL not in editor.get(edit[older]).content.decode()

    editor.post(address(tree.zentrum))
    assert LABEL not in editor.get(explore).content.decode()
