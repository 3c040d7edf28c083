"""Fixed choices of the field: one vocabulary for forms, pages and the API.

Values are stable identifiers of the API; labels are translated into every site language.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class CentreKind(models.TextChoices):
    QUARTIERSZENTRUM = "quartierszentrum", _("Quartierszentrum")
    QUARTIERSBUERO = "quartiersbuero", _("Quartiersbüro")


class CentreStatus(models.TextChoices):
    IN_BETRIEB = "in_betrieb", _("in operation")
    IM_AUFBAU = "im_aufbau", _("under construction")
    GEPLANT = "geplant", _("planned")
    EINGESTELLT = "eingestellt", _("closed")
    UNKLAR = "unklar", _("not confirmed")

    @property
    def needs_site(self) -> bool:
        """Whether people can go there already, so that a main site must be known."""
        return self in (self.IN_BETRIEB, self.IM_AUFBAU)


class SiteKind(models.TextChoices):
    MAIN = "hauptstandort", _("main site")
    BRANCH = "aussenstelle", _("branch office")


class GeoPrecision(models.TextChoices):
    EXACT = "exact", _("exact")
    STREET = "street", _("middle of the street")
    QUARTER = "quarter", _("middle of the quarter")


class AccessibilityFeature(models.TextChoices):
    STEP_FREE = "step_free", _("step-free access")
    WC = "wheelchair_wc", _("wheelchair-accessible toilet")
    LIFT = "lift", _("lift")
    HEARING_LOOP = "hearing_loop", _("hearing loop")
    GUIDANCE = "tactile_guidance", _("tactile guidance system")
    PARKING = "disabled_parking", _("parking for disabled people")
    ASSISTANCE_DOGS = "assistance_dogs", _("assistance dogs welcome")


class AreaKind(models.TextChoices):
    STADTTEIL = "stadtteil", _("district")
    PLANUNGSBEZIRK = "planungsbezirk", _("planning district")


class SpatialLevel(models.TextChoices):
    STADT = "stadt", _("city")
    STADTTEIL = "stadtteil", _("district")
    PLANUNGSBEZIRK = "planungsbezirk", _("planning district")
    QUARTIER = "quartier", _("quarter")


class FactGroup(models.TextChoices):
    """What a source proves."""

    STATUS = "status", _("status and start")
    CARRIERS = "carriers", _("carriers")
    SITES = "sites", _("sites and addresses")
    CONTACTS = "contacts", _("contacts")
    AREA = "area", _("served area and population")
    FOCUS = "focus", _("focus topics")
    PARTNERS = "partners", _("partners")
    STAFF = "staff", _("staff and funding")
    LEGAL = "legal", _("council decisions")
    OFFER = "offer", _("offer")
    CONTENT = "content", _("content of this page")


class OfferKind(models.TextChoices):
    TREFF = "treff", _("meeting place")
    BERATUNG = "beratung", _("advice")
    KURS = "kurs", _("course")
    LERNHILFE = "lernhilfe", _("help with learning")
    KINDER_JUGEND = "kinder_jugend", _("children and youth")
    KREATIV = "kreativ", _("creative")
    SPORT = "sport", _("sport and movement")
    KULTUR = "kultur", _("culture")
    FERIEN = "ferien", _("holiday programme")
    MITTAGSTISCH = "mittagstisch", _("lunch")
    HILFE = "hilfe", _("neighbourly help")
    MOBIL = "mobil", _("outreach work")
    BETEILIGUNG = "beteiligung", _("participation")
    VERANSTALTUNG = "veranstaltung", _("event")
    PROJEKT = "projekt", _("project")


class OfferStatus(models.TextChoices):
    AKTIV = "aktiv", _("takes place")
    PAUSIERT = "pausiert", _("paused")
    BEENDET = "beendet", _("ended")


class Audience(models.TextChoices):
    ALLE = "alle", _("everybody")
    KINDER = "kinder", _("children")
    JUGENDLICHE = "jugendliche", _("teenagers")
    FAMILIEN = "familien", _("families")
    ERWACHSENE = "erwachsene", _("adults")
    AELTERE = "aeltere", _("older people")
    FRAUEN = "frauen", _("women")
    ZUGEWANDERTE = "zugewanderte", _("immigrants and refugees")
    BEHINDERUNG = "behinderung", _("people with disabilities")
    LEBENSLAGEN = "lebenslagen", _("people in difficult situations")
    VEREINE = "vereine", _("clubs and organisations")


class SpokenLanguage(models.TextChoices):
    DE = "de", _("German")
    DE_SIMPLE = "de-simple", _("Easy German")
    DGS = "gsg", _("German Sign Language")
    EN = "en", _("English")
    TR = "tr", _("Turkish")
    AR = "ar", _("Arabic")
    RO = "ro", _("Romanian")
    RU = "ru", _("Russian")
    UK = "uk", _("Ukrainian")
    PL = "pl", _("Polish")


class CostKind(models.TextChoices):
    UNKNOWN = "unbekannt", _("not known")
    FREE = "kostenlos", _("free of charge")
    DONATION = "spende", _("donation welcome")
    FEE = "kostenpflichtig", _("with costs")


class RegistrationKind(models.TextChoices):
    UNKNOWN = "unbekannt", _("not known")
    NONE = "keine", _("without registration")
    RECOMMENDED = "empfohlen", _("registration recommended")
    REQUIRED = "erforderlich", _("registration required")


class Weekday(models.TextChoices):
    """Codes of iCalendar (RFC 5545)."""

    MO = "MO", _("Monday")
    TU = "TU", _("Tuesday")
    WE = "WE", _("Wednesday")
    TH = "TH", _("Thursday")
    FR = "FR", _("Friday")
    SA = "SA", _("Saturday")
    SU = "SU", _("Sunday")


class DayTime(models.TextChoices):
    """Part of the day."""

    MORNING = "vormittags", _("in the morning")
    AFTERNOON = "nachmittags", _("in the afternoon")
    EVENING = "abends", _("in the evening")


class Rhythm(models.TextChoices):
    WEEKLY = "weekly", _("weekly")
    MONTHLY = "monthly", _("monthly, on a weekday")
    ONCE = "once", _("single date")


class MeasureStatus(models.TextChoices):
    IDEE = "idee", pgettext_lazy("status of a measure", "idea")
    GEPLANT = "geplant", pgettext_lazy("status of a measure", "planned")
    LAUFEND = "laufend", pgettext_lazy("status of a measure", "running")
    ABGESCHLOSSEN = "abgeschlossen", pgettext_lazy("status of a measure", "completed")
    VERSCHOBEN = "verschoben", pgettext_lazy("status of a measure", "postponed")
    VERWORFEN = "verworfen", pgettext_lazy("status of a measure", "dropped")

    @property
    def is_closed(self) -> bool:
        """Whether nothing more is to come."""
        return self in (self.ABGESCHLOSSEN, self.VERWORFEN)


class GoalAchievement(models.TextChoices):
    ERREICHT = "erreicht", pgettext_lazy("achievement of a goal", "achieved")
    TEILWEISE = "teilweise", pgettext_lazy("achievement of a goal", "partly achieved")
    NICHT = "nicht", pgettext_lazy("achievement of a goal", "not achieved")
    VERSCHOBEN = "verschoben", pgettext_lazy("achievement of a goal", "postponed")


class GoalTerm(models.TextChoices):
    KURZ = "kurz", _("short term")
    MITTEL = "mittel", _("medium term")
    LANG = "lang", _("long term")


class Priority(models.TextChoices):
    HOCH = "hoch", _("high")
    MITTEL = "mittel", _("medium")
    NIEDRIG = "niedrig", _("low")


class IndicatorTopic(models.TextChoices):
    FLAECHE = "flaeche", _("land use")
    DEMOGRAFIE = "demografie", _("demography")
    HAUSHALTE = "haushalte", _("households and families")
    ARBEIT = "arbeit", _("work")
    MINDESTSICHERUNG = "mindestsicherung", _("minimum income")
    BILDUNG = "bildung", _("education")
    WOHNEN = "wohnen", _("housing")
    WANDERUNG = "wanderung", _("migration")
    BETEILIGUNG = "beteiligung", _("participation")
    NUTZUNG = "nutzung", _("use of the centre")


class Unit(models.TextChoices):
    PERSONEN = "personen", _("people")
    HAUSHALTE = "haushalte", _("households")
    FAMILIEN = "familien", pgettext_lazy("unit", "families")
    NATIONEN = "nationen", _("nations")
    PROZENT = "prozent", _("%")
    BESUCHE = "besuche", _("visits")
    TERMINE = "termine", _("dates")
    ANGEBOTE = "angebote", _("offers")
    STUNDEN = "stunden", _("hours")
    STELLEN = "stellen", _("full-time positions")
    EURO = "euro", _("euros")
    INDEX = "index", _("index points")
    ANZAHL = "anzahl", _("number")


class Comparator(models.TextChoices):
    EQUAL = "=", "="
    ABOUT = "≈", "≈"
    MORE = ">", ">"
    LESS = "<", "<"


class SurveyMethod(models.TextChoices):
    STATISTIK = "statistik", _("statistics")
    UMFRAGE = "umfrage", _("survey")
    SCHAETZUNG = "schaetzung", _("estimate")


class AnalysisMethod(models.TextChoices):
    STATISTIK = "statistik", _("statistics")
    BEFRAGUNG = "haushaltsbefragung", _("household survey")
    BEGEHUNG = "begehung", _("walk through the quarter")
    INTERVIEW = "experteninterview", _("interviews with experts")
    WERKSTATT = "zukunftswerkstatt", _("future workshop")
