"""Settings shared by every environment; what differs comes from environment variables."""

from pathlib import Path
from typing import Any

import environ
from django.conf.locale import LANG_INFO
from django.utils.translation import gettext_lazy as _

from home.editing.translation.machine import machine_translator
from previews.front_ends import parse_front_ends

from .sign_in import *

BASE_DIR = Path(__file__).resolve().parents[3]
VAR_DIR = BASE_DIR / "var"
HANDBOOK_DIR = BASE_DIR / "docs" / "redaktion"

env = environ.Env()

INSTALLED_APPS = [
    "home",
    "quartier_pages",
    "search",
    "delivery",
    "access",
    "sign_in",
    "previews",
    "webhooks",
    "v3_preview",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail_headless_preview",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.contrib.sitemaps",
    "wagtail.contrib.table_block",
    "wagtail.api.v2",
    "wagtail.api.v3",
    "wagtail.embeds",
    "wagtail.sites",
    "sign_in.users_app.UsersAppConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks_db",
    "axes",
    "django_otp",
    "django_otp.plugins.otp_static",
    "django_otp.plugins.otp_totp",
    "corsheaders",
    "ninja",
    "rest_framework",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    # Wagtail's admin says with it how long ago something was: for its translations.
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "corsheaders.middleware.CorsMiddleware",
    "home.per_request.read_once",
    "home.api.middleware.public_api",
    "access.middleware.rate_limit",
    "quartier_site.contrast_view.remember",
    "django.contrib.sessions.middleware.SessionMiddleware",
    # Before CommonMiddleware, so that its redirects keep the language prefix.
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sign_in.sessions.note_activity",
    "sign_in.gate.require_second_factor",
    "sign_in.exports.log_exports",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.redirects.StayingRedirectMiddleware",
    "home.transactions.atomic_admin",
]

ROOT_URLCONF = "quartier_site.urls"
WSGI_APPLICATION = "quartier_site.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "site" / "quartier_site" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.debug",
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
                "quartier_site.contrast_view.context",
            ],
        },
    },
]

DATABASES = {"default": env.db("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}")}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        # Readers never wait for the writer, and a second writer queues instead of failing.
        "init_command": "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;",
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://"),
    # Counts of requests: in memory they get a place of their own, where no page pushes them out.
    "throttle": env.cache("CACHE_URL", default="locmemcache://throttle?max_entries=100000"),
}

# How often the API may be asked, without a token and with one.
API_RATE_ANONYMOUS = env("API_RATE_ANONYMOUS", default="600/min")
API_RATE_TOKEN = env("API_RATE_TOKEN", default="6000/min")
# How many proxies in front of us append to X-Forwarded-For.
TRUSTED_PROXIES = env.int("TRUSTED_PROXIES", default=0)

EMAIL_CONFIG = env.email("EMAIL_URL", default="consolemail://")
vars().update(EMAIL_CONFIG)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL", default="cms@localhost")

AUTH_USER_MODEL = "home.User"

# Languages: German is the source; Leichte Sprache is a registered variant (BCP 47 `de-simple`).
LANG_INFO["de-simple"] = {
    "bidi": False,
    "code": "de-simple",
    "name": "Easy German",
    "name_local": "Leichte Sprache",
}
LANGUAGE_CODE = "de"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("de", _("German")),
    ("de-simple", _("Easy German")),
    ("en", _("English")),
    ("tr", _("Turkish")),
    ("ar", _("Arabic")),
    ("ro", _("Romanian")),
    ("ru", _("Russian")),
    ("uk", _("Ukrainian")),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("de", "Deutsch"), ("en", "English")]
