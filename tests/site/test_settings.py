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
    ],
)
def test_an_insecure_value_is_named(name, value):
    with pytest.raises(SystemExit, match=f"refuses to start: {name}"):
        require_production_environment({**COMPLETE, name: value})


def test_refusal_is_one_line_that_names_everything_at_once():
    result = manage("check")
    assert result.returncode == 1
    assert len(result.stderr.splitlines()) == 1
    assert all(name in result.stderr for name in REQUIRED)


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
