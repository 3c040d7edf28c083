"""Filters that refuse what they do not understand, instead of failing or ignoring it."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from rest_framework.filters import BaseFilterBackend
from taggit.managers import TaggableManager
from wagtail.api.v2.filters import FieldsFilter as WagtailFieldsFilter
from wagtail.api.v2.filters import SearchFilter as WagtailSearchFilter
from wagtail.api.v2.utils import BadRequestError, parse_boolean
from wagtail.models import Locale, Page

from home.api.parameters import is_searchable
from home.fields import ChoiceListField

_SEARCH_OPERATORS = ("and", "or")


class FieldsFilter(WagtailFieldsFilter):
    """`?year=2024`, `?zentrum=augaertle`, and `?audience=kinder` for fields of several values."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        names = set(view.get_available_fields(queryset.model, db_fields_only=True)) - {"locale"}
        for name in names & set(request.GET):
            field = queryset.model._meta.get_field(name)
            text = request.GET[name]
            if "\x00" in text:  # PostgreSQL stores no such text
                raise BadRequestError(f"'{text}' is not a valid value for {name}")
            if isinstance(field, TaggableManager):
                for tag in text.split(","):
                    queryset = queryset.filter(**{f"{name}__name": tag})
                queryset._filtered_by_tag = True  # read by Wagtail's search filter
            else:
                queryset = queryset.filter(**_lookup(field, text))
        return queryset


def _lookup(field: Any, text: str) -> dict[str, Any]:
    if isinstance(field, ChoiceListField):
        return {f"{field.name}__includes": _one_of(field.name, field.list_choices, text)}
    if field.choices:
        return {field.name: _one_of(field.name, field.flatchoices, text)}
    to_page = isinstance(field, models.ForeignKey) and issubclass(field.related_model, Page)
    if to_page and not text.isdecimal():
        # By slug, which is the same in every language, or by id.
        return {f"{field.name}__slug": text}
    try:
        return {field.name: _parse(field, text)}
    except (ValueError, ValidationError) as error:
        raise BadRequestError(f"'{text}' is not a valid value for {field.name}") from error


def _parse(field: Any, text: str) -> Any:
    if isinstance(field, models.BooleanField):
        return parse_boolean(text)
    column = field
    while isinstance(column, models.ForeignKey):  # a page type's key is that of the page
        column = column.target_field
    value = column.get_prep_value(column.to_python(text))
    if column is not field:
        column.run_validators(value)  # refuses a number that the database cannot hold
    return value


def _one_of(name: str, choices: Any, text: str) -> str:
    known = [str(code) for code, _label in choices]
    if text not in known:
        raise BadRequestError(f"{name} must be one of {', '.join(known)}")
    return text


class LocaleFilter(BaseFilterBackend):
    """`?locale=tr`."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        code = request.GET.get("locale")
        if code is None:
            return queryset
        _one_of("locale", settings.WAGTAIL_CONTENT_LANGUAGES, code)
        locale = Locale.objects.filter(language_code=code).first()
        return queryset.filter(locale=locale) if locale else queryset.none()


class SearchFilter(WagtailSearchFilter):
    """`?search=…`, with `search_operator=and` or `or`."""

    def filter_queryset(self, request: Any, queryset: Any, view: Any) -> Any:
        operator = request.GET.get("search_operator", "or")
        if operator not in _SEARCH_OPERATORS:
            raise BadRequestError(f"search_operator must be one of {', '.join(_SEARCH_OPERATORS)}")
        text = request.GET.get("search", "")
        if "\x00" in text:
            raise BadRequestError("search must not hold a null character")
        if text and not is_searchable(text):
            raise BadRequestError("search must hold words, without quotation marks")
        return super().filter_queryset(request, queryset, view)
