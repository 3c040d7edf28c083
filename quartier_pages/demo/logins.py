"""Accounts to try the editing interface with."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from home.models import Role, RoleKey
from quartier_pages.models import ZentrumRedaktion

PASSWORD = "heilbronn-demo"  # noqa: S105
# Whose editor "redaktion" is.
CENTRE = "augaertle"
# Names and the role of each: "admin" has none and may do everything, "redaktion" edits a centre.
LOGINS = {
    "admin": None,
    "redaktion": RoleKey.EDITORS,
    "geschaeftsstelle": RoleKey.OFFICE,
    "uebersetzung": RoleKey.TRANSLATION,
    "administration": RoleKey.ADMINISTRATION,
}


def add_logins() -> None:
    """Creates the accounts, leaving existing ones alone."""
    model = get_user_model()
    taken = set(model.objects.filter(username__in=LOGINS).values_list("username", flat=True))
    new = [name for name in LOGINS if name not in taken]
    password = make_password(PASSWORD)  # slow on purpose, so not once for each
    for name in new:
        role = LOGINS[name]
        is_admin = role is None
        user = model.objects.create(
            username=name, password=password, is_staff=is_admin, is_superuser=is_admin
        )
        user.groups.set(_groups(role))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "de"})


def _groups(role: RoleKey | None) -> list[Group]:
    groups = [Role.group_of(role)] if role else []
    if role == RoleKey.EDITORS:
        office = ZentrumRedaktion.objects.filter(zentrum__slug=CENTRE).first()
        groups.append(office.group if office else None)
    return [group for group in groups if group]
