"""Every page type created, edited, previewed and published through Wagtail's real forms."""

from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, rich_text

from home.models import FeedbackPage, HomePage, StandardPage
from quartier_pages.models import (
    AngebotPage,
    EckpunktepapierPage,
    JahresberichtPage,
    Massnahme,
    MassnahmenRueckblick,
    QuartierszentrumIndexPage,
    QuartierszentrumPage,
)
from tests.form_data import EMPTY, create, errors, form_data, measure, standort
from tests.trees import (
    Tree,
    build_field_of_action,
    build_indicator,
    build_offer,
    build_paper,
    build_report,
    build_zentrum,
)

pytestmark = pytest.mark.django_db


def parent_of(model: type[Page], tree: Tree) -> Page:
    if model is QuartierszentrumIndexPage:
        tree.index.delete()  # only one is allowed
        return Page.objects.get(pk=tree.home.pk)
    return {
        HomePage: Page.get_first_root_node(),
        StandardPage: tree.home,
        FeedbackPage: tree.home,
        QuartierszentrumPage: tree.index,
    }.get(model, tree.zentrum)


@pytest.mark.parametrize("model", list(EMPTY), ids=lambda model: model.__name__)
def test_create_edit_preview_and_publish(model: Any, tree: Tree, admin_client: Any) -> None:
    parent = parent_of(model, tree)

    response = create(admin_client, model, parent)
    assert response.status_code == 302, errors(response)
    page = model.objects.get(slug="neu")
    assert not page.live

    edit = reverse("wagtailadmin_pages:edit", args=(page.pk,))
    assert admin_client.get(edit).status_code == 200
    data = form_data(model, "Geändert", "neu")

    preview = reverse("wagtailadmin_pages:preview_on_edit", args=(page.pk,))
    assert admin_client.post(preview, data).json() == {"is_valid": True, "is_available": True}
    shown = admin_client.get(preview)
    assert shown.status_code == 200
    assert "Geändert" in shown.content.decode()

    response = admin_client.post(edit, {**data, "action-publish": "1"})
    assert response.status_code == 302, errors(response)
    page.refresh_from_db()
    assert (page.title, page.live) == ("Geändert", True)
    if model is not HomePage:  # a second home page belongs to no site
        assert "Geändert" in admin_client.get(page.url).content.decode()


def test_a_new_page_can_be_previewed_before_it_is_saved(tree: Tree, admin_client: Any) -> None:
    for model in (AngebotPage, EckpunktepapierPage, JahresberichtPage):
        url = reverse(
            "wagtailadmin_pages:preview_on_add",
            args=(model._meta.app_label, model._meta.model_name, tree.zentrum.pk),
        )
        assert admin_client.post(url, form_data(model, "Entwurf", "entwurf")).json()["is_valid"]
        assert "Entwurf" in admin_client.get(url).content.decode()


def test_a_second_report_of_a_year_gets_a_message_beside_the_year(
    tree: Tree, admin_client: Any
) -> None:
    build_report(tree.zentrum, 2024)

    response = create(admin_client, JahresberichtPage, tree.zentrum)

    assert "Für 2024 gibt es schon einen Jahresbericht" in errors(response)["year"][0]
    assert 'value="Neue Seite"' in response.content.decode(), "what was typed must not be lost"
    assert JahresberichtPage.objects.count() == 1


def test_an_offer_without_a_place_gets_a_message_beside_the_site(
    tree: Tree, admin_client: Any
) -> None:
    response = create(admin_client, AngebotPage, tree.zentrum, place_text="")
    assert "Bitte einen Standort" in errors(response)["site_key"][0]


def test_an_end_before_the_start_gets_a_message_beside_the_end(
    tree: Tree, admin_client: Any
) -> None:
    slot = {
        "rhythm": "weekly",
        "weekday": "MO",
        "date": "",
        "start": "18:00",
        "end": "16:00",
        "interval": "1",
        "nth": "",
        "valid_from": "",
        "valid_until": "",
    }
    response = create(admin_client, AngebotPage, tree.zentrum, zeitfenster=inline_formset([slot]))
    assert "Das Ende liegt vor dem Beginn" in errors(response)["zeitfenster-0-end"][0]


