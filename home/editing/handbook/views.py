"""The handbook's pages and pictures."""

from typing import Any

from django.http import FileResponse, Http404, HttpRequest
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from home.editing.handbook.chapters import CONTENTS, Chapter, chapters, picture


class ChapterView(WagtailAdminTemplateMixin, TemplateView):
    """One chapter beside the list of all of them."""

    template_name = "home/editing/handbook.html"
    header_icon = "help"

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.chapters = chapters()
        self.slug = kwargs.get("slug", CONTENTS)

    @property
    def chapter(self) -> Chapter:
        return self.chapters[self.slug]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if self.slug not in self.chapters:
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_page_title(self) -> str:
        return self.chapter.title

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        contents = self.chapters[CONTENTS]
        way = [] if self.chapter is contents else [contents]
        return [
            *self.breadcrumbs_items,
            *({"url": chapter.address, "label": chapter.title} for chapter in way),
            {"url": "", "label": self.chapter.title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **kwargs, chapter=self.chapter, chapters=self.chapters.values()
        )


def picture_file(request: HttpRequest, name: str) -> FileResponse:
    path = picture(name)
    if path is None:
        raise Http404
    return FileResponse(path.open("rb"), content_type="image/png")
