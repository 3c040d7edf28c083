"""The doors for who is not signed in yet; before Wagtail's own, whose names they keep."""

from django.urls import path

from sign_in import provider_views
from sign_in.views import CodeView, SignInView

urlpatterns = [
    path("login/", SignInView.as_view(), name="wagtailadmin_login"),
    path("login/code/", CodeView.as_view(), name="sign_in_code"),
    path("login/provider/", provider_views.start, name="sign_in_provider"),
    path("login/provider/callback/", provider_views.callback, name="sign_in_callback"),
]
