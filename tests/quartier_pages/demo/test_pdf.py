"""Everything of the demo that is printed, in all languages."""

import pytest
from django.conf import settings
from django.test import RequestFactory

from home.visibility import everybody_sees
from quartier_pages.models import EckpunktepapierPage, JahresberichtPage, QuartierszentrumPage


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
@pytest.mark.parametrize("model", [EckpunktepapierPage, JahresberichtPage, QuartierszentrumPage])
def test_each_page_is_printed(demo, model, language):
    pages = everybody_sees(model.objects.filter(locale__language_code=language))
    assert pages
    for page in pages:
        request = RequestFactory().get(page.url)
        assert page.document(request).pdf().startswith(b"%PDF-")