WAGTAIL_I18N_ENABLED = True
# Otherwise a fresh translation would go live with German text (wagtail-localize's default).
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
# Who translates drafts for translators to work on; nobody, unless a city wants it.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = machine_translator(
    env("MACHINE_TRANSLATOR", default=""),
    key=env("MACHINE_TRANSLATOR_KEY", default=""),
    url=env("MACHINE_TRANSLATOR_URL", default=""),
)
LOCALE_PATHS = [BASE_DIR / "site" / "quartier_site" / "locale"]
# English dates begin with the day here, as all others do.
FORMAT_MODULE_PATH = "quartier_site.formats"
# As editors write them; what they type in another form would be read as another day.
WAGTAIL_DATE_FORMAT = "%d.%m.%Y"
WAGTAIL_DATETIME_FORMAT = "%d.%m.%Y %H:%M"
TIME_ZONE = "Europe/Berlin"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "site" / "frontend" / "dist"]
PDF_FONTS_DIR = BASE_DIR / "site" / "frontend" / "dist" / "pdf-fonts"
MEDIA_URL = "/media/"
MEDIA_ROOT = VAR_DIR / "media"
STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

# Wagtail's editor posts one field per block and row, and a long report in one request.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024**2

WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "home/password_required.html"  # noqa: S105
WAGTAIL_SITE_NAME = "Quartierszentren"
# An editor's browser talks to this site only: no update check, no pictures from elsewhere.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILADMIN_BASE_URL = env("BASE_URL", default="http://localhost:8000")
WAGTAILAPI_BASE_URL = WAGTAILADMIN_BASE_URL
WAGTAILAPI_LIMIT_MAX = 100
WAGTAILIMAGES_IMAGE_MODEL = "home.CustomImage"
# No SVG: it can carry scripts. HEIC is what phones take; Wagtail turns it into JPEG.
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "heic", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024**2
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 64_000_000
WAGTAILDOCS_DOCUMENT_MODEL = "home.CustomDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.editing.checks.documents.DocumentForm"
WAGTAILDOCS_EXTENSIONS = [
    "csv",
    "docx",
    "ics",
    "mp4",
    "ods",
    "odt",
    "pdf",
    "txt",
    "vtt",
    "webm",
    "xlsx",
]
WAGTAILDOCS_PASSWORD_REQUIRED_TEMPLATE = WAGTAIL_PASSWORD_REQUIRED_TEMPLATE
WAGTAILDOCS_MAX_UPLOAD_SIZE = 200 * 1024**2  # a sign-language video must fit
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}

# Front ends that editors can preview a page in; none, and Wagtail's preview is as it always was.
FRONT_ENDS = parse_front_ends(env("HEADLESS_PREVIEW_URL", default=""))
WAGTAIL_HEADLESS_PREVIEW = {"CLIENT_URLS": FRONT_ENDS}
# For how long the link to a draft is valid.
PREVIEW_LINK_DAYS = env.int("PREVIEW_LINK_DAYS", default=7)

API_VERSION = "1.0.0"
# When this version of the contract is given up (RFC 9745, RFC 8594); empty as long as it is not.
API_DEPRECATION = ""
API_SUNSET = ""
# What everybody may read, scripts of other sites may read too. Never with cookies.
CORS_URLS_REGEX = r"^/api/(quartier/v1|v2)(/|$)"
CORS_ALLOW_ALL_ORIGINS = True
CORS_ALLOW_METHODS = ["GET", "HEAD", "OPTIONS"]
CORS_ALLOW_HEADERS = ["accept", "authorization", "if-none-match"]
CORS_EXPOSE_HEADERS = [
    "Deprecation",
    "ETag",
    "Link",
    "RateLimit",
    "RateLimit-Policy",
    "Retry-After",
    "Sunset",
]
# Whether the API answers from documents made at publish (else from the pages, on each request).
DELIVERY_DOCUMENTS = env.bool("DELIVERY_DOCUMENTS", default=True)

# Who does what need not be done while somebody waits: at once, or workers (`manage.py db_worker`).
TASKS = {
    "default": {
        "BACKEND": env("TASKS_BACKEND", default="django_tasks.backends.immediate.ImmediateBackend")
    }
}
# Whether webhooks may be sent to http:// and to addresses inside our own network.
WEBHOOKS_ALLOW_PRIVATE_TARGETS = env.bool("WEBHOOKS_ALLOW_PRIVATE_TARGETS", default=False)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    # What it has to say is in the security log, without the names that people mistype.
    "loggers": {"axes": {"level": "ERROR"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
}
