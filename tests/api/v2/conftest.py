"""The content on a fixed day, with files of its own."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from tests.api.builders import TODAY, Content, build_content


@pytest.fixture
def content(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)
    cache.clear()  # holds paths of other tests' sites and pictures
    return build_content()
