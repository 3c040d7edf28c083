"""Wagtail's app of users, with our views in place of its own."""

from wagtail.users.apps import WagtailUsersAppConfig


class UsersAppConfig(WagtailUsersAppConfig):
    user_viewset = "sign_in.people.UserViewSet"
