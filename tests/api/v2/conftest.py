"""The content on a fixed day, with files of its own."""

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone
from wagtail.signal_handlers import disable_reference_index_auto_update

from tests.api.builders import Content, build_content
from tests.api.identities import TODAY


@pytest.fixture
def content(db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Content:
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(timezone, "localdate", lambda *_args: TODAY)
    cache.clear()  # holds paths of other tests' sites and pictures
    with disable_reference_index_auto_update():  # of use in the admin only, and slow
        return build_content()
