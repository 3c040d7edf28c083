"""Production: strict, and told everything by the environment (docs/configuration.md)."""

import os

from .environment import require_production_environment

require_production_environment(os.environ)  # before the values are read

from .base import *  # noqa: E402

DEBUG = False
SECRET_KEY = os.environ["SECRET_KEY"]  # not through `env`, which would expand a leading "$"
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {
        "min_size": 1,
        "max_size": env.int("DATABASE_POOL_SIZE", default=8),
        "timeout": 10,
    }

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=31_536_000)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
# Preloading binds a city's whole domain; that is not for one of its sites to ask for.
SILENCED_SYSTEM_CHECKS += ["security.W021"]
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=1)

STORAGES["staticfiles"]["BACKEND"] = "whitenoise.storage.CompressedManifestStaticFilesStorage"
if bucket := env("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "storages.backends.s3.S3Storage",
        "OPTIONS": {
            "bucket_name": bucket,
            "endpoint_url": env("S3_ENDPOINT_URL", default=None),
            "region_name": env("S3_REGION", default=None),
            "custom_domain": env("S3_PUBLIC_HOST", default=None),
            # Links must not change from one answer to the next, or no cache could hold them.
            "querystring_auth": False,
            "file_overwrite": False,
        },
    }
    # Downloads keep passing through Wagtail, which checks who may see them.
    WAGTAILDOCS_SERVE_METHOD = "serve_view"
