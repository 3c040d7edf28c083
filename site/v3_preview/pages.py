"""Reading pages: Wagtail's parameters and schemas over what the token's user may see."""

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import translation
from ninja.pagination import paginate
from wagtail.api.v3.pagination import WagtailLimitOffsetPagination
from wagtail.api.v3.routers.pages import PageFilterSchema
from wagtail.api.v3.schemas.pages import BASE_PAGE_READ_FIELDS
from wagtail.api.v3.schemas.params import APIFieldFilterSchema, OrderingSchema, SearchSchema
from wagtail.models import Page, PageQuerySet

from home.api.problems import ProblemError
from v3_preview.visibility import find_site, may_edit, visible_pages

_RELATIONS = ("ancestor_of", "child_of", "descendant_of", "translation_of")


@paginate(WagtailLimitOffsetPagination, pass_parameter="pagination_info")  # noqa: S106
def list_pages(
    request: HttpRequest,
    filters: PageFilterSchema,
    ordering: OrderingSchema,
    search: SearchSchema,
    **kwargs: Any,
) -> PageQuerySet:
    model = filters.type[0] if len(filters.type) == 1 else Page
    columns = APIFieldFilterSchema.with_exclude_schemas(
        raw_params=request.GET,
        schemas=(PageFilterSchema, OrderingSchema, SearchSchema),
        base_fields=BASE_PAGE_READ_FIELDS,
    )
    pages = filters.filter(visible_pages(request, model))
    for relation in _RELATIONS:
        wanted = getattr(filters, relation)
        if wanted is not None:
            pages = getattr(pages, relation)(_relative(request, relation, wanted))
    pages = columns.filter_queryset(pages)
    pages = ordering.order_queryset(pages, kwargs["pagination_info"], BASE_PAGE_READ_FIELDS)
    return search.search_queryset(request, pages)


def _relative(request: HttpRequest, relation: str, wanted: int | str) -> Page:
    if wanted == "root":
        return find_site(request).root_page
    page = visible_pages(request).filter(pk=wanted).first()
    if page is None:
        raise ProblemError(422, errors=[{"loc": ["query", relation], "msg": "No such page."}])
    return page


def get_page(request: HttpRequest, page_id: int, version: str, **_kwargs: Any) -> Page:
    page = get_object_or_404(visible_pages(request), pk=page_id)
    if version != "draft":
        return page.specific
    if not may_edit(request, page):
        raise PermissionDenied("Drafts are for those who may edit the page.")
    return page.get_latest_revision_as_object()


def find_page(
    request: HttpRequest, id: int | None, html_path: str | None, **_kwargs: Any
) -> HttpResponse:
    visible = visible_pages(request)
    page = _find_by_path(request, visible, html_path) if html_path else None
    if page is None and id:
        page = visible.filter(pk=id).first()
    if page is None:
        raise Http404("There is no such page.")
    query = request.GET.copy()
    query.pop("id", None)
    query.pop("html_path", None)
    address = reverse("wagtailapi_v3:detail_page", kwargs={"page_id": page.pk})
    return redirect(f"{address}?{query.urlencode()}" if query else address)


def _find_by_path(request: HttpRequest, visible: PageQuerySet, html_path: str) -> Page | None:
    """The page at a path, which begins with the prefix of its language as on the public site."""
    names = [name for name in html_path.split("/") if name]
    language = settings.LANGUAGE_CODE
    if names and names[0] in dict(settings.LANGUAGES) and names[0] != language:
        language = names.pop(0)
    with translation.override(language):
        root = find_site(request).root_page.localized
        try:
            page: Page = root.specific.route(request, names).page
        except Http404:
            return None
    # Without a home page in this language, Wagtail takes the one of the source language.
    return visible.filter(pk=page.pk, locale__language_code=language).first()
