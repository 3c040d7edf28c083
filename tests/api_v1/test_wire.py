"""The typed API at the wire: methods, caching, problems, other origins."""

from typing import Any

import pytest
from django.test import Client

from tests.trees import Tree, build_offer, build_zentrum, weekly

ROOT = "/api/quartier/v1"
PROBLEM = "application/problem+json"


@pytest.fixture
def offers(tree: Tree) -> Tree:
    other = build_zentrum(tree.index, title="Anderes Zentrum", slug="anderes")
    build_offer(tree.zentrum, [weekly("MO")], title="Chor", slug="chor", kind="kurs")
    build_offer(tree.zentrum, [weekly("TU")], title="Treff", slug="treff", age_from=60)
    build_offer(other, [weekly("MO")], title="Tanz", slug="tanz", audience=["kinder"])
    build_offer(other, title="Aus", slug="aus", status="beendet")
    return tree


def titles(client: Client, path: str, **query: Any) -> list[str]:
    response = client.get(f"{ROOT}/{path}", query)
    assert response.status_code == 200, response.content
    return [item.get("title") or item["angebot"]["title"] for item in response.json()["items"]]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Chor", "Treff", "Tanz"]),
        ({"centre": "anderes"}, ["Tanz"]),
        ({"kind": "kurs"}, ["Chor"]),
        ({"weekday": "MO"}, ["Chor", "Tanz"]),
        ({"audience": "kinder"}, ["Tanz"]),
        ({"age": 6}, ["Chor", "Tanz"]),
        ({"age": 70}, ["Chor", "Treff"]),
        ({"ended": "true", "status": "beendet"}, ["Aus"]),
        ({"order": "-title"}, ["Treff", "Tanz", "Chor"]),
        ({"order": "-title", "limit": 1, "offset": 1}, ["Tanz"]),
        ({"changed_since": "2999-01-01T00:00:00Z"}, []),
        ({"weekday": "MO", "centre": "anderes", "order": "title"}, ["Tanz"]),
        ({"locale": "ar"}, []),
    ],
)
def test_filters(query, expected, offers, client):
    assert titles(client, "angebote", **query) == expected


def test_a_centre_is_named_by_slug_or_id(offers, client):
    by_id = titles(client, "angebote", centre=str(offers.zentrum.pk))
    assert by_id == titles(client, "angebote", centre=offers.zentrum.slug) == ["Chor", "Treff"]


def test_dates_are_in_order_of_time_and_say_what_is_cancelled(offers, client):
    period = {"from": "2026-12-21", "to": "2026-12-29"}
    items = client.get(f"{ROOT}/termine", period).json()["items"]
    assert [item["day"] for item in items] == sorted(item["day"] for item in items)
    assert {item["angebot"]["title"] for item in items} == {"Chor", "Treff", "Tanz"}
    build_offer(offers.zentrum, [weekly("FR")], title="Kino", slug="kino")
    cancelled = client.get(f"{ROOT}/termine", {**period, "cancelled": "true"}).json()["items"]
    assert [(one["day"], one["angebot"]["title"]) for one in cancelled] == [("2026-12-25", "Kino")]
    assert titles(client, "termine", **period, weekday="TU") == ["Treff", "Treff"]


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("angebote?foo=1", "foo"),
        ("angebote?year__gte=2020", "year__gte"),
        ("angebote?limit=101", "limit"),
        ("angebote?limit=x", "limit"),
        ("angebote?offset=-1", "offset"),
        ("angebote?kind=unbekannt", "kind"),
        ("angebote?locale=fr", "locale"),
        ("angebote?fields=id,foo", "fields"),
        ("angebote?fields=", "fields"),
        ("angebote?order=foo", "order"),
        ("angebote?order=", "order"),
        ("termine?order=slug", "order"),
        ("massnahmen?order=-foo", "order"),
        ("kennzahlen?order=as_of", "order"),
        ("indikatoren?order=year", "order"),
        ("search?q=x&order=title", "order"),
        ("search?q=x&fields=body", "fields"),
        ("angebote?q=%00", "q"),
        ("kennzahlen?year=2024.0", "year"),
        ("kennzahlen?year=2_024", "year"),
        ("angebote?rich_text=pdf", "rich_text"),
        ("termine?from=2026-02-30", "from"),
        ("termine?from=2026-02-02&to=2026-02-01", "to"),
        ("termine?from=2026-01-01&to=2028-01-01", "to"),
        ("navigation?x=1", "x"),
        ("resolve", "path"),
        ("resolve?path=https://example.org/", "path"),
    ],
)
def test_a_wrong_parameter_is_named(path, name, tree, client):
    response = client.get(f"{ROOT}/{path}")
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM)
    assert name in [error["loc"][-1] for error in response.json()["errors"]]


