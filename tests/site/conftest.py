"""A centre with everything that its page shows."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from quartier_pages.models import Ausfall, Beleg, Organisation, ZentrumTraeger
from tests.trees import build_offer, weekly

WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@pytest.fixture
def zentrum(tree):
    """A centre with address, coordinates, carrier, contact, offer, source and population."""
    zentrum = tree.zentrum
    site = zentrum.standorte.get()
    site.street, site.house_number, site.city = "Ellwanger Straße", "15/1", "Heilbronn"
    site.latitude, site.longitude, site.geo_precision = (
        Decimal("49.154"),
        Decimal("9.22"),
        "quarter",
    )
    site.save()
    zentrum.kontakte.update(phone="07131 94-1850", email="augaertle@example.org")
    carrier = Organisation.objects.create(name="Caritas")
    ZentrumTraeger.objects.create(page=zentrum, organisation=carrier, share_percent=50)
    Beleg.objects.create(
        page=zentrum, fact_group="sites", title="Stadt", url="https://example.org/a"
    )
    zentrum.population, zentrum.population_is_approximate = 1918, True
    zentrum.lead = "Treffpunkt im Quartier"
    zentrum.save()
    return zentrum


@pytest.fixture
def offer(zentrum):
    offer = build_offer(
        zentrum,
        [weekly(WEEKDAYS[timezone.localdate().weekday()], "16:00", "18:00")],
        on_public_holidays=True,  # else a holiday would be a second cancelled date
        audience=["kinder"],
        age_from=6,
        cost_kind="kostenlos",
    )
    day = timezone.localdate() + timedelta(days=7)
    Ausfall.objects.create(page=offer, first_day=day, last_day=day, reason="Betriebsausflug")
    return offer