def test_a_coordinate_outside_the_world_gets_a_message(tree: Tree, admin_client: Any) -> None:
    site = standort(latitude="149.1", longitude="9.2", geo_precision="exact")
    response = create(
        admin_client, QuartierszentrumPage, tree.index, standorte=inline_formset([site])
    )
    assert "zwischen -90 und 90" in errors(response)["standorte-0-latitude"][0]


@pytest.mark.parametrize(
    ("sites", "message"),
    [
        ([], "braucht einen Hauptstandort"),
        ([standort(), standort(name="Zweites Haus")], "2 Hauptstandorte"),
    ],
)
def test_a_running_centre_has_exactly_one_main_site(
    tree: Tree, admin_client: Any, sites: list[dict[str, Any]], message: str
) -> None:
    response = create(
        admin_client,
        QuartierszentrumPage,
        tree.index,
        status="in_betrieb",
        standorte=inline_formset(sites),
    )
    assert message in errors(response)["status"][0]


def test_a_paper_offers_only_papers_of_its_centre_as_predecessor(
    tree: Tree, admin_client: Any
) -> None:
    elsewhere = build_paper(build_zentrum(tree.index, "Anderes Zentrum"))
    response = create(
        admin_client, EckpunktepapierPage, tree.zentrum, predecessor=str(elsewhere.pk)
    )
    assert errors(response)["predecessor"] == [
        "Bitte ein anderes Papier desselben Zentrums auswählen."
    ]


def test_a_measure_keeps_its_identity_from_report_to_report(tree: Tree, admin_client: Any) -> None:
    response = create(
        admin_client,
        JahresberichtPage,
        tree.zentrum,
        slug="2024",
        massnahmen=inline_formset([measure()]),
    )
    assert response.status_code == 302, errors(response)
    planned = Massnahme.objects.get()

    response = create(
        admin_client,
        JahresberichtPage,
        tree.zentrum,
        slug="2025",
        year="2025",
        massnahmen=inline_formset([measure(uid=str(planned.uid)), measure(title="Neu")]),
        rueckblick=inline_formset(
            [{"massnahme_uid": str(planned.uid), "zielerreichung": "erreicht", "text": "Gelungen"}]
        ),
        kennzahlen=inline_formset(
            [
                {
                    "indikator": build_indicator().pk,
                    "comparator": "=",
                    "value": "120",
                    "value_to": "",
                    "note": "",
                }
            ]
        ),
        schwerpunkte=inline_formset(
            [
                {
                    "title": "Begegnung",
                    "text": rich_text("<p>Treffen</p>"),
                    "handlungsfeld": build_field_of_action().pk,
                }
            ]
        ),
    )
    assert response.status_code == 302, errors(response)
    report = JahresberichtPage.objects.get(year=2025)
    uids = list(report.massnahmen.values_list("uid", flat=True))
    assert uids[0] == planned.uid
    assert uids[1] not in (None, planned.uid)
    assert report.rueckblick.get().massnahme_uid == planned.uid
    assert report.kennzahlen.count() == report.schwerpunkte.count() == 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"period_from": "31.02.2025"}, "2024, 04.2024 oder 01.04.2024"),
        ({"period_from": "2025", "period_until": "2024"}, "Der Zeitraum endet, bevor er beginnt."),
    ],
)
def test_an_impossible_period_gets_a_message(
    tree: Tree, admin_client: Any, values: dict[str, str], message: str
) -> None:
    rows = inline_formset([measure(**values)])
    response = create(admin_client, JahresberichtPage, tree.zentrum, massnahmen=rows)
    assert message in str(errors(response))


def test_a_measure_twice_gets_a_message(tree: Tree, admin_client: Any) -> None:
    planned = Massnahme(title="Fest", uid=uuid4())
    build_report(tree.zentrum, 2023, massnahmen=[planned])
    rows = inline_formset([measure(uid=str(planned.uid)), measure(uid=str(planned.uid))])

    response = create(admin_client, JahresberichtPage, tree.zentrum, massnahmen=rows)

    assert response.context["form"].formsets["massnahmen"].non_form_errors() == [
        "Ein Bericht kann eine Maßnahme nur einmal planen. Bitte eine der beiden Zeilen entfernen."
    ]


