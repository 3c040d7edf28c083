"""Production starts only when it has been told everything, and then without a warning."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

from quartier_site.settings.environment import REQUIRED, require_production_environment

COMPLETE = {
    "SECRET_KEY": "0123456789" * 5,
    "ALLOWED_HOSTS": "quartiere.example.org",
    "BASE_URL": "https://quartiere.example.org",
    "DATABASE_URL": "sqlite://:memory:",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "DEFAULT_FROM_EMAIL": "quartiere@example.org",
}


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run manage.py in production settings, with nothing inherited but the search path."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "quartier_site.settings.production",
            **environment,
        },
        capture_output=True,
        text=True,
        check=False,
    )


def test_complete_environment_is_accepted():
    require_production_environment(COMPLETE)


@pytest.mark.parametrize("name", REQUIRED)
@pytest.mark.parametrize("value", [None, ""], ids=["unset", "empty"])
def test_a_missing_variable_is_named(name, value):
    environment = {**COMPLETE, name: value}
    with pytest.raises(SystemExit, match=rf"missing environment variables: {name}\. "):
        require_production_environment(environment)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "too short"),
        ("SECRET_KEY", "insecure" + "0123456789" * 5),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "quartiere.example.org, *"),
        ("BASE_URL", "http://quartiere.example.org"),
        ("SECRET_KEY", "x" * 63),
        ("ALLOWED_HOSTS", " ,"),
        ("BASE_URL", "https://"),
        ("BASE_URL", "https://[quartiere"),
        ("DATABASE_URL", "foo"),
        ("DATABASE_URL", "foo://db.example.org/cms"),
        ("DATABASE_URL", "postgres://db.example.org:port/cms"),
        ("EMAIL_URL", "bar"),
        ("CACHE_URL", "zzz"),
        ("HSTS_SECONDS", "abc"),
        ("HSTS_SECONDS", "-1"),
        ("HSTS_SECONDS", ""),
        ("DATABASE_POOL_SIZE", "0"),
        ("TRUSTED_PROXIES", "all"),
        ("API_RATE_ANONYMOUS", "600"),
        ("API_RATE_ANONYMOUS", ""),
        ("API_RATE_TOKEN", "0/min"),
        ("LOG_LEVEL", "loud"),
        ("LOCKOUT_ATTEMPTS", "0"),
        ("LOCKOUT_MINUTES", "0"),
        ("SESSION_HOURS", "0"),
        ("SESSION_IDLE_MINUTES", "4"),
        ("SECURITY_LOG_DAYS", "0"),
        ("SECOND_FACTOR", "always"),
    ],
)
def test_a_wrong_value_is_named(name, value):
    with pytest.raises(SystemExit, match=f"refuses to start: {name}") as refusal:
        require_production_environment({**COMPLETE, name: value})
    assert ";" not in str(refusal.value)


PROVIDER = {
    "OIDC_ISSUER": "https://login.example.org",
    "OIDC_CLIENT_ID": "cms",
    "OIDC_CLIENT_SECRET": "secret",
}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OIDC_ISSUER", "http://login.example.org"),
        ("OIDC_CLIENT_ID", ""),
        ("OIDC_CLIENT_SECRET", ""),
    ],
)
def test_provider_needs_all_its_values(name, value):
    require_production_environment({**COMPLETE, **PROVIDER})
    with pytest.raises(SystemExit, match=f"refuses to start: {name}"):
        require_production_environment({**COMPLETE, **PROVIDER, name: value})


def test_usable_values_are_accepted():
    require_production_environment(
        {
            **COMPLETE,
            "DATABASE_URL": "postgres://cms:p%40ss@db.example.org/cms",
            "EMAIL_URL": "smtp+tls://user:secret@mail.example.org:587",
            "CACHE_URL": "redis://redis.example.org:6379/0",
            "HSTS_SECONDS": "3600",
            "LOG_LEVEL": "WARNING",
        }
    )


def test_refusal_is_one_line_that_names_everything_at_once():
    result = manage("check")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert all(name in result.stderr for name in REQUIRED)


def test_values_are_judged_before_the_settings_read_them():
    wrong = {
        "DATABASE_URL": "foo",
        "EMAIL_URL": "bar",
        "CACHE_URL": "zzz",
        "HSTS_SECONDS": "abc",
    }
    result = manage("check", **{**COMPLETE, **wrong})
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert all(name in result.stderr for name in wrong)


def test_deployment_check_is_clean():
    result = manage("check", "--deploy", "--fail-level", "WARNING", **COMPLETE)
    assert result.returncode == 0, result.stderr


def test_media_can_live_in_an_object_store():
    code = "from django.core.files.storage import storages; print(storages['default'].url('a.jpg'))"
    result = manage(
        "shell",
        "-v",
        "0",
        "-c",
        code,
        **COMPLETE,
        S3_BUCKET="m",
        S3_PUBLIC_HOST="media.example.org",
    )
    assert result.stdout.strip() == "https://media.example.org/a.jpg", result.stderr
