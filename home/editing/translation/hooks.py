"""What translation adds to Wagtail's admin."""

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLResolver, include, path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.auth import permission_required
from wagtail.admin.menu import MenuItem

from home.editing.translation import po_views
from home.editing.translation.board import BoardView
from home.editing.translation.refresh import RefreshView
from home.editing.translation.review import ReviewView, review_button
from home.editing.translation.rights import TRANSLATE, may_translate

hooks.register("register_page_header_buttons", review_button)
hooks.register("register_page_listing_more_buttons", review_button)


class BoardMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_translate(request.user)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLResolver]:
    translators_only = permission_required(TRANSLATE)
    board, results = BoardView.as_view(), BoardView.as_view(results_only=True)
    patterns = [
        path("", translators_only(board), name="board"),
        path("results/", translators_only(results), name="board_results"),
        path("po/", translators_only(po_views.ExchangeView.as_view()), name="exchange"),
        path("po/confirm/", translators_only(require_POST(po_views.confirm)), name="confirm"),
        path("review/<int:page_id>/", ReviewView.as_view(), name="review"),
        path("<str:code>/update/", translators_only(RefreshView.as_view()), name="refresh"),
    ]
    return [path("uebersetzungen/", include((patterns, "translation")))]


@hooks.register("register_reports_menu_item")
def board_menu_item() -> MenuItem:
    return BoardMenuItem(
        _("State of translations"),
        reverse("translation:board"),
        icon_name="wagtail-localize-language",
        order=890,
    )


@hooks.register("insert_global_admin_css")
def styles() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("home/editing/translation.css"))
