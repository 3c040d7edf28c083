"""Who guesses is stopped, and learns nothing; who mistypes hears how long to wait."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone

from tests.editing.sign_in.conftest import LOGIN, PASSWORD, is_signed_in, sign_in

pytestmark = pytest.mark.django_db
LOCKED = "in 15 Minuten"


def fail(client, times, name="editor", **more):
    answers = [sign_in(client, name, "falsch", **more) for _number in range(times)]
    return answers[-1]


@pytest.fixture
def german():
    return Client(headers={"accept-language": "de"})


def test_form_is_there_in_german(german):
    page = german.get(LOGIN)
    assert page.status_code == 200
    assert 'name="password"' in page.content.decode()
    assert "Anmelden" in page.content.decode()


def test_right_password_opens(german, editor):
    assert sign_in(german).url == "/admin/"
    assert is_signed_in(german)


@pytest.mark.parametrize("name", ["editor", "niemand"])
def test_fifth_failure_locks_known_and_unknown_alike(german, editor, name):
    before = fail(german, 4, name)
    assert before.status_code == 200
    assert LOCKED not in before.content.decode()
    at_last = fail(german, 1, name)
    assert at_last.status_code == 429
    assert LOCKED in at_last.content.decode()
    assert 'name="password"' in at_last.content.decode()


def test_answers_do_not_tell_which_accounts_exist(german, editor):
    def texts(name):
        return [sign_in(german, name, "falsch").content.decode() for _number in range(6)]

    def neutral(text, name):
        lines = text.replace(name, "NAME").splitlines()
        return [line for line in lines if "csrf" not in line.lower() and "nonce" not in line]

    for known, unknown in zip(texts("editor"), texts("niemand"), strict=True):
        assert neutral(known, "editor") == neutral(unknown, "niemand")


def test_locked_account_takes_not_even_the_right_password(german, editor):
    fail(german, 5)
    assert sign_in(german).status_code == 429
    assert not is_signed_in(german)


def test_others_and_other_addresses_are_not_locked(german, editor, admin):
    fail(german, 5)
    assert sign_in(german, "admin", "secret").status_code == 302
    assert sign_in(Client(), REMOTE_ADDR="198.51.100.7").status_code == 302


@pytest.mark.parametrize(
    ("proxies", "forwarded", "is_locked"),
    [
        (0, "203.0.113.9", True),  # the header is not believed
        (1, "203.0.113.9", False),
        (1, "203.0.113.9, 198.51.100.1", True),  # only the last entry is true
    ],
)
def test_address_is_the_one_that_trusted_proxies_tell(
    german, editor, settings, proxies, forwarded, is_locked
):
    settings.TRUSTED_PROXIES = proxies
    fail(german, 5, headers={"x-forwarded-for": "198.51.100.1"})
    answer = sign_in(german, headers={"x-forwarded-for": forwarded})
    assert (answer.status_code == 429) is is_locked


def test_addresses_of_one_ipv6_connection_count_together(german, editor):
    for number in range(1, 6):
        fail(german, 1, REMOTE_ADDR=f"2001:db8::{number}")
    assert sign_in(german, REMOTE_ADDR="2001:db8::99").status_code == 429


def test_lock_ends_by_itself_and_trying_does_not_prolong_it(german, editor):
    fail(german, 5)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14, seconds=30))
    assert "in 1 Minute " in fail(german, 1).content.decode()
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=15, seconds=1))
    assert sign_in(german).status_code == 302


def test_success_forgets_failures(german, editor):
    fail(german, 4)
    sign_in(german)
    assert not AccessAttempt.objects.exists()


def test_password_is_stored_nowhere(german, editor):
    fail(german, 1, "geheimes-wort")
    assert PASSWORD not in str(AccessAttempt.objects.values().get())
    assert "falsch" not in str(AccessAttempt.objects.values().get())


def test_administrator_lifts_the_lock(german, editor, admin_client):
    fail(german, 5)
    url = f"/admin/users/{editor.pk}/sign-in/"
    assert "127.0.0.1" in admin_client.get(url).content.decode()
    admin_client.post(url, {"unlock": ""})
    assert "127.0.0.1" not in admin_client.get(url).content.decode()
    assert sign_in(german).status_code == 302


def test_command_lifts_the_lock(german, editor):
    fail(german, 5)
    call_command("help_sign_in", "editor")
    assert sign_in(german).status_code == 302
    with pytest.raises(CommandError):
        call_command("help_sign_in", "niemand")


def test_only_administrators_help(editor_client, admin):
    assert editor_client.get(f"/admin/users/{admin.pk}/sign-in/").status_code == 302


def test_second_door_of_wagtail_leads_to_the_first(client):
    assert client.get("/_util/login/?next=/x/").url == f"{LOGIN}?next=/x/"
