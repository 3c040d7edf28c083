"""The form in which one gives the password of a page."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page
from wagtail.views import authenticate_with_password


def authenticate(request: HttpRequest, page_view_restriction_id: int, page_id: int) -> HttpResponse:
    """Wagtail's, but only for pages that the restriction protects.

    Of any other, a draft too, the frame around the form would name the address.
    """
    page = Page.objects.filter(pk=page_id, live=True).first()
    restrictions = page.get_view_restrictions() if page else None
    if not restrictions or not restrictions.filter(pk=page_view_restriction_id).exists():
        raise Http404
    response: HttpResponse = authenticate_with_password(request, page_view_restriction_id, page_id)
    return response
