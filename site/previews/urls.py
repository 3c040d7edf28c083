"""Addresses of drafts. They hold full stops, which no page's address does."""

from django.urls import re_path

from previews.views import show_draft

urlpatterns = [
    re_path(r"^(?P<token>[\w-]+\.[\w-]+\.[\w-]+)/$", show_draft, name="draft"),
]
