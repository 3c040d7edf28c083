"""Signed in for a day's work, not for ever; and nobody who writes is thrown out."""

from datetime import timedelta
from re import search

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.models import Page

from sign_in import sessions
from tests.editing.sign_in.conftest import PASSWORD, is_signed_in, sign_in

pytestmark = pytest.mark.django_db
PING = "/admin/editing-sessions/ping/wagtailcore/page/{page}/{session}/"


class Clock:
    def __init__(self, monkeypatch):
        self.now = sessions.time()
        monkeypatch.setattr(sessions, "time", lambda: self.now)

    def wait(self, **duration):
        self.now += timedelta(**duration).total_seconds()


@pytest.fixture
def clock(monkeypatch):
    return Clock(monkeypatch)


def test_who_works_stays_for_twelve_hours_and_no_longer(clock, editor_client):
    for _hour in range(11):
        clock.wait(hours=1)
        assert is_signed_in(editor_client)
    clock.wait(hours=1)
    assert not is_signed_in(editor_client)


def test_who_does_nothing_is_signed_out_after_two_hours(clock, editor_client):
    clock.wait(minutes=119)
    assert is_signed_in(editor_client)
    clock.wait(minutes=120)
    assert not is_signed_in(editor_client)


def test_ended_session_is_deleted(clock, editor_client):
    clock.wait(hours=12)
    is_signed_in(editor_client)
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("data", "stays"),
    [({}, False), ({"is_editing": "1"}, True)],
    ids=["forgotten window", "unsaved text"],
)
def test_what_a_page_asks_by_itself(clock, admin_client, admin, data, stays):
    page = Page.objects.get(depth=2)
    editing = EditingSession.objects.create(
        user=admin,
        content_type=ContentType.objects.get_for_model(Page),
        object_id=page.pk,
        last_seen_at=timezone.now(),
    )
    for _time in range(3):
        clock.wait(minutes=50)
        answer = admin_client.post(PING.format(page=page.pk, session=editing.pk), data)
    assert (answer.status_code == 200) is stays
    assert is_signed_in(admin_client) is stays


@pytest.mark.parametrize(("seconds", "writes"), [(59, 0), (60, 1)])
def test_activity_is_written_once_a_minute(clock, editor_client, seconds, writes):
    clock.wait(seconds=seconds)
    with CaptureQueriesContext(connection) as queries:
        editor_client.get("/admin/account/")
    found = [query for query in queries if query["sql"].startswith('UPDATE "django_session"')]
    assert len(found) == writes


def test_sessions_of_before_go_on(clock, editor_client):
    session = editor_client.session
    del session["sign_in.since"], session["sign_in.seen"]
    session.save()
    clock.wait(hours=3)
    assert is_signed_in(editor_client)


def test_new_password_ends_all_other_sessions(client, editor):
    sign_in(client)
    sign_in(other := Client())
    form = {
        "password-old_password": PASSWORD,
        "password-new_password1": "noch-ein-langes-wort",
        "password-new_password2": "noch-ein-langes-wort",
        "name_email-first_name": "E",
        "name_email-last_name": "D",
        "name_email-email": "editor@example.org",
        "locale-preferred_language": "de",
        "locale-current_time_zone": "",
        "theme-theme": "system",
        "theme-density": "default",
        "theme-contrast": "system",
        "theme-keyboard_shortcuts": "on",
    }
    answer = client.post("/admin/account/", form)
    assert answer.status_code == 302, answer.context["panels_by_tab"]
    assert is_signed_in(client)
    assert not is_signed_in(other)


def link_in_mail():
    found = search(r"https?://[^/]+(/admin/password_reset/\S+)", str(mail.outbox[0].body))
    assert found
    return found[1]


def test_password_is_reset_by_mail_under_the_rules(client, editor):
    client.post("/admin/password_reset/", {"email": editor.email})
    link = link_in_mail()
    page = client.get(link, follow=True)
    url = page.request["PATH_INFO"]
    short = client.post(url, {"new_password1": "kurz", "new_password2": "kurz"})
    assert short.context["form"].errors
    new = "noch-ein-langes-wort"
    client.post(url, {"new_password1": new, "new_password2": new})
    assert sign_in(client, password=new).status_code == 302


def test_rules_are_said_in_german_where_a_password_is_set(client, editor):
    client.post("/admin/password_reset/", {"email": editor.email})
    link = link_in_mail()
    pages = [client.get(link, follow=True, headers={"accept-language": "de"})]
    sign_in(client)
    pages.append(client.get("/admin/account/"))
    for page in pages:
        assert "mindestens 12 Zeichen" in page.content.decode()


def test_public_pages_set_no_cookie(client, tree):
    for path in ("/", "/suche/", "/admin/login/"):
        assert settings.SESSION_COOKIE_NAME not in client.get(path).cookies
