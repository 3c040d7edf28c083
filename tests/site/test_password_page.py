"""What has a password asks for it in the dress of the site, and says nothing of what is there."""

import re

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction

from home.models import CustomDocument, StandardPage
from tests.html import compact, html, main

PASSWORD = "Zugbrücke"


@pytest.fixture
def secret(tree):
    page = StandardPage(title="Geheimplan", teaser_text="Geheimes", lead="Mehr Geheimes")
    tree.home.add_child(instance=page)
    kind = PageViewRestriction.PASSWORD
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password=PASSWORD)
    return page


@pytest.fixture
def send(client):
    """Fill in the form of a page and send it."""

    def send(page_text, password):
        action = re.search(r'<form class="qz-form" method="post" action="([^"]+)"', page_text)
        target = re.search(r'name="return_url" value="([^"]+)"', page_text)
        data = {"password": password, "return_url": target[1]}
        return client.post(action[1], data, follow=True)

    return send


def test_the_form_is_dressed_and_tells_nothing(client, secret):
    text = html(client, secret)
    assert "<title>Passwort nötig – " in text
    assert '<html lang="de" dir="ltr"' in text
    assert 'name="robots" content="noindex"' in text
    assert "<h1>Passwort nötig</h1>" in main(text)
    assert '<span class="qz-language__name" lang="de">Deutsch</span>' in text
    assert re.search(r'<label class="kern-label" for="id_password">', main(text))
    assert "Geheim" not in text.replace("geheimplan", "")


def test_a_wrong_password_is_said_beside_the_field_and_in_the_title(client, secret, send):
    text = compact(send(html(client, secret), "falsch").content.decode())
    assert "<title>Fehler: Passwort nötig" in text
    assert 'role="alert"' in text
    assert 'href="#id_password"' in text
    assert 'aria-invalid="true"' in text
    assert 'aria-describedby="id_password_error"' in text
    assert "Geheim" not in text.replace("geheimplan", "")


def test_the_right_one_opens_the_page(client, secret, send):
    answer = send(html(client, secret), PASSWORD)
    assert answer.redirect_chain == [(secret.url, 302)]
    assert "Mehr Geheimes" in answer.content.decode()


def test_it_speaks_the_language_of_the_page(client, locales, secret, send, tree):
    tree.home.copy_for_translation(locales["uk"], alias=True)
    alias = secret.copy_for_translation(locales["uk"], alias=True)
    text = html(client, alias)
    assert '<html lang="uk"' in text
    assert "<h1>Потрібен пароль</h1>" in main(text)
    assert 'lang="de"' not in main(text)
    wrong = compact(send(text, "falsch").content.decode())
    assert "<title>Помилка: Потрібен пароль" in wrong


def test_files_with_a_password_ask_alike(client, db):
    collection = Collection.get_first_root_node().add_child(name="Geheim")
    CollectionViewRestriction.objects.create(
        collection=collection,
        restriction_type=CollectionViewRestriction.PASSWORD,
        password=PASSWORD,
    )
    file = ContentFile(b"geheim", "plan.txt")
    document = CustomDocument.objects.create(title="Plan", file=file, collection=collection)
    assert "<h1>Passwort nötig</h1>" in main(html(client, document.url))


def test_the_form_of_one_page_tells_of_no_other(client, tree, secret):
    page = StandardPage(title="Entwurf", slug="geheimer-entwurf", live=False)
    tree.home.add_child(instance=page)
    restriction = PageViewRestriction.objects.get().pk
    for pk, status in ((secret.pk, 200), (page.pk, 404), (tree.zentrum.pk, 404), (10**9, 404)):
        answer = client.get(f"/_util/authenticate_with_password/{restriction}/{pk}/")
        assert (pk, answer.status_code) == (pk, status)
        assert "geheimer-entwurf" not in answer.content.decode()
