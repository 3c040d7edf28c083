"""Valid HTML on every page of the demo, in all languages, and no link that leads nowhere."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.system import npm
from tests.system.pages.addresses import LANGUAGES, TEMPLATES
from tests.system.pages.crawl import Answer, ask

RULES = {"root": True, "extends": ["html-validate:standard", "html-validate:a11y"]}


@pytest.fixture(scope="module")
def files(pages: dict[str, Answer], site: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All pages and the templates that no link leads to, as files."""
    folder = tmp_path_factory.mktemp("html")
    views = {prefix + path for prefix in LANGUAGES.values() for path in TEMPLATES.values()}
    others = {path: ask(site, path) for path in views - pages.keys()}
    for path, answer in (pages | others).items():
        name = path.strip("/").replace("/", "_").replace("?", "_") or "index"
        (folder / f"{name}.html").write_bytes(answer.body)
    return folder


def test_every_link_leads_to_a_page(pages: dict[str, Answer]) -> None:
    assert {path: answer.status for path, answer in pages.items() if answer.status != 200} == {}
    assert len(pages) > 400


def test_the_validator_of_the_w3c_finds_no_error(files: Path, tools: Path) -> None:
    java = shutil.which("java")
    if java is None and not os.environ.get("CI"):
        pytest.skip("Java is not installed (on Debian: apt install default-jre-headless)")
    validator = tools / "vnu-jar/build/dist/vnu.jar"
    assert java, "Java is not installed, and CI requires it"
    assert validator.exists()
    command = [java, "-jar", str(validator), "--errors-only", "--format", "gnu", str(files)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_html_validate_finds_no_error(files: Path, tools: Path, tmp_path: Path) -> None:
    config = tmp_path / "rules.json"
    config.write_text(json.dumps(RULES))
    program = tools / "html-validate/bin/html-validate.mjs"
    options = ["--config", str(config), "--formatter", "text"]
    command = [str(npm.NODE), str(program), *options, str(files)]
    checked = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stdout + checked.stderr) == (0, "")
