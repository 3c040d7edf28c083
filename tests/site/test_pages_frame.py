"""What stands around every page: languages and footer."""

import re

import pytest

from home.models import SiteSettings
from tests.html import html


@pytest.mark.parametrize("path", ["//evil.example/", "///evil.example/x/", "/\\evil.example/"])
def test_the_language_links_of_an_unknown_address_stay_on_the_site(client, locales, tree, path):
    response = client.get("/", PATH_INFO=path)
    assert response.status_code == 404
    links = re.findall(r'<a[^>]*href="([^"]*evil[^"]*)"', response.content.decode())
    assert links
    assert not [link for link in links if re.match(r"[/\\\\]{2}", link)]


def test_the_phone_number_in_the_footer_can_be_dialled(client, tree):
    SiteSettings.objects.update_or_create(
        site=tree.home.get_site(), defaults={"contact_phone": "+49 (0) 7131 / 56-0"}
    )
    assert 'href="tel:+497131560"' in html(client, tree.home)
