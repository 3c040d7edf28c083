"""The Administration manages people without being superuser, and cannot become one."""

from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django_otp.plugins.otp_totp.models import default_key

from home.models import Role, RoleKey
from sign_in import second_factor
from tests.editing.sign_in.conftest import PASSWORD, code_before

pytestmark = pytest.mark.django_db
NEW = "noch-ein-langes-wort"


def make(name: str, **more: Any) -> Any:
    return get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD, **more)


@pytest.fixture
def administrator(db: None) -> Any:
    user = make("verwaltung")
    user.groups.add(Role.group_of(RoleKey.ADMINISTRATION))
    return user


@pytest.fixture
def desk(administrator: Any) -> Client:
    client = Client(headers={"accept-language": "de"})
    client.force_login(administrator)
    return client


def filled_in(name: str, **more: Any) -> dict[str, Any]:
    return {
        "username": name,
        "email": f"{name}@example.org",
        "first_name": "E",
        "last_name": "D",
        "password1": NEW,
        "password2": NEW,
        "is_active": "on",
        "groups": [],
        **more,
    }


def edit(client: Client, user: Any, **more: Any) -> Any:
    answer = client.post(f"/admin/users/edit/{user.pk}/", filled_in(user.username, **more))
    user.refresh_from_db()
    return answer


def in_bulk(client: Client, action: str, *users: Any, **data: Any) -> Any:
    ids = "&".join(f"id={user.pk}" for user in users)
    return client.post(f"/admin/bulk/home/user/{action}/?next=/admin/users/&{ids}", data)


def test_she_makes_and_changes_accounts(desk):
    office = Role.group_of(RoleKey.OFFICE)
    assert desk.post("/admin/users/new/", filled_in("neu", groups=[office.pk])).status_code == 302
    new = get_user_model().objects.get(username="neu")
    assert list(new.groups.all()) == [office]
    edit(desk, new, password1="wieder-ein-langes-wort", password2="wieder-ein-langes-wort")
    assert new.check_password("wieder-ein-langes-wort")
    assert not new.groups.exists()
    in_bulk(desk, "set_active_state", new, mark_as_active="False")
    new.refresh_from_db()
    assert not new.is_active


def test_she_makes_nobody_superuser(desk, administrator, editor):
    desk.post("/admin/users/new/", filled_in("neu", is_superuser="on"))
    assert edit(desk, editor, is_superuser="on").status_code == 302
    own = [group.pk for group in administrator.groups.all()]
    assert edit(desk, administrator, is_superuser="on", groups=own).status_code == 302
    desk.force_login(administrator)
    assert get_user_model().objects.filter(username="neu").exists()
    assert not get_user_model().objects.filter(is_superuser=True).exists()
    for address in ("new/", f"edit/{editor.pk}/"):
        shown = desk.get(f"/admin/users/{address}").content.decode()
        assert "Nur ein Konto, das dieses Recht selbst hat, kann es vergeben." in shown


def test_a_superuser_does(admin_client, editor):
    edit(admin_client, editor, is_superuser="on")
    assert editor.is_superuser
    edit(admin_client, editor)
    assert not editor.is_superuser


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("set_active_state", {"mark_as_active": "False"}),
        ("delete", {}),
        ("assign_role", {}),
    ],
)
def test_she_touches_no_superuser_in_bulk(desk, admin, editor, action, data):
    if action == "assign_role":
        data = {"role": Role.group_of(RoleKey.EDITORS).pk}
    in_bulk(desk, action, admin, editor, **data)
    admin = get_user_model().objects.get(pk=admin.pk)
    assert admin.is_active
    assert not admin.groups.exists()


def test_she_changes_no_superuser(desk, admin):
    assert desk.get(f"/admin/users/edit/{admin.pk}/").url == "/admin/"
    edit(desk, admin, email="mine@example.org")
    assert (admin.email, admin.check_password(NEW)) == ("admin@example.org", False)
    desk.post(f"/admin/users/delete/{admin.pk}/")
    assert get_user_model().objects.filter(pk=admin.pk).exists()


@pytest.mark.parametrize(("whose", "is_reset"), [("editor", True), ("admin", False)])
def test_she_resets_second_factors_but_of_no_superuser(desk, admin, editor, whose, is_reset):
    user = {"admin": admin, "editor": editor}[whose]
    key = default_key()
    assert second_factor.set_up(user, key, code_before(key))
    address = f"/admin/users/{user.pk}/sign-in/"
    listed = desk.get("/admin/users/").content.decode()
    assert (address in listed) is is_reset
    assert (desk.get(address).status_code == 200) is is_reset
    desk.post(address, {"reset": ""})
    assert second_factor.is_set_up(user) is not is_reset


def test_she_gives_no_token_of_a_superuser(desk, admin, editor):
    form = desk.get(reverse("api_access:add")).context["form"]
    offered = set(form.fields["user"].queryset)
    assert editor in offered
    assert admin not in offered


def test_she_makes_groups(desk):
    address = "/admin/groups/new/"
    right = Permission.objects.get(codename="view_modellogentry")
    data = {"name": "Datenschutz", "permissions": [right.pk]}
    for panel in desk.get(address).context["permission_panels"]:
        data |= {f"{panel.prefix}-{part}": "0" for part in ("TOTAL_FORMS", "INITIAL_FORMS")}
    assert desk.post(address, data).status_code == 302
    assert list(Group.objects.get(name="Datenschutz").permissions.all()) == [right]


def test_she_reads_the_security_log(desk):
    assert desk.get("/admin/reports/security-log/").status_code == 200
    assert "security-log" in desk.get("/admin/").content.decode()
