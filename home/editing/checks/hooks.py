"""What the checks add to Wagtail's admin."""

from wagtail import hooks

from home.editing.checks.checker import use_own_checker

hooks.register("construct_wagtail_userbar", use_own_checker)
