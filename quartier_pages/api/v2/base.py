"""What all endpoints share: the public's view, whoever asks, and JSON for every answer."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.functional import cached_property
from rest_framework.fields import Field
from rest_framework.permissions import AllowAny
from rest_framework.renderers import JSONRenderer
from rest_framework.response import Response
from wagtail.api.utils import get_base_url
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.api.v2.utils import BadRequestError, get_object_detail_url
from wagtail.api.validators import SiteFilterValidator
from wagtail.models import Site

from home.representation.library import Door, Library
from home.representation.rich_text import FORMATS

_MOST_DIGITS = 15  # a number that every database takes


def not_found(_request: HttpRequest, *_path: str) -> JsonResponse:
    message = "There is no such address. The endpoints are pages/, images/ and documents/."
    return JsonResponse({"message": message}, status=404)


class RepresentedField(Field):
    """A field whose value the view has worked out for all objects of the answer at once."""

    def __init__(self, source_name: str, shape: Callable[[Any], Any] | None = None) -> None:
        super().__init__(read_only=True)
        self.source_name = source_name
        self.shape = shape

    def get_attribute(self, instance: Any) -> Any:
        return getattr(self.context["view"], self.source_name)[instance.pk][self.field_name]

    def to_representation(self, value: Any) -> Any:
        return self.shape(value) if self.shape else value


class PublicView:
    """Mixed into Wagtail's views, in front."""

    # A session would only make the answer depend on who asks.
    authentication_classes: list[type] = []
    permission_classes = [AllowAny]
    renderer_classes = [JSONRenderer]
    request: Any

    @cached_property
    def library(self) -> Library:
        return Library(
            Door(
                site=self.find_site(),
                base_url=get_base_url(self.request) or self.request.build_absolute_uri("/")[:-1],
                detail_url=self.detail_url,
                rich_text_format=self.resolve_rich_text_format(),
            )
        )

    def find_site(self) -> Site | None:
        wanted = SiteFilterValidator(site=self.request.GET.get("site"), request=self.request)
        try:
            site: Site | None = wanted.site_obj
        except ValueError as error:
            raise BadRequestError(str(error)) from error
        return site

    def detail_url(self, model: Any, pk: Any) -> str | None:
        router = self.request.wagtailapi_router
        url: str | None = get_object_detail_url(router, self.request, model, pk)
        return url

    def resolve_rich_text_format(self) -> str:
        """HTML unless asked otherwise; Wagtail's storage formats would name private pages."""
        wanted: str = self.request.GET.get("rich_text_format", "html")
        if wanted not in FORMATS:
            raise BadRequestError(f"rich_text_format must be one of {', '.join(FORMATS)}")
        return wanted

    @cached_property
    def shown(self) -> list[Any]:
        """The objects of this answer."""
        return [self.get_object()]  # type: ignore[attr-defined]

    def handle_exception(self, error: Exception) -> Response:
        """Every error says what is wrong in `message`; those of the framework in `detail`."""
        response: Response = super().handle_exception(error)  # type: ignore[misc]
        if "detail" in response.data:
            response.data = {"message": str(response.data["detail"])}
        return response

    def paginate_queryset(self, queryset: Any) -> list[Any]:
        offset = self.request.GET.get("offset", "")
        if offset.isdecimal() and len(offset) > _MOST_DIGITS:
            raise BadRequestError("offset is larger than any list")
        self.shown = list(super().paginate_queryset(queryset))  # type: ignore[misc]
        return self.shown

    def find_object(self, queryset: Any, request: Any) -> Any:
        if "id" in request.GET and not request.GET["id"].isdecimal():
            raise BadRequestError("id must be a positive integer")
        return super().find_object(queryset, request)  # type: ignore[misc]

    @classmethod
    def get_available_fields(cls, model: Any, db_fields_only: bool = False) -> list[str]:
        """With `db_fields_only`: what one can filter and order by."""
        names: list[str] = super().get_available_fields(model, db_fields_only)  # type: ignore[misc]
        return [name for name in names if _is_column(model, name)] if db_fields_only else names

    @classmethod
    def _get_serializer_class(
        cls, router: Any, model: Any, fields_config: Any, *args: Any, **kwargs: Any
    ) -> type[BaseSerializer]:
        for name, _negated, nested in fields_config:
            if nested:
                raise BadRequestError(f"'{name}' does not support nested fields")
        serializer: type[BaseSerializer] = super()._get_serializer_class(  # type: ignore[misc]
            router, model, fields_config, *args, **kwargs
        )
        return serializer


def _is_column(model: Any, name: str) -> bool:
    """Whether values of a field can be compared with the text of a parameter."""
    from home.fields import ChoiceListField

    field = next((one for one in model._meta.get_fields() if one.name == name), None)
    if field is None or field.one_to_many or field.many_to_many:
        return name == "tags"
    return isinstance(field, ChoiceListField) or field.get_internal_type() not in (
        "JSONField",
        "TextField",
    )
