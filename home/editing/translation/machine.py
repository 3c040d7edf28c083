"""Which machine writes drafts of translations: read by the settings, before there are any apps."""

from collections.abc import Iterator, Mapping
from typing import Any

_KNOWN = {
    "deepl": "wagtail_localize.machine_translators.deepl.DeepLTranslator",
    "libretranslate": "wagtail_localize.machine_translators.libretranslate.LibreTranslator",
}


def machine_translator(name: str, *, key: str, url: str) -> dict[str, Any] | None:
    """wagtail-localize's setting; None, and no editor is offered a machine."""
    if not name:
        return None
    options = {"AUTH_KEY": key, "API_KEY": key, "LIBRETRANSLATE_URL": url.rstrip("/")}
    return {"CLASS": _KNOWN.get(name.lower(), name), "OPTIONS": options}


def wrong_machine_translator(environ: Mapping[str, str]) -> Iterator[str]:
    """What production complains about; never the values."""
    name = environ.get("MACHINE_TRANSLATOR", "")
    if name.lower() == "deepl" and not environ.get("MACHINE_TRANSLATOR_KEY"):
        yield "MACHINE_TRANSLATOR_KEY is needed for DeepL"
    if name.lower() == "libretranslate" and not _is_url(environ.get("MACHINE_TRANSLATOR_URL", "")):
        yield "MACHINE_TRANSLATOR_URL must begin with https:// or http:// for LibreTranslate"
    if name and name.lower() not in _KNOWN and "." not in name:
        yield "MACHINE_TRANSLATOR must be deepl, libretranslate or the path of a class"


def _is_url(url: str) -> bool:
    return url.startswith(("https://", "http://"))
