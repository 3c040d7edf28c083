"""PDFs at the wire: addresses, headers, caching, who may see them."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.test import Client
from wagtail.models import PageViewRestriction

from quartier_pages.pdf import compiler
from tests.html import html

pytestmark = pytest.mark.django_db


def test_the_address_is_below_the_page_and_the_page_names_it(client, report, paper):
    assert report.pdf_name == "jahresbericht-quartierszentrum-augärtle-2024.pdf"
    assert paper.pdf_name == "eckpunktepapier-quartierszentrum-augärtle.pdf"
    for page in (report, paper):
        text = html(client, page)
        address = page.url + quote(page.pdf_name)
        assert f'type="application/pdf" href="{address}"' in text
        assert f'hreflang="de" href="http://testserver{address}"' in text
        assert "Als PDF (barrierefrei)" in text


def test_headers(client, report):
    report.title = "Jahresbericht: Augärtle / 2024"
    report.save()
    response = client.get(report.url + quote(report.pdf_name))
    assert response["Content-Type"] == "application/pdf"
    assert response["Content-Disposition"] == (
        "inline; filename*=utf-8''Jahresbericht%20Aug%C3%A4rtle%202024.pdf"
    )
    assert response["Cache-Control"] == ("public, max-age=0, s-maxage=1, stale-while-revalidate=30")
    assert response["Content-Language"] == "de"
    assert response.content.startswith(b"%PDF-")
    assert not response.cookies


def test_what_a_reader_has_is_not_sent_again(client, report, monkeypatch):
    address = report.url + quote(report.pdf_name)
    first = client.get(address)
    assert client.get(address).content == first.content
    cache.clear()
    monkeypatch.setattr(compiler, "_compile", None)  # would fail if it were called
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]


def test_the_same_content_makes_the_same_file_and_another_one_another(client, report):
    address = report.url + quote(report.pdf_name)
    first = client.get(address)
    cache.clear()
    assert client.get(address).content == first.content
    report.outlook = "<p>Ganz anders.</p>"
    report.save()
    second = client.get(address)
    assert second["ETag"] != first["ETag"]
    assert second.content != first.content


@pytest.mark.parametrize("name", ["jahresbericht-2024.pdf", "wochenprogramm.pdf", "x.pdf"])
def test_other_names_lead_nowhere(client, report, name):
    assert client.get(report.url + name).status_code == 404


def test_a_draft_has_no_pdf(client, admin_client, report):
    address = report.url + quote(report.pdf_name)
    report.unpublish()
    assert client.get(address).status_code == 404
    assert admin_client.get(address).status_code == 404
    assert "Als PDF" not in str(admin_client.get(f"/admin/pages/{report.pk}/edit/").content)


def test_a_private_page_asks_as_the_page_itself_does_and_is_kept_by_no_cache(client, report):
    address = report.url + quote(report.pdf_name)
    PageViewRestriction.objects.create(
        page=report.get_parent(), restriction_type="password", password="geheim"
    )
    response = client.get(address)
    assert response["Content-Type"].startswith("text/html")
    assert 'type="password"' in response.content.decode()
    visitor = Client()
    visitor.cookies = client.cookies
    session = visitor.session
    session["passed_page_view_restrictions"] = list(
        PageViewRestriction.objects.values_list("pk", flat=True)
    )
    session.save()
    opened = visitor.get(address)
    assert opened["Content-Type"] == "application/pdf"
    assert opened["Cache-Control"].startswith("private, no-store")


def test_the_api_names_it(client, report):
    data = client.get(f"/api/quartier/v1/pages/{report.pk}").json()
    assert data["pdf_url"] == data["html_url"] + quote(report.pdf_name)
