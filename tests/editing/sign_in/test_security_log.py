"""The security log: everything that matters, for administrators only, and not for ever."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from openpyxl import load_workbook
from wagtail.log_actions import LogContext, log
from wagtail.models import APIToken, GroupPagePermission, ModelLogEntry, Page

from sign_in.security_log import details
from tests.editing.sign_in.conftest import PASSWORD, sign_in
from tests.editing.sign_in.test_second_factor import CODE, OWN, set_up

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/security-log/"


def test_installing_is_no_news(db):
    assert not ModelLogEntry.objects.exists()


def found(action):
    return ModelLogEntry.objects.filter(action=f"sign_in.{action}")


def test_signing_in_and_failing(client, editor):
    sign_in(client, password="falsch")
    sign_in(client)
    failure, success = found("failure").get(), found("success").get()
    assert (failure.object_id, failure.user, failure.data["address"]) == (
        str(editor.pk), None, "127.0.0.1",
    )  # fmt: skip
    assert success.user == editor


def test_lock_is_logged_once_and_trying_on_not(client, editor):
    for _number in range(8):
        sign_in(client, password="falsch")
    assert (found("locked").count(), found("failure").count()) == (1, 5)


def test_name_of_an_unknown_account_is_not_kept(client, editor, caplog):
    caplog.set_level("DEBUG")
    sign_in(client, PASSWORD, "editor")
    entry = found("failure").get()
    assert PASSWORD not in f"{entry.label}{entry.data}"
    assert PASSWORD not in caplog.text


def test_standard_error_tells_without_secrets(client, editor, caplog):
    caplog.set_level("DEBUG")
    sign_in(client)
    _answer, phone = set_up(client)
    lines = [one.getMessage() for one in caplog.records if one.name == "sign_in.security"]
    assert [line.partition(" ")[0] for line in lines] == [
        "sign_in.success",
        "sign_in.second_factor.on",
    ]
    assert '"on": "editor"' in lines[0]
    assert phone.key not in caplog.text
    assert PASSWORD not in caplog.text


def test_second_factor(admin_client, admin, editor, phone):
    client = Client()
    sign_in(client)
    client.post(CODE, {"code": "000000"})
    client.post(CODE, {"code": phone.recovery_codes[0]})
    client.post(OWN, {"code": phone.recovery_codes[1], "renew": ""})
    client.post(OWN, {"code": phone.code(), "remove": ""})
    set_up(client)
    admin_client.post(f"/admin/users/{editor.pk}/sign-in/", {"reset": ""})
    assert found("failure").count() == 1
    for action, by in [("codes", editor), ("off", editor), ("on", editor), ("reset", admin)]:
        assert found(f"second_factor.{action}").get().user == by


def test_new_password_but_not_a_better_hash(editor, settings, client):
    editor.set_password("noch-ein-langes-wort")
    editor.save()
    assert found("password").count() == 1
    hasher = "django.contrib.auth.hashers.PBKDF2PasswordHasher"
    settings.PASSWORD_HASHERS = [hasher, *settings.PASSWORD_HASHERS]
    sign_in(client, password="noch-ein-langes-wort")
    editor.refresh_from_db()
    assert editor.password.startswith("pbkdf2")
    assert found("password").count() == 1


@pytest.fixture
def by_admin(admin, django_capture_on_commit_callbacks):
    """Runs a change as the administrator, up to its commit."""

    def run(change):
        connection.run_on_commit.clear()  # what the fixtures changed
        with LogContext(user=admin), django_capture_on_commit_callbacks(execute=True):
            change()
        return found("rights").get()

    return run


def test_membership_from_both_sides(by_admin, editor):
    office = Group.objects.create(name="Büro")
    entry = by_admin(lambda: office.user_set.add(editor))
    assert (entry.label, entry.user.username) == ("editor", "admin")
    assert entry.data["added"] == ["Büro"]
    found("rights").delete()
    entry = by_admin(lambda: editor.groups.clear())
    assert entry.data["removed"] == ["Büro", "Zimmer"]


@pytest.mark.parametrize(
    ("field", "said"),
    [("is_superuser", "+ Administrator"), ("is_active", "− Aktiv")],  # noqa: RUF001
)
def test_flags(by_admin, editor, field, said):
    setattr(editor, field, not getattr(editor, field))
    entry = by_admin(editor.save)
    assert entry.data["added"] + entry.data["removed"] == [field]
    with override("de"):
        assert details(entry) == [said]


def test_accounts_that_are_closed_in_bulk(by_admin, admin_client, editor):
    address = f"/admin/bulk/home/user/set_active_state/?next=/admin/users/&id={editor.pk}"
    entry = by_admin(lambda: admin_client.post(address, {"mark_as_active": "False"}))
    assert (entry.label, entry.user.username) == ("editor", "admin")
    assert entry.data["removed"] == ["is_active"]


def test_permissions_of_a_group(by_admin, editor):
    group = editor.groups.get()
    permission = Permission.objects.get(codename="change_user")
    entry = by_admin(lambda: group.permissions.add(permission))
    assert (entry.label, entry.data["added"]) == ("Zimmer", ["home.change_user"])


def test_page_permissions_of_a_group(by_admin, editor):
    row = GroupPagePermission(
        group=editor.groups.get(),
        page=Page.get_first_root_node(),
        permission=Permission.objects.get(codename="publish_page"),
    )
    assert by_admin(row.save).data["added"] == ["publish_page: Root"]
    found("rights").delete()
    assert by_admin(row.delete).data["removed"] == ["publish_page: Root"]


def test_what_is_given_back_at_the_end_is_no_change(editor, django_capture_on_commit_callbacks):
    connection.run_on_commit.clear()
    group = editor.groups.get()
    permissions = list(group.permissions.all())
    with django_capture_on_commit_callbacks(execute=True):
        group.permissions.clear()
        group.permissions.set(permissions)
    assert not found("rights").exists()


def test_signing_in_is_no_change_of_rights(editor, client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        sign_in(client)
    assert not [one for one in callbacks if type(one).__module__ == "sign_in.rights"]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_report_as_file_is_itself_logged(admin_client, admin, form):
    sign_in(Client(), "admin", "falsch")
    answer = admin_client.get(f"{REPORT}?export={form}")
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    if form == "xlsx":
        text = str(list(load_workbook(BytesIO(body)).active.values))
    else:
        text = body.decode()
    assert "127.0.0.1" in text
    assert "admin" in text
    entry = found("export").get()
    assert (entry.user, entry.data["path"], entry.data["form"]) == (admin, REPORT, form)


def test_report_shows_tokens_and_accounts_and_not_content(admin_client, admin, tree):
    token = APIToken.objects.create(user=admin, name="Schnittstelle", key_hash="x")
    log(token, "wagtail.apitoken.create", user=admin)
    log(tree.zentrum, "wagtail.publish", user=admin)
    labels = {entry.label for entry in admin_client.get(REPORT).context["object_list"]}
    assert labels == {str(token), "admin"}


@pytest.mark.parametrize(
    ("query", "count"),
    [
        ("", 3),
        ("?action=sign_in.failure", 1),
        ("?label=edit", 2),
        ("?user={admin}", 1),
        ("?timestamp_from=2099-01-01", 0),
    ],
)
def test_filters(admin_client, admin, editor, query, count):
    client = Client()
    sign_in(client, password="falsch")
    sign_in(client)
    page = admin_client.get(REPORT + query.format(admin=admin.pk))
    assert len(page.context["object_list"]) == count


def test_only_who_may_see_it(client, editor):
    client.force_login(editor)
    assert client.get(REPORT).status_code == 302
    assert "security-log" not in client.get("/admin/").content.decode()
    permission = Permission.objects.get(codename="view_modellogentry")
    editor.groups.get().permissions.add(permission)
    assert client.get(REPORT).status_code == 200


def test_report_asks_as_often_for_many_as_for_one(admin_client, editor, admin):
    counts = []
    for number in (1, 40):
        for _time in range(number):
            sign_in(Client())
        with CaptureQueriesContext(connection) as queries:
            admin_client.get(REPORT)
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_history_of_the_whole_site_still_works(admin_client, editor):
    sign_in(Client(), "niemand", "falsch")
    sign_in(Client())
    assert admin_client.get("/admin/reports/site-history/").status_code == 200


def test_what_is_too_old_is_forgotten(client, editor, settings):
    settings.SECURITY_LOG_DAYS = 30
    sign_in(client)
    sign_in(client, password="falsch")
    found("success").update(timestamp=timezone.now() - timedelta(days=31))
    call_command("purge_security_log")
    assert not found("success").exists()
    assert found("failure").exists()
