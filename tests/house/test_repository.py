"""Promises that no tool keeps for us: about files, not about behaviour."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from django.conf import settings

ROOT: Path = settings.BASE_DIR
ROOMS = ("home", "quartier_pages", "search", "site", "tests")
NOT_OURS = {"node_modules", "dist", "__pycache__"}
MAX_LINES = 400


def own_files(*suffixes: str) -> Iterator[Path]:
    for room in ROOMS:
        for path in (ROOT / room).rglob("*"):
            if path.suffix in suffixes and NOT_OURS.isdisjoint(path.parts):
                yield path


def markdown_files() -> list[Path]:
    return [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


def environment_variables() -> set[str]:
    """Return what the settings read as `env("X")`, `env.list("X")` or `os.environ["X"]`."""
    names = set()
    for path in (ROOT / "site/quartier_site/settings").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text())):
            match node:
                case (
                    ast.Call(
                        func=ast.Name("env") | ast.Attribute(value=ast.Name("env")),
                        args=[ast.Constant(value=str(name)), *_],
                    )
                    | ast.Subscript(
                        value=ast.Attribute(attr="environ"), slice=ast.Constant(value=str(name))
                    )
                ):
                    names.add(name)
    return names


def locked_versions(name: str) -> dict[str, set[str]]:
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(
        r"^(\S+)==(\S+)", (ROOT / "requirements" / name).read_text(), re.MULTILINE
    ):
        versions.setdefault(package, set()).add(version)
    return versions


def test_site_is_a_source_root_and_not_a_package():
    """With an `__init__.py` it could be loaded in place of the standard library's `site`."""
    assert not (ROOT / "site/__init__.py").exists()


def test_files_stay_short():
    lengths = {
        relative(path): len(path.read_text().splitlines())
        for path in own_files(".py", ".html", ".scss", ".js", ".mjs", ".typ")
        if "migrations" not in path.parts
    }
    assert {name: lines for name, lines in lengths.items() if lines > MAX_LINES} == {}


def test_every_environment_variable_is_documented():
    documented = set(
        re.findall(r"^\| `(\w+)` \|", (ROOT / "docs/configuration.md").read_text(), re.MULTILINE)
    )
    assert environment_variables() == documented


def test_every_make_target_is_explained():
    makefile = (ROOT / "Makefile").read_text()
    declared = re.search(r"^\.PHONY: (.+)$", makefile, re.MULTILINE)
    assert declared
    explained = re.findall(r"^([a-z-]+):.*## \S", makefile, re.MULTILINE)
    assert sorted(explained) == sorted(set(declared[1].split()) - {"FORCE"})


def test_make_collects_messages_for_every_language():
    makefile = (ROOT / "Makefile").read_text()
    languages = re.search(r"makemessages \$\(addprefix -l ,([a-z ]+)\)", makefile)
    assert languages
    assert set(languages[1].split()) == {code for code, _ in settings.LANGUAGES} - {
        "en",  # the source of all messages
        "de-simple",  # falls back to German
    }


def test_no_translation_is_a_guess():
    """A fuzzy entry is left out when catalogues are compiled, and a fuzzy header all of them."""
    mark = re.compile(r"^#,.*fuzzy", re.MULTILINE)
    fuzzy = [path for path in own_files(".po") if mark.search(path.read_text())]
    assert list(map(relative, fuzzy)) == []


@pytest.mark.parametrize("name", ["run.txt", "dev.txt"])
def test_locked_requirements_are_portable(name):
    """Any Python package index can serve them: there are hashes, and no address or path."""
    text = (ROOT / "requirements" / name).read_text()
    assert re.search(r"https?:|file:|--find-links|--index-url|(^|\s)/", text) is None
    assert text.count("--hash=sha256:") > text.count("==")


def test_what_runs_is_what_was_tested():
    run, dev = locked_versions("run.txt"), locked_versions("dev.txt")
    assert {
        package: versions for package, versions in run.items() if dev[package] != versions
    } == {}


@pytest.mark.parametrize("path", markdown_files(), ids=relative)
def test_links_in_documents_lead_somewhere(path):
    targets = re.findall(r"\]\((?!https?:|mailto:|#)([^)#\s]+)", path.read_text())
    assert [target for target in targets if not (path.parent / target).exists()] == []


def test_catalogue_entry_follows_the_publiccode_standard():
    """No validator of publiccode.yml is packaged for Python or npm: these are its rules."""
    entry = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    assert entry["publiccodeYmlVersion"] == "0.4"
    assert entry["name"]
    assert entry["url"].startswith("https://")
    assert entry["platforms"] == ["web"]
    assert entry["categories"]
    assert entry["developmentStatus"] in {"concept", "development", "beta", "stable", "obsolete"}
    assert entry["softwareType"] == "standalone/web"
    assert entry["maintenance"]["type"] in {"internal", "contract", "community", "none"}
    assert entry["localisation"]["localisationReady"] is True
    assert set(entry["description"]) == {"de", "en"}
    for description in entry["description"].values():
        assert len(description["shortDescription"]) <= 150
        assert 150 <= len(description["longDescription"]) <= 10_000
        assert len(description["features"]) >= 5


def test_catalogue_entry_agrees_with_the_project():
    entry = yaml.safe_load((ROOT / "publiccode.yml").read_text())
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert entry["legal"]["license"] == project["license"]
    assert entry["localisation"]["availableLanguages"] == [code for code, _ in settings.LANGUAGES]
