"""The served site, with a yardstick beside it, and without what a proxy would do."""

from tests.served.settings import *  # noqa: F403

ROOT_URLCONF = "tests.bench.urls"
MIDDLEWARE.remove("django.middleware.gzip.GZipMiddleware")  # noqa: F405
