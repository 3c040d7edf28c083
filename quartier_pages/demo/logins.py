"""Accounts to try the editing interface with."""

from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

PASSWORD = "heilbronn-demo"  # noqa: S105
# Names and what they may do: everything, or what a group may.
LOGINS = {"admin": None, "redaktion": "Redaktion", "geschaeftsstelle": "Geschäftsstelle"}


def add_logins() -> None:
    """Creates the accounts, leaving existing ones alone."""
    model = get_user_model()
    taken = set(model.objects.filter(username__in=LOGINS).values_list("username", flat=True))
    new = [name for name in LOGINS if name not in taken]
    password = make_password(PASSWORD)  # slow on purpose, so not once for each
    for name in new:
        group = LOGINS[name]
        is_admin = group is None
        user = model.objects.create(
            username=name, password=password, is_staff=is_admin, is_superuser=is_admin
        )
        user.groups.set(Group.objects.filter(name=group))
        UserProfile.objects.update_or_create(user=user, defaults={"preferred_language": "de"})
