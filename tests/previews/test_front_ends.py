"""The preview of front ends: off by default, beside ours when on, and readable by token."""

import re
import time
from html import unescape
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.test.utils import freeze_time
from django.urls import reverse
from wagtail.models import Page, PageViewRestriction
from wagtail_headless_preview.models import PagePreview
from wagtail_localize.models import Translation, TranslationSource

from home.models import FeedbackPage, StandardPage
from previews import drafts
from previews.front_ends import parse_front_ends
from quartier_site.settings.environment import require_production_environment
from tests.html import compact
from tests.site.test_settings import COMPLETE

FRONT_END = "https://app.example.org/preview/"


@pytest.fixture
def front_end(settings: Any) -> None:
    settings.WAGTAIL_HEADLESS_PREVIEW = {"CLIENT_URLS": parse_front_ends(FRONT_END)}


def modes(page: Page) -> list[str]:
    return [name for name, _label in page.preview_modes]


def preview(page: Page, mode: str = "front-end") -> str:
    return page.make_preview_request(preview_mode=mode).content.decode()


def parameters(html: str) -> dict[str, str]:
    """With what the front end was called."""
    [url] = re.findall(r'src="([^"]+)"', html)
    assert url.startswith(FRONT_END)
    return dict(parse_qsl(urlsplit(unescape(url)).query))


def test_without_front_ends_there_is_only_our_own_preview(unpublished):
    assert modes(unpublished) == [""]
    assert modes(FeedbackPage()) == ["form", "landing"]
    assert "Nur im Entwurf" in preview(unpublished.get_latest_revision_as_object(), "")


def test_ours_stays_the_default_beside_the_front_ends(front_end, unpublished):
    page = unpublished.get_latest_revision_as_object()
    assert modes(page) == ["", "front-end"]
    assert page.default_preview_mode == ""
    assert "Nur im Entwurf" in preview(page, "")
    assert modes(FeedbackPage()) == ["form", "landing", "front-end"]
    assert FeedbackPage().default_preview_mode == "form"


def test_the_front_end_reads_the_draft_with_what_it_was_called_with(front_end, unpublished):
    page = unpublished.get_latest_revision_as_object()
    page.lead = "Noch nicht gespeichert"
    found = drafts.resolve_headless(**parameters(preview(page)))
    assert (found.pk, found.lead) == (unpublished.pk, "Noch nicht gespeichert")


def test_forms_are_previewed_in_the_front_end_too(front_end, tree):
    page = tree.home.add_child(instance=FeedbackPage(title="Formular", slug="f"))
    assert drafts.resolve_headless(**parameters(preview(page))).title == "Formular"
    assert "<form" in preview(page, "form")


def test_the_editor_offers_the_front_end(front_end, admin_client, unpublished):
    edit = compact(
        admin_client.get(reverse("wagtailadmin_pages:edit", args=[unpublished.pk])).content.decode()
    )
    assert '<option value="front-end">Frontend</option>' in edit
    assert 'value="front-end" selected' not in edit


def test_a_page_that_is_being_created_can_be_previewed(front_end, tree):
    page = StandardPage(title="Neu", slug="neu", locale=tree.home.locale)
    tree.home.refresh_from_db()
    page.path = Page._get_children_path_interval(tree.home.path)[1]
    page.depth = tree.home.depth + 1
    page.set_url_path(tree.home)
    found = drafts.resolve_headless(**parameters(preview(page)))
    assert (found.pk, found.title) == (None, "Neu")


def test_translations_are_previewed_in_the_front_end(front_end, admin_client, tree, locales):
    page = tree.home.add_child(instance=StandardPage(title="Hallo", slug="hallo"))
    source, _created = TranslationSource.get_or_create_from_instance(page)
    translation = Translation.objects.create(source=source, target_locale=locales["en"])
    tree.home.copy_for_translation(locales["en"])
    translation.save_target(publish=False)
    url = reverse("wagtail_localize:preview_translation", args=[translation.pk, "front-end"])
    found = drafts.resolve_headless(**parameters(admin_client.get(url).content.decode()))
    assert found.locale.language_code == "en"


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"token": "id=1:a:b"}, drafts.NotFound),
        ({"content_type": "home.nothing"}, drafts.NotFound),
        ({"content_type": "nonsense"}, drafts.NotFound),
        ({"content_type": "home.user"}, drafts.NotFound),
        ({"content_type": "home.homepage"}, drafts.Gone),
    ],
    ids=str,
)
def test_wrong_parameters_lead_nowhere(front_end, unpublished, change, error):
    given = parameters(preview(unpublished))
    with pytest.raises(error):
        drafts.resolve_headless(**{**given, **change})


def test_a_preview_ends_after_a_day_or_with_its_row(front_end, unpublished):
    given = parameters(preview(unpublished))
    with freeze_time(time.time() + 25 * 60 * 60), pytest.raises(drafts.Gone):
        drafts.resolve_headless(**given)
    PagePreview.objects.all().delete()
    with pytest.raises(drafts.Gone):
        drafts.resolve_headless(**given)


def test_private_pages_are_not_given_to_front_ends(front_end, unpublished):
    given = parameters(preview(unpublished))
    PageViewRestriction.objects.create(page=unpublished, restriction_type="login")
    with pytest.raises(drafts.NotFound):
        drafts.resolve_headless(**given)


@pytest.mark.parametrize(
    ("text", "front_ends"),
    [
        ("", {}),
        (" ", {}),
        ("https://a.example.org", {"default": "https://a.example.org"}),
        ("http://localhost:3000/preview", {"default": "http://localhost:3000/preview"}),
        (
            "https://a.example.org/p, b.example.org = https://c.example.org/",
            {"default": "https://a.example.org/p", "b.example.org": "https://c.example.org/"},
        ),
    ],
)
def test_front_ends_are_read_from_one_line(text, front_ends):
    assert parse_front_ends(text) == front_ends


WRONG_FRONT_ENDS = [
    "app.example.org",
    "http://app.example.org",
    "https://",
    "https://[app",
    "javascript:alert(1)",
    "b.example.org=https://c.example.org/",
    "https://a.example.org,",
    "https://a.example.org,https://b.example.org",
    "https://a.example.org,=https://b.example.org",
    "https://a.example.org/?page=1",
    "https://a.example.org/{SITE_ROOT_URL}",
]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        *(("HEADLESS_PREVIEW_URL", value) for value in WRONG_FRONT_ENDS),
        *(("PREVIEW_LINK_DAYS", value) for value in ("", "0", "-1", "91", "seven", "7.5")),
    ],
)
def test_production_refuses_wrong_values(name, value):
    with pytest.raises(SystemExit, match=f"refuses to start: {name} must|{name} names") as refusal:
        require_production_environment({**COMPLETE, name: value})
    assert ";" not in str(refusal.value)


def test_production_takes_usable_values():
    require_production_environment(
        {**COMPLETE, "HEADLESS_PREVIEW_URL": FRONT_END, "PREVIEW_LINK_DAYS": "90"}
    )
