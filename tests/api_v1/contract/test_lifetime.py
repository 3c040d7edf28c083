"""When a version of the contract is given up, every answer says so."""

from typing import Any

import pytest

DEPRECATION = "@1893456000"  # RFC 9745
SUNSET = "Wed, 01 Jan 2031 00:00:00 GMT"  # RFC 8594
ROOT = "/api/quartier/v1/"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", ROOT, 200),
        ("head", ROOT, 200),
        ("options", ROOT, 204),
        ("post", ROOT, 405),
        ("get", f"{ROOT}pages/1000000", 404),
        ("get", f"{ROOT}?unknown=1", 422),
        ("get", f"{ROOT}openapi.json", 200),
    ],
)
def test_every_answer_names_the_end(
    db: None, client: Any, settings: Any, method: str, path: str, status: int
) -> None:
    settings.API_DEPRECATION, settings.API_SUNSET = DEPRECATION, SUNSET
    response = getattr(client, method)(path)
    assert response.status_code == status
    assert response["Deprecation"] == DEPRECATION
    assert response["Sunset"] == SUNSET


def test_unchanged_answer_names_the_end(db: None, client: Any, settings: Any) -> None:
    settings.API_DEPRECATION, settings.API_SUNSET = DEPRECATION, SUNSET
    etag = client.get(ROOT)["ETag"]
    response = client.get(ROOT, headers={"If-None-Match": etag})
    assert response.status_code == 304
    assert (response["Deprecation"], response["Sunset"]) == (DEPRECATION, SUNSET)


def test_deprecated_version_need_not_have_an_end_yet(db: None, client: Any, settings: Any) -> None:
    settings.API_DEPRECATION = DEPRECATION
    response = client.get(ROOT)
    assert response["Deprecation"] == DEPRECATION
    assert "Sunset" not in response


@pytest.mark.parametrize("path", [ROOT, f"{ROOT}pages/1000000", "/api/v2/pages/"])
def test_version_in_force_has_no_end(db: None, client: Any, path: str) -> None:
    response = client.get(path)
    assert "Deprecation" not in response
    assert "Sunset" not in response
