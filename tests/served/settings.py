"""Production settings over plain HTTP, with static files and temporary media in SERVED_DIR."""

import os
from pathlib import Path

from quartier_site.settings.production import *  # noqa: F403

ROOT_URLCONF = "tests.served.urls"
STATIC_ROOT = Path(os.environ["SERVED_DIR"], "static")
if os.environ["SERVED_TEMPORARY"]:
    MEDIA_ROOT = Path(os.environ["SERVED_DIR"], "media")
# As the proxy does that stands before the site.
MIDDLEWARE.insert(0, "django.middleware.gzip.GZipMiddleware")  # noqa: F405
