"""Whoever has the link sees the draft, and nothing else; nobody else sees it."""

import re
import time
from typing import Any

import pytest
from django.conf import settings
from django.core.signing import TimestampSigner
from django.test.utils import freeze_time
from wagtail.models import PageViewRestriction, Revision, Site
from wagtail_localize.models import Translation, TranslationSource

from home.models import FeedbackPage, StandardPage
from previews import drafts
from quartier_pages.models import AngebotPartner, Organisation
from tests.html import compact
from tests.trees import build_offer, build_zentrum

DAY = 24 * 60 * 60
BANNER = "Entwurf – nicht veröffentlicht · gültig bis"


def address(token: str) -> str:
    return f"/vorschau/{token}/"


def token_of(page: Any) -> str:
    return drafts.make_token(page.latest_revision)


def draft(client: Any, page: Any) -> str:
    response = client.get(address(token_of(page)))
    assert response.status_code == 200
    return compact(response.content.decode())


def test_a_page_that_was_never_published_is_shown_as_its_draft(client, unpublished):
    html = draft(client, unpublished)
    assert "Nur im Entwurf" in html
    assert BANNER in html
    assert client.get("/noch-geheim/").status_code == 404


def test_the_page_is_that_of_the_links_revision_not_of_a_later_one(client, unpublished):
    first = token_of(unpublished)
    unpublished.lead = "Eine spätere Fassung"
    unpublished.save_revision()
    html = client.get(address(first)).content.decode()
    assert "Nur im Entwurf" in html
    assert "Eine spätere Fassung" not in html


def test_a_draft_of_a_public_page_shows_unsaved_rows_and_leaves_the_page_alone(client, tree):
    tree.zentrum.kontakte = [*tree.zentrum.kontakte.all()]
    tree.zentrum.kontakte.all()[0].phone = "07131 555"
    tree.zentrum.save_revision()
    assert "07131 555" in draft(client, tree.zentrum)
    assert "07131 555" not in client.get(tree.zentrum.url).content.decode()


def test_once_a_revision_is_published_its_link_leads_to_the_public_page(client, unpublished):
    token = token_of(unpublished)
    unpublished.latest_revision.publish()
    response = client.get(address(token))
    assert (response.status_code, response.url) == (302, "/noch-geheim/")
    assert drafts.resolve(token).pk == unpublished.pk


def forge(token: str) -> str:
    """The same token for another revision."""
    revision_id, rest = token.split(".", 1)
    return f"{int(revision_id) + 1}.{rest}"


def other_salt(token: str) -> str:
    return TimestampSigner(salt="elsewhere", sep=".").sign(token.split(".")[0])


@pytest.mark.parametrize(
    "bad",
    [
        forge,
        other_salt,
        lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
        lambda token: "1.2.3",
        lambda token: token.replace(".", ":"),
        lambda token: token.split(".")[0],
        lambda token: f"{token}.{token}",
    ],
    ids=["other revision", "other salt", "signature", "nonsense", "colons", "bare", "twice"],
)
def test_what_was_not_signed_here_is_not_found(client, unpublished, bad):
    token = bad(token_of(unpublished))
    assert client.get(address(token)).status_code == 404
    with pytest.raises(drafts.NotFound):
        drafts.resolve(token)


@pytest.mark.parametrize(
    ("days", "status"), [(0, 200), (6.99, 200), (7.01, 410), (400, 410)], ids=str
)
def test_a_link_is_valid_for_seven_days(client, unpublished, days, status):
    token = token_of(unpublished)
    with freeze_time(time.time() + days * DAY):
        response = client.get(address(token))
    assert response.status_code == status
    if status == 410:
        html = response.content.decode()
        assert "Dieser Vorschau-Link ist abgelaufen" in html
        assert "noch-geheim" not in html


def test_the_operator_decides_for_how_long(client, unpublished, settings):
    token = token_of(unpublished)
    settings.PREVIEW_LINK_DAYS = 1
    with freeze_time(time.time() + 2 * DAY):
        assert client.get(address(token)).status_code == 410


def delete_revision(page: Any) -> None:
    Revision.objects.filter(object_id=str(page.pk)).delete()


