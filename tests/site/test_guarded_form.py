"""The form for everybody: it needs no cookie, and asks again where a machine may have written."""

import re
import time
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.test import Client
from django.test.utils import freeze_time
from wagtail.contrib.forms.models import FormSubmission

from home.guarded_form import LEAST_SECONDS, MOST_SECONDS
from home.models import FeedbackPage, FooterLink, SiteSettings
from home.models.feedback import FeedbackFormField
from tests.html import main

NOW = 1_800_000_000
TYPED = {"barriere": "Die Tür ist zu schwer", "e_mail": "anna@example.org"}


@pytest.fixture
def page(tree):
    page = FeedbackPage(
        title="Barriere melden",
        slug="barriere",
        to_address="stelle@example.org",
        subject="Barriere",
        thank_you_text="<p>Danke!</p>",
    )
    page.form_fields = [
        FeedbackFormField(label="Barriere", field_type="multiline", locale=tree.home.locale),
        FeedbackFormField(
            label="E-Mail", field_type="email", required=False, locale=tree.home.locale
        ),
    ]
    return tree.home.add_child(instance=page)


@pytest.fixture
def visitor():
    """A browser to which the protection against forged requests applies in full."""
    return Client(enforce_csrf_checks=True)


def hidden_fields(response):
    text = main(response.content.decode())
    return dict(re.findall(r'name="(formular-[a-z]+)"(?: value="([^"]*)")?', text))


def send(visitor, page, after=30.0, changes=None, **headers):
    """Opens the form and sends it a while later."""
    with freeze_time(NOW):
        opened = visitor.get(page.url)
    with freeze_time(NOW + after):
        data = {**TYPED, **hidden_fields(opened), **(changes or {})}
        return visitor.post(page.url, data, headers=headers)


def test_reading_and_sending_need_no_cookie(visitor, page):
    assert not visitor.get(page.url).cookies
    response = send(visitor, page)
    assert "Danke!" in main(response.content.decode())
    assert not response.cookies
    assert not visitor.cookies


def test_what_is_sent_is_stored_and_mailed(visitor, page):
    send(visitor, page)
    assert FormSubmission.objects.get().form_data == TYPED
    assert mail.outbox[0].to == ["stelle@example.org"]
    assert mail.outbox[0].body == "Barriere: Die Tür ist zu schwer\nE-Mail: anna@example.org"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin"},
        {"Sec-Fetch-Site": "same-origin", "Origin": "null"},
        {"Origin": "http://testserver"},
        {"Referer": "http://testserver/barriere/"},
        {"Origin": "https://vorschau.example.org"},
    ],
)
def test_a_form_sent_from_here_is_accepted(visitor, page, settings, headers):
    settings.CSRF_TRUSTED_ORIGINS = ["https://vorschau.example.org"]
    assert "Danke!" in send(visitor, page, **headers).content.decode()


@pytest.mark.parametrize(
    ("after", "changes", "headers"),
    [
        (30, {}, {"Sec-Fetch-Site": "cross-site"}),
        (30, {}, {"Sec-Fetch-Site": "same-site", "Origin": "http://testserver"}),
        (30, {}, {"Origin": "https://evil.example"}),
        (30, {}, {"Origin": "http://testserver.evil.example"}),
        (30, {}, {"Origin": "https://testserver"}),
        (30, {}, {"Origin": "null"}),
        (30, {}, {"Referer": "https://evil.example/http://testserver/"}),
        (30, {"formular-leer": "https://spam.example"}, {}),
        (30, {"formular-zeit": ""}, {}),
        (30, {"formular-zeit": "MTIz:abc:def"}, {}),
        (LEAST_SECONDS - 1, {}, {}),
        (MOST_SECONDS + 1, {}, {}),
    ],
)
def test_what_is_doubtful_is_asked_again_and_nothing_typed_is_lost(
    visitor, page, after, changes, headers
):
    refused = send(visitor, page, after, changes, **headers)
    text = main(refused.content.decode())
    assert "noch nicht abgeschickt" in text
    assert 'role="alert"' in text
    for typed in TYPED.values():
        assert typed in text
    assert not FormSubmission.objects.exists()
    assert not mail.outbox
    # A person only has to press the button again.
    with freeze_time(NOW + after + LEAST_SECONDS):
        again = visitor.post(page.url, {**TYPED, **hidden_fields(refused)})
    assert "Danke!" in again.content.decode()
    assert FormSubmission.objects.get().form_data == TYPED


