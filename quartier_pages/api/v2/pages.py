"""Pages of every type, with all their fields."""

from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import Http404
from django.utils import translation
from django.utils.functional import cached_property
from rest_framework.fields import Field
from wagtail.api import APIField
from wagtail.api.v2.filters import (
    AncestorOfFilter,
    ChildOfFilter,
    DescendantOfFilter,
    OrderingFilter,
    TranslationOfFilter,
)
from wagtail.api.v2.serializers import PageSerializer
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.models import Page, PageQuerySet

from home.representation.columns import labels
from home.representation.links import page_url
from home.representation.pages import frame_pages, represent_pages
from quartier_pages.api.v2.base import PublicView, RepresentedField
from quartier_pages.api.v2.filters import FieldsFilter, LocaleFilter, SearchFilter

_LANGUAGE_FACTS = ("content_language", "is_fallback", "translations")


def _with_labels(model: Any) -> Iterator[str]:
    """The fields that a page type declares, each choice followed by its label."""
    fields = {field.name: field for field in model._meta.get_fields()}
    for name in getattr(model, "api_fields", ()):
        yield name
        if name in fields and labels(fields[name]):
            yield f"{name}_display"


class PageAddressField(Field):
    """The absolute address of the page."""

    def get_attribute(self, instance: Page) -> Page:
        return instance

    def to_representation(self, page: Page) -> str | None:
        return page_url(self.context["view"].library.door, page)


def nested(link: dict[str, Any]) -> dict[str, Any]:
    """A page in the form in which API v2 nests pages."""
    meta = {name: link[name] for name in ("type", "detail_url", "html_url")}
    return {"id": link["id"], "meta": meta, "title": link["title"]}


class PublicPageSerializer(PageSerializer):
    """Parent and original appear only when they are public themselves."""

    html_url = PageAddressField(read_only=True)
    parent = RepresentedField("frames", shape=nested)
    alias_of = RepresentedField("frames", shape=nested)


class PagesView(PublicView, PagesAPIViewSet):
    """Live pages of the site that nobody is kept from."""

    base_serializer_class = PublicPageSerializer
    meta_fields = [*PagesAPIViewSet.meta_fields, "last_published_at"]
    detail_only_fields: list[str] = []
    filter_backends = [
        FieldsFilter,
        ChildOfFilter,
        AncestorOfFilter,
        DescendantOfFilter,
        OrderingFilter,
        TranslationOfFilter,
        LocaleFilter,
        SearchFilter,  # last, because search results cannot be filtered
    ]

    def get_base_queryset(self) -> PageQuerySet:
        return self.library.public_pages

    def get_queryset(self) -> PageQuerySet:
        return super().get_queryset().select_related("locale")

    @classmethod
    def get_body_fields(cls, model: Any) -> list[APIField]:
        facts = [APIField(name, serializer=RepresentedField("frames")) for name in _LANGUAGE_FACTS]
        own = [
            APIField(name, serializer=RepresentedField("representations"))
            for name in _with_labels(model)
        ]
        return [*cls._convert_api_fields(cls.body_fields), *facts, *own]

    @cached_property
    def frames(self) -> dict[int, dict[str, Any]]:
        """Languages, parents and originals of the pages of this answer."""
        return frame_pages(self.library, self.shown)

    @cached_property
    def representations(self) -> dict[int, dict[str, Any]]:
        """All fields of the pages of this answer."""
        return represent_pages(self.library, self.shown)

    def find_object(self, queryset: PageQuerySet, request: Any) -> Page | None:
        """A page by `html_path`, with the prefix of its language as on the public site."""
        if "html_path" not in request.GET or self.library.door.site is None:
            page_by_id: Page | None = super().find_object(queryset, request)
            return page_by_id
        names = [name for name in request.GET["html_path"].split("/") if name]
        language = settings.LANGUAGE_CODE
        if names and names[0] in dict(settings.LANGUAGES) and names[0] != language:
            language = names.pop(0)
        with translation.override(language):
            root = self.library.door.site.root_page.localized
            try:
                page: Page = root.specific.route(request, names).page
            except Http404:
                return None
        # Without a home page in this language, Wagtail takes the one of the source language.
        found = queryset.filter(pk=page.pk, locale__language_code=language)
        return page if found.exists() else None
