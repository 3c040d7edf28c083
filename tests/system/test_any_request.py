"""Whatever is asked, in whatever way, the answer is one that the description promises.

Schemathesis makes requests of the description, right and wrong ones, and puts them to a server.
A few for each operation by default, the same ones each time; `make test-api` asks for hundreds
(API_CASES) of others.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from wagtail.models import Page

from delivery.models import Document
from previews.drafts import make_token
from tests.api.builders import Content, build_content

HERE = Path(__file__).parent / "any_request"
CASES = int(os.environ.get("API_CASES", "5"))
MODE = ["--phases=examples,coverage,fuzzing,stateful"]
if CASES <= 50:
    MODE = ["--phases=fuzzing", "--seed=1"]


@pytest.fixture
def content(transactional_db: None, settings: Any, tmp_path: Path) -> Content:
    """Public content of every type, a draft, and a page that is gone."""
    settings.MEDIA_ROOT = tmp_path / "media"
    content = build_content()
    content.standard.title = "Neues Impressum"
    content.standard.save_revision()
    content.old_paper.unpublish()
    return content


def dictionaries(content: Content) -> str:
    """Values that requests may name, as Schemathesis wants to have them (TOML)."""
    pages = Page.objects.filter(depth__gt=1)
    token = make_token(content.standard.latest_revision)
    values = {
        "page_ids": list(pages.values_list("pk", flat=True)),
        "slugs": [content.zentrum.slug],
        "paths": ["/", *Document.objects.exclude(path="").values_list("path", flat=True)],
        "tokens": [token, f"{token}x"],
        "cursors": ["0.0", "3.0", "999.1"],
        "indicators": ["besuche"],
    }
    return "".join(f"{name} = {{ values = {json.dumps(some)} }}\n" for name, some in values.items())


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_every_answer_keeps_the_promise(content: Content, live_server: Any, tmp_path: Path) -> None:
    settings = (HERE / "schemathesis.toml").read_text(encoding="utf-8")
    (tmp_path / "schemathesis.toml").write_text(
        f"{settings}\n[dictionaries]\n{dictionaries(content)}", encoding="utf-8"
    )
    run = subprocess.run(
        [
            sys.executable,
            "-m",
            "schemathesis.cli",
            "run",
            f"{live_server.url}/api/quartier/v1/openapi.json",
            f"--max-examples={CASES}",
            *MODE,
            "--no-color",
        ],
        cwd=tmp_path,
        env={
            **os.environ,
            "PYTHONPATH": str(HERE.parents[2]),
            "SCHEMATHESIS_HOOKS": "tests.system.any_request.hooks",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    print(run.stdout)  # noqa: T201 (pytest shows it when the test fails, or with -s)
    if run.returncode:
        pytest.fail("An answer is not what the description promises; see above.", pytrace=False)