def test_the_hidden_field_comes_back_empty(visitor, page):
    refused = send(visitor, page, changes={"formular-leer": "https://spam.example"})
    assert "spam.example" not in refused.content.decode()


def test_a_mistake_is_explained_without_a_word_about_machines(visitor, page):
    text = main(send(visitor, page, after=0, changes={"e_mail": "anna"}).content.decode())
    assert 'href="#id_e_mail"' in text
    assert "noch nicht abgeschickt" not in text


def test_the_time_counts_from_the_first_page(visitor, page):
    """Who corrects a mistake quickly need not press twice."""
    refused = send(visitor, page, after=60, changes={"e_mail": "anna"})
    with freeze_time(NOW + 60.5):
        assert (
            "Danke!" in visitor.post(page.url, {**TYPED, **hidden_fields(refused)}).content.decode()
        )


def test_the_admin_keeps_its_own_protection(visitor, admin):
    visitor.force_login(admin)
    assert visitor.post("/admin/pages/add/home/standardpage/1/", {}).status_code == 403
    assert visitor.post("/admin/login/", {}).status_code == 403


def test_time_is_read_when_a_form_is_shown(visitor, page):
    with freeze_time(NOW):
        first = hidden_fields(visitor.get(page.url))["formular-zeit"]
    assert time.time() != NOW
    assert hidden_fields(visitor.get(page.url))["formular-zeit"] != first


@pytest.fixture
def asking(page):
    """The form with fields for addresses."""
    page.form_fields.add(
        FeedbackFormField(
            label="Seite", field_type="url", required=False, locale=page.locale, sort_order=8
        ),
        FeedbackFormField(
            label="Andere", field_type="url", required=False, locale=page.locale, sort_order=9
        ),
    )
    page.save()
    return page


@pytest.mark.parametrize(
    ("asked", "filled_in"),
    [
        ("/angebote/", "http://testserver/angebote/"),
        ("/ar/\u0645/", "http://testserver/ar/%D9%85/"),
        ('/"><script>/', "http://testserver/%22%3E%3Cscript%3E/"),
        ("", ""),
        ("angebote/", ""),
        ("//evil.example/", ""),
        ("/\\evil.example/", ""),
        ("https://evil.example/", ""),
        ("javascript:alert(1)", ""),
        ("/" + "a" * 500, ""),
    ],
)
def test_the_form_knows_which_page_it_is_about(client, asking, asked, filled_in):
    response = client.get(asking.url, {"seite": asked})
    fields = response.context["form"]
    assert fields["seite"].initial == filled_in
    assert fields["andere"].initial == ""
    assert "<script>/" not in response.content.decode()
    assert not response.cookies


def test_what_is_sent_overrules_the_address(visitor, asking):
    typed = "https://example.org/anders/"
    send(visitor, asking, changes={"seite": typed})
    assert FormSubmission.objects.get().form_data["seite"] == typed


def test_links_to_the_form_say_from_which_page(client, asking, tree):
    settings = SiteSettings.for_site(asking.get_site())
    settings.footer_links.add(FooterLink(page=asking))
    settings.save()
    for address, path in (
        (tree.zentrum.url, tree.zentrum.url),
        (f"{tree.zentrum.url}wochenprogramm/?woche=2026-W48", f"{tree.zentrum.url}wochenprogramm/"),
        ("/angebote/?tag=heute&ansicht=kontrast", "/angebote/"),
    ):
        text = client.get(address).content.decode()
        assert f'href="{asking.url}?{urlencode({"seite": path})}" rel="nofollow"' in text
    assert "?seite=" not in client.get(asking.url).content.decode()
