"""PDFs at the wire: name, fingerprint, caching."""

import re
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag

from home.api.middleware import CACHE_CONTROL
from home.visibility import everybody_sees
from quartier_pages.pdf.compiler import Document


def pdf_answer(request: HttpRequest, page: Any, document: Document) -> HttpResponse:
    """A document of a page; it is made only if the reader does not have it already."""
    etag = quote_etag(document.fingerprint)
    headers = {
        "Content-Disposition": content_disposition_header(False, _file_name(document)) or "inline",
        "Content-Language": document.data["lang"],
        "Cache-Control": CACHE_CONTROL if _is_public(page) else "private, no-store",
        "ETag": etag,
    }
    empty = HttpResponse(content_type="application/pdf", headers=headers)
    answer = get_conditional_response(request, etag=etag, response=empty) or empty
    if answer is empty:
        answer.content = document.pdf()
    return answer


def _is_public(page: Any) -> bool:
    return bool(everybody_sees(type(page).objects.filter(pk=page.pk)).exists())


def _file_name(document: Document) -> str:
    """The title as name of the file that is saved, without what file systems do not take."""
    words = re.sub(r'[\\/:*?"<>|\x00-\x1f]', " ", document.data["title"]).split()
    return " ".join(words) + ".pdf"