def make_private(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def make_parent_private(page: Any) -> None:
    make_private(page.get_parent())


@pytest.mark.parametrize(
    ("change", "status", "error"),
    [
        (delete_revision, 410, drafts.Gone),
        (StandardPage.delete, 410, drafts.Gone),
        (make_private, 404, drafts.NotFound),
        (make_parent_private, 404, drafts.NotFound),
    ],
)
def test_a_link_ends_with_what_it_leads_to(client, unpublished, change, status, error):
    token = token_of(unpublished)
    change(unpublished)
    assert client.get(address(token)).status_code == status
    with pytest.raises(error):
        drafts.resolve(token)


def test_a_draft_that_refers_to_something_deleted_is_gone(client, tree):
    offer = build_offer(tree.zentrum)
    partner = Organisation.objects.create(name="Diakonie")
    offer.partner = [AngebotPartner(organisation=partner)]
    offer.save_revision()
    partner.delete()
    assert client.get(address(token_of(offer))).status_code == 410


def test_a_draft_older_than_a_move_stands_in_its_present_centre(client, tree):
    offer = build_offer(tree.zentrum)
    offer.save_revision()
    elsewhere = build_zentrum(tree.index, "Quartierszentrum Böckingen")
    offer.move(elsewhere, "last-child")
    tree.zentrum.refresh_from_db()
    tree.zentrum.delete()
    offer.refresh_from_db()
    assert "Quartierszentrum Böckingen" in draft(client, offer)


@pytest.mark.parametrize("case", ["shown", "wrong", "expired", "published"])
def test_no_answer_is_kept_indexed_or_passed_on(client, unpublished, case):
    token = token_of(unpublished)
    if case == "published":
        unpublished.latest_revision.publish()
    with freeze_time(time.time() + (8 * DAY if case == "expired" else 0)):
        response = client.get(address(forge(token) if case == "wrong" else token))
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert not response.cookies


def test_forms_set_no_cookie_and_take_no_answer(client, tree):
    page = tree.home.add_child(instance=FeedbackPage(title="Formular", slug="f", live=False))
    page.save_revision()
    response = client.get(address(token_of(page)))
    assert "<form" in response.content.decode()
    assert not response.cookies
    assert client.post(address(token_of(page))).status_code == 405
    assert client.head(address(token_of(page))).status_code == 200


def test_it_does_not_matter_who_is_logged_in(admin_client, client, unpublished):
    token = token_of(unpublished)
    as_admin = admin_client.get(address(token))
    assert not as_admin.cookies
    assert "Cookie" not in as_admin["Vary"]
    assert "w-userbar" not in as_admin.content.decode()


def test_one_draft_leads_to_no_other(client, tree, unpublished):
    other = tree.home.add_child(
        instance=StandardPage(
            title="Anderer Entwurf", slug="anderer", live=False, show_in_menus=True
        )
    )
    other.save_revision()
    tree.index.live = False
    tree.index.save()
    centre = draft(client, _with_draft(tree.zentrum))
    assert "Anderer Entwurf" not in draft(client, unpublished) + centre
    assert f'href="{tree.index.url}"' not in centre


def _with_draft(page: Any) -> Any:
    page.save_revision()
    return page


def test_drafts_are_in_no_list(client, unpublished):
    token = token_of(unpublished)
    for url in ("/sitemap.xml", "/suche/?q=Entwurf", "/api/v2/pages/?search=Entwurf"):
        answer = client.get(url).content.decode()
        assert "noch-geheim" not in answer
        assert token not in answer


@pytest.mark.parametrize("code", [code for code, _name in settings.LANGUAGES])
def test_the_banner_speaks_the_language_of_the_page(client, unpublished, locales, code):
    page = unpublished
    if code != "de":
        page = unpublished.copy_for_translation(locales[code], copy_parents=True)
        page.save_revision()
    response = client.get(address(token_of(page)))
    html = response.content.decode()
    assert response["Content-Language"] == code
    assert f'<html lang="{code}"' in re.sub(r"\s+", " ", html)
    assert (BANNER in html) == (code == "de")
    assert ("Draft – not published" in html) == (code == "en")


def test_a_translation_in_progress_is_shown_in_its_own_language(client, tree, locales):
    """Its public page is still a copy of the German one."""
    english = locales["en"]
    page = tree.home.add_child(instance=StandardPage(title="Hallo", slug="hallo"))
    page.copy_for_translation(english, copy_parents=True, alias=True)
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    draft_page = page.get_translation(english)
    draft_page.title = "Hello"
    draft_page.save_revision()
    html = draft(client, draft_page)
    assert "Hello</h1>" in html
    assert "You are reading the German text" not in html
    assert '<main id="inhalt" tabindex="-1">' in html


def test_the_site_of_the_draft_is_that_of_its_address(client, unpublished):
    """Neither the record of the site nor the draft's own address decides what is shown."""
    Site.objects.update(hostname="other.example.org", port=443)
    assert "Nur im Entwurf" in draft(client, unpublished)
