"""What is published about the quarters, one file per page type."""

from quartier_pages.models.angebot import AngebotPage, AngebotPartner
from quartier_pages.models.demo_record import DemoRecord
from quartier_pages.models.eckpunktepapier import (
    EckpunktepapierPage,
    Leitziel,
    PapierHandlungsfeld,
)
from quartier_pages.models.indikatorwert import Indikatorwert
from quartier_pages.models.jahresbericht import BerichtSchwerpunkt, JahresberichtPage
from quartier_pages.models.kennzahl import Kennzahl
from quartier_pages.models.massnahme import Massnahme, MassnahmenRueckblick
from quartier_pages.models.sources import Beleg
from quartier_pages.models.standort import Standort
from quartier_pages.models.vocabulary import (
    Handlungsfeld,
    Indikator,
    Organisation,
    SchoolHolidays,
)
from quartier_pages.models.zeitfenster import Ausfall, Zeitfenster
from quartier_pages.models.zentrum import (
    QuartierszentrumPage,
    ZentrumGebiet,
    ZentrumKontakt,
    ZentrumPartner,
    ZentrumSchwerpunkt,
    ZentrumTraeger,
)
from quartier_pages.models.zentrum_index import QuartierszentrumIndexPage
from quartier_pages.models.zentrum_redaktion import Gegenlesen, ZentrumRedaktion

__all__ = [
    "AngebotPage",
    "AngebotPartner",
    "Ausfall",
    "Beleg",
    "BerichtSchwerpunkt",
    "DemoRecord",
    "EckpunktepapierPage",
    "Gegenlesen",
    "Handlungsfeld",
    "Indikator",
    "Indikatorwert",
    "JahresberichtPage",
    "Kennzahl",
    "Leitziel",
    "Massnahme",
    "MassnahmenRueckblick",
    "Organisation",
    "PapierHandlungsfeld",
    "QuartierszentrumIndexPage",
    "QuartierszentrumPage",
    "SchoolHolidays",
    "Standort",
    "Zeitfenster",
    "ZentrumGebiet",
    "ZentrumKontakt",
    "ZentrumPartner",
    "ZentrumRedaktion",
    "ZentrumSchwerpunkt",
    "ZentrumTraeger",
]
