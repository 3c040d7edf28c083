"""Tests: fast hashing, nothing left behind on disk."""

from pathlib import Path
from tempfile import TemporaryDirectory

from .base import *

_media = TemporaryDirectory(prefix="quartier-media-")  # removed when the process ends

DEBUG = False
SECRET_KEY = "test-key"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "testserver"]
MEDIA_ROOT = Path(_media.name)
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
# Static files come straight from the source folders; nothing has to be collected first.
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
