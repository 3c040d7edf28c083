"""The catalogues: German is complete, what the public reads speaks every language of the site.

Messages are extracted without GNU gettext: from Python by Babel, from templates by Django and it.
"""

import ast
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from functools import cache
from gettext import c2py
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import django
import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from django.apps import apps
from django.conf import settings
from django.utils.translation import gettext, npgettext, override, pgettext, to_locale
from django.utils.translation.template import templatize

ROOT: Path = settings.BASE_DIR
# Each room with the catalogue of its messages.
ROOMS = {
    "home": "home/locale",
    "quartier_pages": "quartier_pages/locale",
    "search": "search/locale",
    "site/access": "site/access/locale",
    "site/previews": "site/previews/locale",
    "site/sign_in": "site/sign_in/locale",
    "site/v3_preview": "site/v3_preview/locale",
    "site/webhooks": "site/webhooks/locale",
    "site/quartier_site": "site/quartier_site/locale",
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]
# Their catalogues hold only what they say differently: English is the source, German the fallback.
PARTIAL = {"en", "de-simple"}
COMPLETE = [code for code in LANGUAGES if code not in PARTIAL]

# What visitors can meet: templates but for the editors' own, the labels of choices, and …
EDITORS_TEMPLATES = ["*/templates/*/widgets/*", "*/templates/*/editing/*", "*/wagtailadmin/*"]
# … files, or names in them, whose words reach a page, a file or the API.
PUBLIC_PYTHON = {
    "home/formats.py": "*",
    "home/guarded_form.py": "GuardedForm",
    "home/models/easy_language.py": "label_after_review",
    "quartier_pages/blocks/findings.py": "FindingsStreamBlock",
    "quartier_pages/formats/*": "*",
    "quartier_pages/views/*": "*",
    "search/facets.py": "*",
    "*/templatetags/*": "*",
}

KEYWORDS = DEFAULT_KEYWORDS | {
    f"{name}_lazy": DEFAULT_KEYWORDS[name]
    for name in ("gettext", "ngettext", "pgettext", "npgettext")
}
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
PERCENT = re.compile(r"%(?!\()")


class Key(NamedTuple):
    """What a message is looked up by."""

    context: str | None
    msgid: str
    plural: str | None = None


class Found(NamedTuple):
    """Where a message is."""

    path: str
    is_public: bool


def public_strings(path: str, source: str) -> set[str]:
    """Strings of a Python file that visitors can meet."""
    names = {name for pattern, name in PUBLIC_PYTHON.items() if fnmatch(path, pattern)}
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case (
                ast.keyword(arg="choices")
                | ast.ClassDef(bases=[*_, ast.Attribute(attr="TextChoices")])
                | ast.Assign(targets=[*_, ast.Name("WAGTAIL_CONTENT_LANGUAGES")])
            ):
                is_public = True
            case ast.ClassDef(name=name) | ast.FunctionDef(name=name):
                is_public = name in names
            case _:
                is_public = isinstance(node, ast.Module) and "*" in names
        if is_public:
            constants = (part for part in ast.walk(node) if isinstance(part, ast.Constant))
            found |= {part.value for part in constants if isinstance(part.value, str)}
    return found


def messages_in(source: str) -> Iterator[Key]:
    for _line, message, _comments, context in extract("python", BytesIO(source.encode()), KEYWORDS):
        yield Key(context, *as_list(message)[:2])


def messages_of(path: Path) -> Iterator[tuple[Key, Found]]:
    name, source = str(path.relative_to(ROOT)), path.read_text()
    if path.suffix == ".py":
        strings = public_strings(name, source)
        for key in messages_in(source):
            yield key, Found(name, key.msgid in strings)
    else:
        # What Django hands to xgettext; Babel reads it too once it is no longer indented.
        source = "\n".join(map(str.strip, templatize(source).splitlines()))
        for key in messages_in(source):
            yield key, Found(name, not any(fnmatch(name, p) for p in EDITORS_TEMPLATES))


@cache
def extracted(room: str) -> dict[Key, set[Found]]:
    """The messages in a room's code, each with its places."""
    found: dict[Key, set[Found]] = {}
    for path in (ROOT / room).rglob("*"):
        is_template = "templates" in path.parts and path.suffix in {".html", ".svg", ".txt", ".xml"}
        if (path.suffix == ".py" or is_template) and "node_modules" not in path.parts:
            for key, place in messages_of(path):
                found.setdefault(key, set()).add(place)
    return found


def public(room: str) -> list[Key]:
    return [key for key, found in extracted(room).items() if any(f.is_public for f in found)]


def catalogue_path(room: str, language: str) -> Path:
    return ROOT / ROOMS[room] / to_locale(language) / "LC_MESSAGES/django.po"


@cache
def catalogue(room: str, language: str) -> Catalog:
    path = catalogue_path(room, language)
    # A room without words for the public needs German for the editors only.
    if not path.exists() and (language in PARTIAL or not public(room)):
        return Catalog()
    return read_po(path.open("rb"), abort_invalid=True)


@cache
def entries(room: str, language: str) -> dict[Key, list[str]]:
    """The texts of each message, one per plural form."""
    return {
        Key(message.context, *as_list(message.id)): as_list(message.string)
        for message in catalogue(room, language)
        if message.id
    }


