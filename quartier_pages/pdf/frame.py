"""What every document says of itself."""

from typing import Any

from django.utils import timezone

from home.models import BasePage, SiteSettings


def frame(page: BasePage, title: str) -> dict[str, Any]:
    """Title, language, author and date: the same page makes the same file on any day."""
    settings = SiteSettings.for_site(page.get_site())
    day = timezone.localdate(page.last_published_at)
    return {
        "lang": page.content_language.split("-")[0],
        "title": title,
        "author": settings.operator_name or settings.city_name or settings.site_name,
        "description": page.search_description or page.teaser_text or title,
        "date": [day.year, day.month, day.day],
        "footer": f"{settings.site_name} · {title}",
    }
