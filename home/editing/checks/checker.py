"""Wagtail's content checker with the questions that public texts are asked most."""

from typing import Any, ClassVar

from django.forms import Media
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.userbar import ContentCheckerItem

from home.models.easy_language import EASY_LANGUAGE

# Texts of links as screen readers list them: out of context, so these say nothing.
SAYS_NOTHING = (
    "hier",
    "hier klicken",
    "klicken sie hier",
    "mehr",
    "mehr dazu",
    "mehr erfahren",
    "mehr lesen",
    "weiter",
    "weiterlesen",
    "details",
    "link",
    "here",
    "click here",
    "more",
    "read more",
)
# What the rules of Leichte Sprache ask for (DIN SPEC 33429).
LONGEST_SENTENCE = 15  # words
LONGEST_WORD = 20  # letters without a break

_EASY_TEXT = "main :is(h1, h2, h3, h4, p, li, dt, dd, td, th, figcaption)"


def _rule(key: str, selector: str) -> dict[str, Any]:
    """One check of each place; `content-checks.js` holds what it asks."""
    return {
        "id": key,
        "impact": "moderate",
        "selector": selector,
        "tags": ["best-practice"],
        "any": [f"check-{key}"],
        "enabled": True,
    }


class QuartierContentChecker(ContentCheckerItem):
    """Asks more than Wagtail's, and says in plain German what to do about it."""

    axe_run_only: ClassVar = [
        *ContentCheckerItem.axe_run_only,
        "image-alt",
        "link-text",
        "easy-sentence",
        "easy-word",
    ]
    axe_custom_rules: ClassVar = [
        *ContentCheckerItem.axe_custom_rules,
        _rule("link-text", "main a[href]"),
        _rule("easy-sentence", _EASY_TEXT),
        _rule("easy-word", _EASY_TEXT),
    ]
    axe_custom_checks: ClassVar = [
        *ContentCheckerItem.axe_custom_checks,
        {"id": "check-link-text", "options": {"saysNothing": SAYS_NOTHING}},
        {
            "id": "check-easy-sentence",
            "options": {"language": EASY_LANGUAGE, "words": LONGEST_SENTENCE},
        },
        {"id": "check-easy-word", "options": {"language": EASY_LANGUAGE, "letters": LONGEST_WORD}},
    ]
    axe_messages: ClassVar[dict[str, dict[str, Promise]]] = {
        **ContentCheckerItem.axe_messages,
        "heading-order": {
            "error_name": _("A heading skips a level"),
            "help_text": _("Choose the next lower level: below “Heading” comes “Subheading”."),
        },
        "image-alt": {
            "error_name": _("A picture has no alternative text"),
            "help_text": _("Describe beside the picture what it shows, or mark it as decorative."),
        },
        "alt-text-quality": {
            "error_name": _("The alternative text looks like a file name"),
            "help_text": _("Say in a sentence what the picture shows."),
        },
        "link-text": {
            "error_name": _("The text of a link does not say where it leads"),
            "help_text": _(
                "Name the aim, for example “Programme of May (PDF)” in place of “here” or of an "
                "address."
            ),
        },
        "easy-sentence": {
            "error_name": _("A sentence has more than 15 words"),
            "help_text": _("Make two sentences of it: one thought, one sentence."),
        },
        "easy-word": {
            "error_name": _("A word has more than 20 letters"),
            "help_text": _(
                "Choose a shorter word, or part it with a hyphen or a middle dot: "
                "“Quartiers-Zentrum” or “Quartiers·zentrum”."
            ),
        },
    }

    @property
    def media(self) -> Media:
        return Media(js=["home/content-checks.js"])


def use_own_checker(_request: HttpRequest, items: list[Any], _page: Any) -> None:
    """Hook: in place of Wagtail's, in the preview and in the side panel of the editor."""
    for place, item in enumerate(items):
        if isinstance(item, ContentCheckerItem):
            items[place] = QuartierContentChecker(in_editor=item.in_editor)
