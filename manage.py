#!/usr/bin/env python3
"""Django's command line, with `site/` as a source root (see docs/adr/0002)."""

import os
import sys
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parent / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "quartier_site.settings.dev")

    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
