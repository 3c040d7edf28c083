"""Production settings over plain HTTP, with static files and temporary media in BENCH_DIR."""

import os
from pathlib import Path

from quartier_site.settings.production import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
STATIC_ROOT = Path(os.environ["BENCH_DIR"], "static")
# Names as in production, without compressing hundreds of files that nobody fetches.
STORAGES["staticfiles"]["BACKEND"] = (  # noqa: F405
    "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"
)
if os.environ["BENCH_TEMPORARY"]:
    MEDIA_ROOT = Path(os.environ["BENCH_DIR"], "media")
