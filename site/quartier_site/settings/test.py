"""Tests: fast hashing, nothing left behind on disk."""

from pathlib import Path
from tempfile import TemporaryDirectory

from .base import *

_files = TemporaryDirectory(prefix="quartier-test-")  # removed when the process ends

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, because the threads of a live server lock each other out of a shared memory.
    DATABASES["default"]["TEST"] = {"NAME": str(Path(_files.name) / "db.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA synchronous = OFF;"

DEBUG = False
SECRET_KEY = "test-key"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver"]
API_RATE_ANONYMOUS = API_RATE_TOKEN = "1000000/min"  # noqa: S105 (tests ask faster than anybody may)
MEDIA_ROOT = Path(_files.name) / "media"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Static files come straight from the source folders; nothing has to be collected first.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
