"""The editors' door, seen in a real browser."""

from urllib.parse import urlsplit


def test_login_page_is_german_and_asks_no_third_party(page, live_server):
    hosts = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).netloc))
    page.goto(f"{live_server.url}/admin/login/")
    assert page.get_by_role("button", name="Anmelden").is_visible()
    assert hosts == {urlsplit(live_server.url).netloc}