def test_a_site_that_offers_use_is_not_removed(tree: Tree, admin_client: Any) -> None:
    build_offer(tree.zentrum, title="Töpfern")
    row = standort(id=str(tree.site.pk), name=tree.site.name, DELETE="1")
    data = form_data(
        QuartierszentrumPage,
        "Zentrum",
        tree.zentrum.slug,
        standorte=inline_formset([row], initial=1),
    )

    response = admin_client.post(reverse("wagtailadmin_pages:edit", args=(tree.zentrum.pk,)), data)

    assert "Töpfern" in str(response.context["form"].non_field_errors())


def test_pages_with_rows_are_edited_and_keep_their_identities(
    tree: Tree, admin_client: Any
) -> None:
    uid = uuid4()
    build_report(tree.zentrum, 2024, slug="2024", massnahmen=[Massnahme(title="Fest", uid=uid)])
    report = build_report(
        tree.zentrum,
        2025,
        slug="2025",
        massnahmen=[Massnahme(title="Fest", uid=uid), Massnahme(title="Treff")],
        rueckblick=[MassnahmenRueckblick(massnahme_uid=uid, zielerreichung="teilweise")],
    )
    first, second = report.massnahmen.all()
    review = report.rueckblick.get()
    data = form_data(
        JahresberichtPage,
        "Neuer Titel",
        "2025",
        year="2025",
        massnahmen=inline_formset(
            [measure(id=str(row.pk), title=row.title, uid=str(row.uid)) for row in (first, second)],
            initial=2,
        ),
        rueckblick=inline_formset(
            [
                {
                    "id": str(review.pk),
                    "massnahme_uid": str(uid),
                    "zielerreichung": "erreicht",
                    "text": "",
                }
            ],
            initial=1,
        ),
    )
    edit = reverse("wagtailadmin_pages:edit", args=(report.pk,))
    assert "Treff (neu in diesem Bericht)" in admin_client.get(edit).content.decode()
    response = admin_client.post(edit, {**data, "action-publish": "1"})

    assert response.status_code == 302, errors(response)
    report = JahresberichtPage.objects.get(year=2025)
    assert [row.uid for row in report.massnahmen.all()] == [uid, second.uid]
    assert report.rueckblick.get().zielerreichung == "erreicht"


def test_an_offer_keeps_its_place_when_it_is_edited(tree: Tree, admin_client: Any) -> None:
    offer = build_offer(tree.zentrum, slug="treff")
    key = str(tree.site.translation_key)
    data = form_data(AngebotPage, "Neuer Titel", "treff", site_key=key, place_text="")

    response = admin_client.post(
        reverse("wagtailadmin_pages:edit", args=(offer.pk,)), {**data, "action-publish": "1"}
    )

    assert response.status_code == 302, errors(response)
    offer.refresh_from_db()
    assert (offer.title, offer.site) == ("Neuer Titel", tree.site)


def test_publishing_during_a_review_asks_first(tree: Tree, admin_client: Any, admin: Any) -> None:
    report = build_report(tree.zentrum, 2024, live=False)
    report.save_revision()
    report.get_workflow().start(report, admin)

    question = admin_client.get(
        reverse("wagtailadmin_pages:confirm_workflow_cancellation", args=(report.pk,))
    )
    assert question.status_code == 200


@pytest.mark.parametrize(("group", "allowed"), [("Geschäftsstelle", True), ("Redaktion", False)])
def test_the_office_keeps_definitions_and_settings(
    client: Any, tree: Tree, group: str, allowed: bool
) -> None:
    person = get_user_model().objects.create_user("person", "person@example.org", "geheim")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)

    for url in (
        reverse("wagtailsnippets_quartier_pages_handlungsfeld:add"),
        reverse("wagtailsettings:edit", args=("home", "sitesettings")),
    ):
        response = client.get(url, follow=True)
        assert (response.request["PATH_INFO"] != "/admin/") is allowed, url
