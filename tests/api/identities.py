"""Ids that expected answers name, and the day on which they hold."""

from datetime import date
from uuid import UUID

from quartier_pages.models import Beleg

TODAY = date(2025, 9, 22)  # a Monday
IMAGE, DOCUMENT, VIDEO = 900_001, 900_002, 900_003
ORGANISATION_ID, FIELD, INDICATOR = 900_011, 900_012, 900_013
SITE_KEY = UUID("00000000-0000-0000-0000-000000000001")
CONTACT_KEY = UUID("00000000-0000-0000-0000-000000000002")
MEASURE = UUID("00000000-0000-0000-0000-000000000003")


def source(group: str) -> Beleg:
    return Beleg(
        fact_group=group,
        title="Ratsdrucksache",
        url="https://stadt.example.org/146",
        as_of="2024-04",
        verified=True,
        note="",
    )
