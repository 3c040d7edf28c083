"""What production must be told: asked once at start, answered in one line."""

import sys
from collections.abc import Iterator, Mapping

REQUIRED = (
    "SECRET_KEY",
    "ALLOWED_HOSTS",
    "BASE_URL",
    "DATABASE_URL",
    "EMAIL_URL",
    "DEFAULT_FROM_EMAIL",
)


def insecure_values(environ: Mapping[str, str]) -> Iterator[str]:
    """Yield what is wrong with the values that are set."""
    if len(environ["SECRET_KEY"]) < 50 or environ["SECRET_KEY"].startswith("insecure"):
        yield "SECRET_KEY needs at least 50 random characters"
    if "*" in environ["ALLOWED_HOSTS"].replace(" ", "").split(","):
        yield "ALLOWED_HOSTS must name the hosts, not '*'"
    if not environ["BASE_URL"].startswith("https://"):
        yield "BASE_URL must begin with https://"


def require_production_environment(environ: Mapping[str, str]) -> None:
    """End the process on an incomplete or insecure environment, naming everything at once.

    An exit, not an exception: the log then shows this one line and no traceback.
    """
    missing = [name for name in REQUIRED if not environ.get(name)]
    if missing:
        problem = f"missing environment variables: {', '.join(missing)}"
    else:
        problem = "; ".join(insecure_values(environ))
    if problem:
        sys.exit(f"Production refuses to start: {problem}. See docs/configuration.md.")
