"""Nobody is in before both factors are shown; whoever must have two sets the second up first."""

from base64 import b32decode
from html import unescape
from re import search

import pytest
from django.contrib.auth.models import Permission
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page

from sign_in import second_factor
from tests.editing.sign_in.conftest import Phone, code_before, is_signed_in, sign_in

pytestmark = pytest.mark.django_db
CODE = "/admin/login/code/"
OWN = "/admin/account/second-factor/"


def key_on(page):
    found = search(r"<code>([A-Z2-7 ]+)</code>", page.content.decode())
    assert found
    return b32decode(found[1].replace(" ", "")).hex()


def set_up(client):
    key = key_on(client.get(OWN))
    return client.post(OWN, {"code": code_before(key)}), Phone(key)


def test_password_alone_is_not_enough(client, phone):
    assert sign_in(client).url == CODE
    assert not is_signed_in(client)


def test_code_opens_once(client, phone):
    sign_in(client)
    code = phone.code()
    assert client.post(CODE, {"code": f" {code[:3]} {code[3:]} "}).url == "/admin/"
    assert is_signed_in(client)
    other = Client()
    sign_in(other)
    assert other.post(CODE, {"code": code}).status_code == 200
    assert not is_signed_in(other)


def test_recovery_code_opens_once(client, phone):
    code = phone.recovery_codes[0]
    sign_in(client)
    assert client.post(CODE, {"code": code.upper()}).url == "/admin/"
    other = Client()
    sign_in(other)
    assert other.post(CODE, {"code": code}).status_code == 200
    assert not is_signed_in(other)


def test_wrong_codes_lock_like_wrong_passwords(client, phone, editor):
    sign_in(client)
    answers = [client.post(CODE, {"code": "000000"}) for _number in range(5)]
    assert "15" not in answers[3].context["form"].errors["code"][0]
    assert "15" in answers[4].context["form"].errors["code"][0]
    assert answers[3].context["form"].errors["code"][0] in unescape(answers[3].content.decode())
    assert client.post(CODE, {"code": phone.recovery_codes[0]}).status_code == 200
    assert sign_in(Client()).status_code == 429


def test_code_is_asked_only_after_the_password(client, phone):
    assert client.get(CODE).url == "/admin/login/"


def test_waiting_ends_when_the_password_changes(client, phone, editor):
    sign_in(client)
    editor.set_password("ein-ganz-anderes-wort")
    editor.save()
    assert client.post(CODE, {"code": phone.code()}).url == "/admin/login/"


def test_waiting_ends_after_ten_minutes(client, phone, monkeypatch):
    sign_in(client)
    monkeypatch.setattr("sign_in.views._WAITING_SECONDS", -1)
    assert client.post(CODE, {"code": phone.code()}).url == "/admin/login/"


def test_editor_sets_it_up_with_her_account(editor_client, editor):
    page = editor_client.get(OWN)
    assert "<svg" in page.content.decode()
    answer, _phone = set_up(editor_client)
    codes = answer.context["codes"]
    assert len(set(codes)) == 10
    assert all(code in answer.content.decode() for code in codes)
    assert "no-store" in answer["Cache-Control"]
    assert second_factor.is_set_up(editor)
    assert OWN in unescape(editor_client.get("/admin/account/").content.decode())


def test_wrong_code_sets_nothing_up(editor_client, editor):
    key = key_on(editor_client.get(OWN))
    answer = editor_client.post(OWN, {"code": "000000"})
    assert answer.context["form"].errors["code"]
    assert key_on(answer) == key
    assert not second_factor.is_set_up(editor)


def test_new_recovery_codes_replace_the_old(editor_client, phone):
    answer = editor_client.post(OWN, {"code": phone.code(), "renew": ""})
    assert set(answer.context["codes"]).isdisjoint(phone.recovery_codes)
    sign_in(client := Client())
    assert client.post(CODE, {"code": phone.recovery_codes[0]}).status_code == 200


def test_removing_needs_a_code(editor_client, editor, phone):
    editor_client.post(OWN, {"code": "000000", "remove": ""})
    assert second_factor.is_set_up(editor)
    editor_client.post(OWN, {"code": phone.recovery_codes[0], "remove": ""})
    assert not second_factor.is_set_up(editor)


def test_administrator_resets_it(admin_client, editor, phone):
    admin_client.post(f"/admin/users/{editor.pk}/sign-in/", {"reset": ""})
    assert not second_factor.is_set_up(editor)
    assert sign_in(Client()).url == "/admin/"


def test_command_resets_it(editor, phone):
    call_command("help_sign_in", "editor", "--reset-second-factor")
    assert not second_factor.is_set_up(editor)


def test_helper_without_all_rights_opens_no_administrators_door(editor_client, editor, admin):
    editor.groups.get().permissions.add(Permission.objects.get(codename="change_user"))
    assert editor_client.get(f"/admin/users/{editor.pk}/sign-in/").status_code == 200
    assert editor_client.post(f"/admin/users/{admin.pk}/sign-in/", {"reset": ""}).status_code == 302


@pytest.fixture
def publisher(editor):
    permission = Permission.objects.get(codename="publish_page")
    GroupPagePermission.objects.create(
        group=editor.groups.get(), page=Page.get_first_root_node(), permission=permission
    )
    return editor


@pytest.mark.parametrize(
    ("setting", "publishes", "is_led"),
    [
        ("optional", True, False),
        ("office", False, False),
        ("office", True, True),
        ("required", False, True),
    ],
)
def test_who_is_led_to_set_it_up(client, request, editor, settings, setting, publishes, is_led):
    settings.SECOND_FACTOR = setting
    if publishes:
        request.getfixturevalue("publisher")
    sign_in(client)
    assert (client.get("/admin/").status_code == 302) is is_led
    if is_led:
        assert client.get("/admin/").url == OWN
        assert client.post("/admin/account/").url == OWN
        assert (
            client.get("/admin/reports/", HTTP_X_REQUESTED_WITH="XMLHttpRequest").status_code == 403
        )
        page = client.get(OWN)
        assert page.context["is_required"]


def test_who_has_set_it_up_works_on(client, editor, settings):
    settings.SECOND_FACTOR = "required"
    sign_in(client)
    set_up(client)
    assert client.get("/admin/").status_code == 200


def test_who_removes_a_required_one_is_led_again(client, phone, settings):
    settings.SECOND_FACTOR = "required"
    sign_in(client)
    client.post(CODE, {"code": phone.recovery_codes[0]})
    assert client.get("/admin/").status_code == 200
    client.post(OWN, {"code": phone.recovery_codes[1], "remove": ""})
    assert client.get("/admin/").url == OWN


def test_older_session_has_to_sign_in_again(editor_client, phone, settings):
    settings.SECOND_FACTOR = "required"
    assert editor_client.get("/admin/").url == "/admin/login/"
    assert editor_client.get("/admin/login/").status_code == 200


def test_what_the_page_loads_is_open(client, editor, settings):
    settings.SECOND_FACTOR = "required"
    sign_in(client)
    for name in ("wagtailadmin_javascript_catalog", "wagtailadmin_sprite"):
        assert client.get(reverse(name)).status_code == 200
    assert client.post(reverse("wagtailadmin_logout")).url == "/admin/login/"
