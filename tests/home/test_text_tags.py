import pytest
from django.utils.translation import override

from home.templatetags.text_tags import (
    choice_labels,
    foreign,
    host,
    phone_uri,
)
from quartier_pages.models import AngebotPage


@pytest.mark.parametrize(
    ("written", "dialled"),
    [
        ("07131 94-1850", "tel:07131941850"),
        ("+49 (0)7131 / 56", "tel:+49713156"),
    ],
)
def test_phone_numbers_can_be_dialled(written, dialled):
    assert phone_uri(written) == dialled


def test_only_text_in_another_language_is_marked():
    with override("tr"):
        assert foreign("Töpfern & mehr", "de") == '<bdi lang="de">Töpfern &amp; mehr</bdi>'
        assert foreign("<b>", "tr") == "&lt;b&gt;"
        assert foreign("Merhaba", None) == "Merhaba"


def test_host_names_what_a_link_leads_to():
    assert host("https://www.heilbronn.de/rathaus.html") == "heilbronn.de"


@pytest.mark.django_db
def test_labels_of_several_choices_are_translated():
    offer = AngebotPage(audience=["kinder", "jugendliche"])
    with override("de"):
        assert choice_labels(offer, "audience") == ["Kinder", "Jugendliche"]
