"""Says where a page belongs when somebody puts it in the wrong place.

Wagtail's own answer is "no permission", which does not help.
"""

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.text import capfirst, get_text_list
from django.utils.translation import gettext as _
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from home.editing.rights.two_editors import CarefulEditView
from home.editing.translation.listing import ExplorerWithLanguages, LanguagesBesideEditor


def misplacement(page_class: type[Page], parent: Page) -> str | None:
    """Why a page of a type cannot hang below a page; None when it can."""
    allowed = page_class.allowed_parent_page_models()
    if type(parent) in allowed:
        return None
    names = [str(model._meta.verbose_name) for model in allowed]
    return _("A page of the type “%(type)s” belongs below a page of the type: %(parents)s.") % {
        "type": capfirst(page_class._meta.verbose_name),
        "parents": get_text_list([capfirst(name) for name in names], _("or")),
    }


class GuidedCreateView(CreateView):
    """The create view, with a message instead of a refusal for a wrong parent."""

    def dispatch(
        self,
        request: HttpRequest,
        content_type_app_name: str,
        content_type_model_name: str,
        parent_page_id: int,
    ) -> HttpResponse:
        parent = get_object_or_404(Page, pk=parent_page_id).specific
        page_class = apps.get_model(content_type_app_name, content_type_model_name)
        if message := misplacement(page_class, parent):
            messages.error(request, message)
            return redirect("wagtailadmin_explore", parent.pk)
        response: HttpResponse = super().dispatch(
            request, content_type_app_name, content_type_model_name, parent_page_id
        )
        return response


class GuidedEditView(LanguagesBesideEditor, CarefulEditView):
    """The careful edit view, with the state of the translations beside it."""


class GuidedPageViewSet(PageViewSet):
    """Wagtail's page views, with those that guide and that know of translations."""

    index_view_class = ExplorerWithLanguages
    add_view_class = GuidedCreateView
    edit_view_class = GuidedEditView


def refuse_misplaced_move(request: HttpRequest, page: Any, destination: Any) -> HttpResponse | None:
    """Hook before a page is moved."""
    message = misplacement(type(page.specific), destination.specific)
    if message is None:
        return None
    messages.error(request, message)
    return redirect("wagtailadmin_pages:move", page.pk)