@pytest.mark.parametrize(
    "path",
    [
        "pages/99999999",
        "pages/x",
        "quartierszentren/keins",
        "gibt/es/nicht",
        "angebote/",
        "angebote?centre=keins",
        "resolve?path=//%5Bx",
        "resolve?path=//evil/quartierszentren/",
    ],
)
def test_what_is_not_there_is_a_problem(path, tree, client):
    response = client.get(f"{ROOT}/{path}")
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_only_reading_is_possible(method, tree, client):
    response = getattr(client, method)(f"{ROOT}/angebote")
    assert (response.status_code, response["Content-Type"]) == (405, PROBLEM)
    assert response["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize("debug", [True, False])
@pytest.mark.parametrize(("method", "status"), [("get", 200), ("options", 204), ("post", 405)])
def test_the_entry_needs_no_slash(method, status, debug, tree, client, settings):
    settings.DEBUG = debug  # then Django itself would refuse to redirect a POST
    sent = {"headers": {"origin": "https://traeger.example"}}
    answer, other = (getattr(client, method)(path, **sent) for path in (ROOT, f"{ROOT}/"))
    assert (answer.status_code, answer.content) == (status, other.content)
    assert dict(answer.items()) == dict(other.items())
    assert answer["Access-Control-Allow-Origin"] == "*"
    assert answer.get("Content-Type") == (PROBLEM if status == 405 else other.get("Content-Type"))


def test_head_is_get_without_the_body(offers, client):
    got, head = client.get(f"{ROOT}/angebote"), client.head(f"{ROOT}/angebote")
    assert head.content == b""
    assert head["Content-Length"] == str(len(got.content))
    assert head["ETag"] == got["ETag"]


def test_options_name_the_methods(tree, client):
    response = client.options(f"{ROOT}/angebote")
    assert (response.status_code, response["Allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("known", ['"{}"', 'W/"{}"', '"other", "{}"', "*"])
def test_who_knows_the_answer_is_told_so(known, offers, client):
    first = client.get(f"{ROOT}/angebote")
    tag = known.format(first["ETag"].strip('"'))
    second = client.get(f"{ROOT}/angebote", headers={"If-None-Match": tag})
    assert (second.status_code, second.content) == (304, b"")
    assert second["ETag"] == first["ETag"]
    assert "s-maxage=1" in second["Cache-Control"]


def test_answers_depend_on_nothing_but_the_address(offers, admin_client):
    urls = [f"{ROOT}/angebote", f"{ROOT}/navigation"]
    for url in urls:
        anonymous = Client().get(url, headers={"Accept-Language": "tr"})
        assert admin_client.get(url).content == anonymous.content
        assert anonymous["Vary"] == "Accept-Encoding, origin"
        assert not anonymous.cookies


def test_lists_link_to_their_neighbours(offers, client):
    response = client.get(f"{ROOT}/angebote?limit=1&offset=1&order=title")
    links = response["Link"]
    for name in ("next", "prev", "first", "last"):
        assert f'rel="{name}"' in links
    assert "offset=2" in links.split(",")[0]


def test_narrowed_answers_have_a_type_of_their_own(offers, client):
    response = client.get(f"{ROOT}/angebote?fields=id,title&limit=1")
    assert response["Content-Type"] == "application/vnd.quartier.narrowed+json"
    assert set(response.json()["items"][0]) == {"id", "title"}


@pytest.mark.parametrize("url", [f"{ROOT}/angebote", "/api/v2/pages/"])
def test_scripts_of_other_sites_may_read(url, offers, client):
    response = client.get(url, headers={"Origin": "https://example.org"})
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in response
    headers = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    assert client.options(url, headers=headers)["Access-Control-Allow-Origin"] == "*"


def test_other_sites_may_not_read_the_admin(tree, client):
    response = client.get("/admin/login/", headers={"Origin": "https://example.org"})
    assert "Access-Control-Allow-Origin" not in response


def test_a_failure_of_ours_tells_nothing_of_our_inside(offers, client, monkeypatch):
    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("secret inside")

    monkeypatch.setattr("quartier_pages.api.v1.angebote.page_list", fail)
    client.raise_request_exception = False
    response = client.get(f"{ROOT}/angebote")
    assert (response.status_code, response["Content-Type"]) == (500, PROBLEM)
    assert "secret" not in response.content.decode()


def test_the_limit_of_requests_is_told(tree, client, settings):
    settings.API_RATE_ANONYMOUS = "2/min"
    statuses = [client.get(f"{ROOT}/locales", REMOTE_ADDR="203.0.113.77") for _ in range(3)]
    assert [one.status_code for one in statuses] == [200, 200, 429]
    assert int(statuses[-1]["Retry-After"]) > 0


def test_fallback_content_says_so(offers, client, locales):
    alias = offers.zentrum.get_parent().get_parent()
    alias.copy_for_translation(locales["ar"], alias=True)
    home = client.get(f"{ROOT}/pages/{alias.get_translation(locales['ar']).pk}").json()
    assert (home["locale"], home["content_language"], home["is_fallback"]) == ("ar", "de", True)
    other = [one["locale"] for one in home["translations"]]
    assert other == ["de"]


def test_the_documentation_loads_nothing_from_elsewhere(client, db):
    page = client.get(f"{ROOT}/docs/").content.decode()
    assert "https://" not in page
    assert "/static/ninja/swagger-ui-bundle.js" in page


def test_the_entry_names_every_resource(tree, client):
    links = client.get(f"{ROOT}/").json()["links"]
    paths = client.get(f"{ROOT}/openapi.json").json()["paths"]
    described = {path.removeprefix(f"{ROOT}/") for path in paths if "{" not in path}
    assert set(links) == described - {"", "preview", "catalog"} | {"openapi.json", "docs/"}
    for url in links.values():
        path = "/" + url.split("/", 3)[3]
        query = {"search": {"q": "x"}, "resolve": {"path": "/"}}.get(path.rpartition("/")[2], {})
        assert client.get(path, query).status_code == 200, path
