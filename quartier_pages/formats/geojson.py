"""The sites of centres on a map (RFC 7946)."""

from collections.abc import Iterable, Mapping
from typing import Any

CONTENT_TYPE = "application/geo+json"

# What stands in the feature itself, not among its properties.
NOT_SHOWN = ("translation_key", "latitude", "longitude")


def feature_collection(centres: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """The sites of centres, given as the API represents these."""
    return {
        "type": "FeatureCollection",
        "features": [_feature(centre, site) for centre in centres for site in centre["standorte"]],
    }


def _feature(centre: Mapping[str, Any], site: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "type": "Feature",
        "id": site["translation_key"],
        "geometry": _point(site["latitude"], site["longitude"]),
        "properties": {
            "centre": {name: centre.get(name) for name in ("id", "title", "html_url")},
            **{name: centre.get(name) for name in ("locale", "is_fallback")},
            **{name: value for name, value in site.items() if name not in NOT_SHOWN},
        },
    }


def _point(latitude: float | None, longitude: float | None) -> dict[str, Any] | None:
    """Longitude first; None where nobody knows the place."""
    if latitude is None or longitude is None:
        return None
    return {"type": "Point", "coordinates": [longitude, latitude]}
