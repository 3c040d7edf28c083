"""Development: readable errors, no secrets needed."""

from .base import *

VAR_DIR.mkdir(exist_ok=True)

DEBUG = True
SECRET_KEY = "insecure-development-key"  # noqa: S105
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
INSTALLED_APPS += ["django_migration_linter"]
MIGRATION_LINTER_OPTIONS = {
    "include_apps": [
        "home",
        "quartier_pages",
        "search",
        "delivery",
        "access",
        "sign_in",
        "webhooks",
    ],
    "warnings_as_errors": True,
}
