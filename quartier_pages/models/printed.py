"""Pages that there are as PDF too."""

from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponseBase
from wagtail.models import Page
from wagtail.url_routing import RouteResult

if TYPE_CHECKING:
    from quartier_pages.pdf.compiler import Document


def slug_above(page: Page) -> str:
    """The slug of the page above, without asking for that page."""
    return str(page.url_path).rstrip("/").split("/")[-2]


class PrintedPageMixin:
    """A page with a PDF below its own address; in front of Page.

    Wagtail finds the file as it finds a page below this one, so whoever may not see the page gets
    to see the same instead of its PDF: a login, a password form, nothing.
    """

    live: bool

    @property
    def pdf_name(self) -> str:
        """The last part of the address of the PDF."""
        raise NotImplementedError

    def document(self, request: HttpRequest) -> "Document":
        """What the PDF shows; Http404 when the request asks for something that there is not."""
        raise NotImplementedError

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if self.live and path_components == [self.pdf_name]:
            return RouteResult(self, kwargs={"as_pdf": True})
        return super().route(request, path_components)  # type: ignore[misc]

    def serve(
        self, request: HttpRequest, *args: Any, as_pdf: bool = False, **kwargs: Any
    ) -> HttpResponseBase:
        from quartier_pages.pdf.answers import pdf_answer

        if as_pdf:
            return pdf_answer(request, self, self.document(request))
        response: HttpResponseBase = super().serve(request, *args, **kwargs)  # type: ignore[misc]
        return response