def as_list(text: str | Iterable[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else [*(text or [])]


def untranslated(room: str, language: str, wanted: list[Key]) -> list[Key]:
    known = entries(room, language)
    return [key for key in wanted if not all(known.get(key, [""]))]


def calls_of_gettext(node: ast.AST) -> Iterator[ast.Call]:
    for part in ast.walk(node):
        match part:
            case ast.Call(func=ast.Name(id=name)) if name in KEYWORDS:
                yield part


in_every_room = pytest.mark.parametrize("room", ROOMS)
in_every_language = pytest.mark.parametrize("language", LANGUAGES)
in_every_catalogue = pytest.mark.parametrize(
    ("room", "language"),
    [
        (room, language)
        for room in ROOMS
        for language in LANGUAGES
        if catalogue_path(room, language).exists()
    ],
)


@in_every_room
def test_no_message_hides_in_an_f_string(room):
    """Whoever collects messages does not look there, so that nobody would translate them."""
    hidden = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in (ROOT / room).rglob("*.py")
        if "node_modules" not in path.parts
        for text in ast.walk(ast.parse(path.read_text()))
        if isinstance(text, ast.JoinedStr)
        for call in calls_of_gettext(text)
    ]
    assert hidden == []


@in_every_room
def test_german_is_complete(room):
    assert untranslated(room, "de", [*extracted(room)]) == []


@in_every_room
@pytest.mark.parametrize("language", COMPLETE)
def test_what_the_public_reads_is_translated(room, language):
    assert untranslated(room, language, public(room)) == []


@in_every_catalogue
def test_no_entry_outlives_its_message(room, language):
    assert set(entries(room, language)) - set(extracted(room)) == set()
    assert not catalogue(room, language).obsolete


@in_every_catalogue
def test_translations_keep_placeholders_and_percent_signs(room, language):
    """A form that serves one number only, such as the Arabic dual, may say it in words."""
    form_of = c2py(catalogue(room, language).plural_expr)
    uses = Counter(map(form_of, range(1000)))
    for key, texts in entries(room, language).items():
        wanted = set(PLACEHOLDER.findall(key.plural or key.msgid))
        for form, text in enumerate(texts):
            found = set(PLACEHOLDER.findall(text))
            says_its_number = key.plural and uses[form] == 1 and found <= wanted
            assert not text or found == wanted or says_its_number, key
            assert not text or len(PERCENT.findall(text)) == len(PERCENT.findall(key.msgid)), key


@in_every_catalogue
def test_translations_have_no_stray_spaces(room, language):
    texts = [text for texts in entries(room, language).values() for text in texts]
    assert [text for text in texts if text != text.strip() or "  " in text] == []


@in_every_catalogue
def test_plural_forms_are_those_of_django(room, language):
    """Django merges catalogues only where the rules agree."""
    folder = Path(django.__file__).parent / "conf/locale" / language.split("-")[0]
    theirs = read_po((folder / "LC_MESSAGES/django.po").open("rb"))
    ours = catalogue(room, language)
    assert (ours.num_plurals, ours.plural_expr) == (theirs.num_plurals, theirs.plural_expr)
    plurals = [texts for key, texts in entries(room, language).items() if key.plural]
    assert [texts for texts in plurals if len(texts) != ours.num_plurals] == []


@in_every_catalogue
def test_headers_name_no_person_and_no_day(room, language):
    header = catalogue_path(room, language).read_text().split("\n\n")[0]
    assert re.search(r"-Date:|Translator|Copyright|@|fuzzy", header) is None
    assert f'"Language: {to_locale(language)}\\n"' in header


@in_every_language
def test_rooms_do_not_contradict_one_another(language):
    """Django merges all catalogues: what two rooms say has one translation only."""
    texts: dict[Key, list[list[str]]] = {}
    for room in ROOMS:
        for key, text in entries(room, language).items():
            if all(text) and text not in texts.setdefault(key, []):
                texts[key].append(text)
    assert {key: found for key, found in texts.items() if len(found) > 1} == {}


def test_our_words_do_not_change_wagtails_admin():
    """Ours win over theirs, so a word that means something else here needs a context."""
    theirs: dict[Key, set[str]] = {}
    for app in apps.get_app_configs():
        path = Path(app.path) / "locale/de/LC_MESSAGES/django.mo"
        is_ours = not {"site-packages"} & set(Path(app.path).parts)
        if path.exists() and not is_ours:
            for message in read_mo(path.open("rb")):
                if isinstance(message.id, str) and isinstance(message.string, str):
                    key = Key(message.context, message.id)
                    theirs.setdefault(key, set()).add(message.string)
    ours = {key: texts[0] for room in ROOMS for key, texts in entries(room, "de").items()}
    assert {k: t for k, t in ours.items() if k in theirs and t not in theirs[k]} == {}


@in_every_room
def test_easy_german_is_german_where_it_says_nothing_else(room):
    german, own = entries(room, "de"), entries(room, "de-simple")
    assert [key for key, texts in own.items() if texts == german[key]] == []
    with override("de-simple"):
        for key in german.keys() & set(public(room)):
            assert lookup(key) == (own.get(key) or german[key])[-1]


def lookup(key: Key) -> str:
    if key.plural:
        return npgettext(key.context or "", key.msgid, key.plural, 2)
    return pgettext(key.context, key.msgid) if key.context else gettext(key.msgid)
