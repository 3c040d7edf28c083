"""Images and documents of the collections that everybody may see."""

from typing import Any

from django.utils.functional import cached_property
from rest_framework.fields import Field, SerializerMethodField
from wagtail.api.v2.filters import OrderingFilter
from wagtail.api.v2.serializers import BaseSerializer
from wagtail.documents.api.v2.views import DocumentsAPIViewSet
from wagtail.images.api.v2.views import ImagesAPIViewSet
from wagtail.models import Locale

from home.representation.library import Context, settle
from home.representation.media import document, image
from quartier_pages.api.v2.base import PublicView, RepresentedField
from quartier_pages.api.v2.filters import FieldsFilter, SearchFilter

_FILTERS = [FieldsFilter, OrderingFilter, SearchFilter]


class FileSerializer(BaseSerializer):
    """An absolute address, and tags without a query for each file."""

    download_url = SerializerMethodField()
    tags = SerializerMethodField()

    def get_download_url(self, file: Any) -> str:
        context: Context = self.context["view"].reader
        return context.absolute(file.url if hasattr(file, "url") else file.file.url)

    def get_tags(self, file: Any) -> list[str]:
        return sorted(tag.name for tag in file.tags.all())


class FilesView(PublicView):
    """What the endpoints of images and of documents share."""

    model: Any
    library_fields: tuple[str, ...] = ()

    @cached_property
    def reader(self) -> Context:
        return Context(self.library, Locale.get_default())

    def get_queryset(self) -> Any:
        files = self.model.objects.exclude(collection__in=self.library.private_collections)
        return files.order_by("id").prefetch_related("tags")

    @classmethod
    def get_field_serializer_overrides(cls, model: Any) -> dict[str, Field]:
        return {name: RepresentedField("representations") for name in cls.library_fields}


class ImagesView(FilesView, ImagesAPIViewSet):
    """Images with credit, licence, alternative texts and renditions."""

    base_serializer_class = FileSerializer
    filter_backends = _FILTERS
    library_fields = ("src", "srcset", "renditions")
    body_fields = [
        *ImagesAPIViewSet.body_fields,
        "alt_texts",
        "credit",
        "licence",
        *library_fields,
    ]

    @cached_property
    def representations(self) -> dict[int, Any]:
        keys = [picture.pk for picture in self.shown]
        return settle(self.library, lambda: {key: image(self.reader, key) for key in keys})


class DocumentsView(FilesView, DocumentsAPIViewSet):
    """Documents with their language and whether they are accessible."""

    base_serializer_class = FileSerializer
    filter_backends = _FILTERS
    library_fields = ("filename", "mime_type")
    body_fields = [
        *DocumentsAPIViewSet.body_fields,
        "filename",
        "file_size",
        "mime_type",
        "language",
        "is_accessible",
        "credit",
        "licence",
    ]

    @cached_property
    def representations(self) -> dict[int, Any]:
        keys = [file.pk for file in self.shown]
        return settle(self.library, lambda: {key: document(self.reader, key) for key in keys})
