"""What the base of all pages adds to Wagtail's admin."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from home.editing.checks import hooks as checks  # noqa: F401 (registers itself)
from home.editing.handbook import hooks as handbook  # noqa: F401 (registers itself)
from home.editing.rights import hooks as rights  # noqa: F401 (registers itself)
from home.editing.technical import panel as technical  # noqa: F401 (registers itself)
from home.editing.translation import hooks as translation  # noqa: F401 (registers itself)
from home.models import EasyLanguageReview
from home.placement import GuidedPageViewSet, refuse_misplaced_move


class EasyLanguageReviewViewSet(SnippetViewSet):
    """Who checked which page in Leichte Sprache."""

    model = EasyLanguageReview
    icon = "check"
    list_display = ("page", "reviewed_by", "reviewed_on")
    add_to_admin_menu = True


register_snippet(EasyLanguageReviewViewSet)
hooks.register("before_move_page", refuse_misplaced_move)


@hooks.register("register_admin_viewset")
def guided_page_views() -> GuidedPageViewSet:
    return GuidedPageViewSet("guided_pages")


@hooks.register("insert_global_admin_css")
def corrections() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("home/editing/admin.css"))
