"""Editors make links to the drafts of pages that they may edit."""

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, PageViewRestriction
from wagtail.users.models import UserProfile

from previews import drafts

LABEL = "Vorschau-Link kopieren"


def make(client: Client, page: Any) -> Any:
    return client.post(reverse("previews_make_link", args=[page.pk]))


def link_in(response: Any) -> str:
    [link] = re.findall(r'value="(http://testserver/vorschau/[\w.-]+/)"', response.content.decode())
    return link


def logged_in(name: str, group: Group | None = None) -> Client:
    person = get_user_model().objects.create_user(name, f"{name}@example.org", "geheim")
    UserProfile.objects.create(user=person, preferred_language="de")
    person.user_permissions.add(Permission.objects.get(codename="access_admin"))
    if group:
        person.groups.add(group)
    browser = Client()
    browser.force_login(person)
    return browser


@pytest.fixture
def editor(unpublished) -> Client:
    return logged_in("redaktion", Group.objects.get(name="Geschäftsstelle"))


@pytest.fixture
def colleague(tree) -> Client:
    """Somebody with rights, but in another part of the tree."""
    group = Group.objects.create(name="Anderswo")
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=tree.index, permission=change)
    return logged_in("anderswo", group)


def test_an_editor_gets_a_link_that_works_for_anybody(editor, unpublished):
    response = make(editor, unpublished)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    text = re.sub(r"\s+", " ", response.content.decode())
    assert "Wer diesen Link hat, kann den zuletzt gespeicherten Entwurf von „Entwurf“" in text
    assert "Nur im Entwurf" in Client().get(link_in(response)).content.decode()


def test_the_link_is_that_of_the_latest_draft(editor, unpublished):
    unpublished.lead = "Zweite Fassung"
    unpublished.save_revision()
    link = link_in(make(editor, unpublished))
    assert "Zweite Fassung" in Client().get(link).content.decode()


def test_only_who_may_edit_the_page_gets_a_link(unpublished, colleague, tree):
    tree.index.save_revision()
    assert make(colleague, tree.index).status_code == 200
    refused = make(colleague, unpublished)
    assert refused.status_code == 403
    assert "/vorschau/" not in refused.content.decode()
    assert make(logged_in("niemand"), unpublished).status_code == 403


def test_visitors_are_sent_to_the_login(client, unpublished):
    response = make(client, unpublished)
    assert response.status_code == 302
    assert response.url.startswith("/admin/login/")


def test_a_link_is_made_by_post_and_with_a_csrf_token(admin, editor, unpublished):
    assert editor.get(reverse("previews_make_link", args=[unpublished.pk])).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(admin)
    assert make(strict, unpublished).status_code == 403


def test_private_pages_have_no_link_not_even_for_administrators(admin_client, unpublished):
    PageViewRestriction.objects.create(page=unpublished, restriction_type="login")
    assert make(admin_client, unpublished).status_code == 404
    edit = admin_client.get(reverse("wagtailadmin_pages:edit", args=[unpublished.pk]))
    assert LABEL not in edit.content.decode()


def test_pages_without_a_draft_have_no_link(admin_client, tree):
    assert not drafts.may_be_linked(tree.zentrum)
    assert make(admin_client, tree.zentrum).status_code == 404
    assert admin_client.post(reverse("previews_make_link", args=[999_999])).status_code == 404


def test_the_entry_stands_in_the_editor_and_in_the_list_of_pages(editor, unpublished):
    for url in (
        reverse("wagtailadmin_pages:edit", args=[unpublished.pk]),
        reverse("wagtailadmin_explore", args=[unpublished.get_parent().pk]),
    ):
        html = editor.get(url).content.decode()
        assert reverse("previews_make_link", args=[unpublished.pk]) in html
        assert LABEL in html
        assert "previews/draft-link.js" in html


def test_the_entry_is_not_there_for_who_may_not_edit(colleague, unpublished):
    parent = unpublished.get_parent().pk
    html = colleague.get(reverse("wagtailadmin_explore", args=[parent])).content.decode()
    assert LABEL not in html
