"""`make audit` repeats what Lighthouse could not finish, but not for ever and not in silence."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.system.pages import audit

URL = "http://localhost/"
WHOLE = {"audits": {"lcp": {"scoreDisplayMode": "numeric", "score": 1}}}
BROKEN = {"audits": {"lcp": {"scoreDisplayMode": "error", "errorMessage": "NO_LCP"}}}
FAILED = 1  # exit code
# Answers with the next of the things in a folder, as Lighthouse would.
PROGRAM = """
import sys, pathlib
step = min(pathlib.Path(sys.argv[1]).iterdir())
said = step.read_text()
step.unlink()
sys.exit("Chrome is gone" if said == "1" else print(said))
"""


@pytest.fixture
def answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Let Lighthouse answer one thing after another."""

    def answer(*steps: Any) -> None:
        for number, step in enumerate(steps):
            (tmp_path / str(number)).write_text(json.dumps(step))

    program = [sys.executable, "-c", PROGRAM, str(tmp_path)]
    monkeypatch.setattr(audit, "command", lambda _url: program)
    return answer


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ([WHOLE], ""),
        ([FAILED, WHOLE], "exit code 1\nChrome is gone"),
        ([BROKEN, FAILED, WHOLE], "lcp: NO_LCP"),
    ],
)
def test_the_first_finished_run_counts(answers: Any, capsys: Any, steps: Any, said: str) -> None:
    answers(*steps)
    assert audit.lighthouse(URL, "chromium") == WHOLE
    stderr = capsys.readouterr().err
    assert said in stderr
    assert stderr.count("attempt") == len(steps) - 1


def test_lighthouse_is_not_asked_for_ever(answers: Any, capsys: Any) -> None:
    answers(*[FAILED] * audit.ATTEMPTS, WHOLE)
    with pytest.raises(SystemExit) as end:
        audit.lighthouse(URL, "chromium")
    assert "says nothing about" in str(end.value)
    assert capsys.readouterr().err.count("Chrome is gone") == audit.ATTEMPTS
