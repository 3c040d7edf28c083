"""Says before a centre is deleted what stays behind."""

from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from quartier_pages.editing.rights.takeaway import what_stays
from quartier_pages.models import ZentrumRedaktion


@hooks.register("before_delete_page")
def say_what_stays(request: HttpRequest, page: Page) -> None:
    """On the page that asks for confirmation, also for centres below the page to delete."""
    if request.method != "GET":
        return
    offices = ZentrumRedaktion.objects.filter(zentrum__path__startswith=page.path)
    for office in offices.select_related("group", "collection"):
        for line in what_stays(office):
            messages.warning(request, line)
