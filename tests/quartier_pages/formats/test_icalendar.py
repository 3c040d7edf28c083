"""Calendars as subscribers read them: parsed back, and expanded by programs that are not ours."""

import re
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
import recurring_ical_events
from dateutil.rrule import rrulestr
from dateutil.tz import gettz
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar, Timezone

from quartier_pages.choices import OfferStatus
from quartier_pages.domain.termine import WEEKDAYS, ZONE, Schedule
from quartier_pages.formats.icalendar import HORIZON, calendar
from quartier_pages.models import AngebotPage, Ausfall, SchoolHolidays, Zeitfenster
from quartier_pages.representation.angebot import load_offers
from tests.trees import build_offer, build_zentrum, weekly

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TODAY = date(2026, 11, 20)


def written(*offers: AngebotPage, language: str = "de", now: datetime = NOW) -> bytes:
    pages = AngebotPage.objects.filter(pk__in=[offer.pk for offer in offers])
    return calendar(
        load_offers(pages.order_by("path")),
        name="Angebote",
        language=language,
        url_of=lambda offer: f"https://example.org/{offer.slug}/",
        now=now,
    )


def events(*offers: AngebotPage, **options):
    return Calendar.from_ical(written(*offers, **options)).walk("VEVENT")


def event(offer: AngebotPage, **options):
    (found,) = events(offer, **options)
    return found


def unfolded(content: bytes) -> list[str]:
    """The lines as RFC 5545 means them, without any library."""
    return re.sub(r"\r\n[ \t]", "", content.decode()).split("\r\n")


def property_lines(content: bytes, *names: str) -> list[str]:
    body = unfolded(content)
    body = body[body.index("BEGIN:VEVENT") :]
    return [line for line in body if re.split("[:;]", line)[0] in names]


def dates_by_dateutil(content: bytes, first: date, last: date) -> list[date]:
    """The dates of a series as another library expands its lines."""
    lines = property_lines(content, "DTSTART", "RRULE", "EXDATE")
    lines = [line.replace(";VALUE=DATE", "") for line in lines]
    rule = rrulestr("\n".join(lines), tzids=gettz)
    aware = "TZID" in lines[0]
    spans = [datetime.combine(first, time.min), datetime.combine(last, time.max)]
    start, end = (span.replace(tzinfo=gettz("Europe/Berlin") if aware else None) for span in spans)
    return [occurrence.date() for occurrence in rule.between(start, end, inc=True)]


class TestOneEventPerSlot:
    def test_of_every_week(self, tree):
        slot = weekly("TU", "16:00", "18:00", valid_from=date(2026, 9, 1))
        found = event(build_offer(tree.zentrum, [slot], on_public_holidays=True))
        assert found.decoded("DTSTART") == datetime(2026, 9, 1, 16, tzinfo=ZONE)
        assert found.decoded("DTEND") == datetime(2026, 9, 1, 18, tzinfo=ZONE)
        assert found["RRULE"].to_ical() == b"FREQ=WEEKLY;INTERVAL=1;BYDAY=TU"
        assert found["STATUS"] == "CONFIRMED"
        assert "EXDATE" not in found

    def test_the_end_of_a_rule_is_in_utc(self, tree):
        slot = weekly("TU", valid_until=date(2026, 12, 8))
        rule = event(build_offer(tree.zentrum, [slot]))["RRULE"].to_ical().decode()
        assert "UNTIL=20261208T225959Z" in rule

    def test_without_times_is_of_the_whole_day(self, tree):
        slot = Zeitfenster(rhythm="monthly", weekday="FR", nth=-1, valid_until=date(2027, 3, 26))
        found = event(build_offer(tree.zentrum, [slot], on_public_holidays=True))
        assert found.decoded("DTSTART") == date(2026, 1, 30)
        assert found.decoded("DTEND") == date(2026, 1, 31)
        assert found["RRULE"].to_ical() == b"FREQ=MONTHLY;UNTIL=20270326;INTERVAL=1;BYDAY=-1FR"

    def test_without_end_has_none(self, tree):
        slot = Zeitfenster(rhythm="once", date=TODAY, start=time(16))
        found = event(build_offer(tree.zentrum, [slot]))
        assert found.decoded("DTSTART") == datetime(2026, 11, 20, 16, tzinfo=ZONE)
        assert "DTEND" not in found

    def test_several_slots_have_several_identities(self, tree):
        offer = build_offer(tree.zentrum, [weekly("TU"), weekly("TH")])
        assert len({found["UID"] for found in events(offer)}) == 2


class TestCancelledDates:
    def test_of_a_series_are_excluded(self, tree):
        offer = build_offer(tree.zentrum, [weekly("TU")], on_public_holidays=True)
        pause = Ausfall(
            page=offer, first_day=date(2026, 12, 1), last_day=date(2026, 12, 8), reason="Umbau"
        )
        pause.save()
        content = written(offer)
        assert property_lines(content, "EXDATE") == [
            "EXDATE;TZID=Europe/Berlin:20261201T160000,20261208T160000"
        ]
        assert dates_by_dateutil(content, date(2026, 11, 24), date(2026, 12, 15)) == [
            date(2026, 11, 24),
            date(2026, 12, 15),
        ]
        assert "01.12.2026–08.12.2026: fällt aus (Umbau)" in event(offer)["DESCRIPTION"]

    def test_of_whole_days_are_excluded_as_days(self, tree):
        slot = weekly("TU", start="00:00", valid_from=TODAY)
        slot.start = slot.end = None
        offer = build_offer(tree.zentrum, [slot], on_public_holidays=True)
        day = date(2026, 12, 1)
        Ausfall.objects.create(page=offer, first_day=day, last_day=day)
        assert property_lines(written(offer), "EXDATE") == ["EXDATE;VALUE=DATE:20261201"]

    def test_holidays_are_excluded_for_more_than_a_year(self, tree):
        SchoolHolidays.objects.create(
            name="Weihnachtsferien", first_day=date(2026, 12, 23), last_day=date(2027, 1, 9)
        )
        offer = build_offer(tree.zentrum, [weekly("FR")], in_school_holidays=False)
        first, last = date(2026, 12, 18), date(2027, 12, 24)
        taking_place = dates_by_dateutil(written(offer), first, last)
        assert date(2026, 12, 18) in taking_place
        assert date(2027, 1, 15) in taking_place
        closed = {date(2026, 12, 25), date(2027, 1, 1), date(2027, 1, 8), date(2027, 3, 26)}
        assert not closed & set(taking_place)

    def test_a_single_date_stays_and_says_so(self, tree):
        slot = Zeitfenster(rhythm="once", date=date(2026, 12, 5), start=time(10), end=time(11))
        offer = build_offer(tree.zentrum, [slot], title="Fest")
        Ausfall.objects.create(page=offer, first_day=slot.date, last_day=slot.date)
        found = event(offer)
        assert (found["STATUS"], found["SUMMARY"]) == ("CANCELLED", "Fest (fällt aus)")

    def test_a_series_starts_with_a_date_that_takes_place(self, tree):
        slot = weekly("TU", valid_from=date(2026, 11, 24))
        offer = build_offer(tree.zentrum, [slot])
        Ausfall.objects.create(page=offer, first_day=slot.valid_from, last_day=slot.valid_from)
        found = event(offer)
        assert found.decoded("DTSTART").date() == date(2026, 12, 1)

    def test_past_cancellations_are_not_told(self, tree):
        offer = build_offer(tree.zentrum, [weekly("TU")])
        day = TODAY - timedelta(days=1)
        Ausfall.objects.create(page=offer, first_day=day, last_day=day, reason="Umbau")
        assert "Umbau" not in event(offer)["DESCRIPTION"]


@pytest.mark.parametrize(
    ("slots", "fields"),
    [
        pytest.param([], {}, id="no known time"),
        pytest.param([weekly("TU")], {"status": OfferStatus.BEENDET}, id="ended"),
        pytest.param([weekly("TU")], {"status": OfferStatus.PAUSIERT}, id="paused"),
        pytest.param([weekly("TU", valid_until=date(2026, 11, 19))], {}, id="slots are over"),
        pytest.param([weekly("TU", valid_from=date(2030, 1, 1))], {}, id="begins in years"),
    ],
)
def test_what_does_not_take_place_is_left_out(tree, slots, fields):
    assert events(build_offer(tree.zentrum, slots, **fields)) == []


def test_single_dates_of_earlier_years_are_forgotten(tree):
    days = (date(2025, 12, 31), date(2026, 1, 1))
    dates = [Zeitfenster(rhythm="once", date=day) for day in days]
    found = events(build_offer(tree.zentrum, [*dates, weekly("TU")], on_public_holidays=True))
    assert [event.decoded("DTSTART") for event in found if "RRULE" not in event] == [days[1]]


class TestDescription:
    def test_says_what_people_must_know(self, tree):
        site = tree.site
        site.building = site.name
        site.street, site.house_number, site.city = "Ringstraße", "1", "Heilbronn"
        site.latitude, site.longitude, site.geo_precision = Decimal("49.1"), Decimal("9.2"), "exact"
        site.save()
        offer = build_offer(
            tree.zentrum,
            [weekly("TU")],
            title="Frühstück; mit Kaffee, Tee",
            short_text="Alle sind willkommen.",
            audience=["familien"],
            cost_kind="kostenlos",
            registration_note="Telefon 12",
        )
        found = event(offer)
        assert found["SUMMARY"] == "Frühstück; mit Kaffee, Tee"
        assert found["LOCATION"] == "Quartierszentrum Augärtle, Ringstraße 1, Heilbronn"
        assert found["GEO"].to_ical() == "49.1;9.2"
        assert found["URL"] == f"https://example.org/{offer.slug}/"
        assert found["CATEGORIES"].cats == ["Treff", "Familien"]
        assert found["DESCRIPTION"].splitlines() == [
            "Alle sind willkommen.",
            "Für wen: Familien",
            "Kosten: kostenlos",
            "Anmeldung: Telefon 12",
            f"https://example.org/{offer.slug}/",
        ]

    @pytest.mark.parametrize(("precision", "is_there"), [("street", True), ("quarter", False)])
    def test_the_middle_of_a_quarter_is_no_place(self, tree, precision, is_there):
        tree.zentrum.standorte.update(latitude=49, longitude=9, geo_precision=precision)
        assert ("GEO" in event(build_offer(tree.zentrum, [weekly("TU")]))) is is_there

    def test_nothing_of_a_centre_that_is_not_public(self, tree):
        offer = build_offer(tree.zentrum, [weekly("TU")], place_text="Marktplatz")
        tree.zentrum.unpublish()
        assert event(offer)["LOCATION"] == "Marktplatz"

    def test_moves_with_every_publication(self, tree):
        offer = build_offer(tree.zentrum, [weekly("TU")])
        AngebotPage.objects.filter(pk=offer.pk).update(last_published_at=NOW)
        before = event(offer)
        assert before.decoded("LAST-MODIFIED") == before.decoded("DTSTAMP") == NOW
        AngebotPage.objects.filter(pk=offer.pk).update(last_published_at=NOW + timedelta(hours=1))
        after = event(offer)
        assert after["SEQUENCE"] > before["SEQUENCE"]
        assert after["UID"] == before["UID"]

    def test_in_another_language(self, tree, locales):
        offer = build_offer(tree.zentrum, [weekly("TU")], cost_kind="kostenlos")
        for page in (tree.home, tree.index, tree.zentrum):
            page.copy_for_translation(locales["ar"])
        translated = offer.copy_for_translation(locales["ar"])
        translated.title = "مقهى اللغة " * 12
        translated.zeitfenster.all().delete()
        translated.save_revision().publish()
        found = event(translated, language="ar")
        assert found["SUMMARY"] == translated.title
        assert found["UID"] == event(offer)["UID"]
        assert found["DTSTART"].to_ical() == event(offer)["DTSTART"].to_ical()
        assert "kostenlos" not in found["DESCRIPTION"]


class TestFile:
    def test_is_well_formed(self, tree):
        offer = build_offer(
            tree.zentrum,
            [weekly("TU")],
            title="Ä" * 60 + "\x07\r\nBEGIN:VALARM",
            short_text="قهوة " * 40 + "\nzweite Zeile; mit \\ und ,",
        )
        content = written(offer)
        assert all(len(line) <= 75 for line in content.split(b"\r\n"))
        assert b"\n" not in content.replace(b"\r\n", b"")
        assert content.endswith(b"END:VCALENDAR\r\n")
        assert "BEGIN:VALARM" not in unfolded(content)
        assert "\x07" not in content.decode()
        lines = unfolded(content)
        assert lines[0] == "BEGIN:VCALENDAR"
        for line in (
            "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:Angebote",
            "X-PUBLISHED-TTL:PT1H",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "TZID:Europe/Berlin",
        ):
            assert line in lines

    def test_time_zone_is_that_of_berlin(self):
        (zone,) = Calendar.from_ical(written()).walk("VTIMEZONE")
        assert isinstance(zone, Timezone)
        for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 25), date(2030, 7, 1)):
            noon = datetime.combine(day, time(12))
            assert zone.to_tz().utcoffset(noon) == ZONE.utcoffset(noon)

    def test_of_nothing(self):
        assert events() == []

    def test_takes_no_query_once_offers_are_loaded(self, tree, django_assert_num_queries):
        centres = [tree.zentrum, build_zentrum(tree.index, "Zweites")]
        for number in range(4):
            build_offer(centres[number % 2], [weekly("TU"), weekly("FR")], slug=f"a{number}")
        offers = load_offers(AngebotPage.objects.order_by("path"))
        with django_assert_num_queries(0):
            calendar(offers, name="x", language="de", url_of=lambda offer: None, now=NOW)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


times = st.none() | st.times(time(0), time(22)).map(lambda t: t.replace(second=0, microsecond=0))
days = st.dates(date(2025, 6, 1), date(2028, 1, 1))
weekdays = st.sampled_from(WEEKDAYS)


@st.composite
def slots(draw):
    first, last = sorted((draw(days), draw(days)))
    start = draw(times)
    end = start.replace(hour=start.hour + 1) if start and draw(st.booleans()) else None
    rhythm = draw(st.sampled_from(["weekly", "monthly", "once"]))
    return Zeitfenster(
        pk=1,
        rhythm=rhythm,
        date=draw(days) if rhythm == "once" else None,
        weekday="" if rhythm == "once" else draw(weekdays),
        nth=draw(st.sampled_from([1, 2, 3, 4, -1])) if rhythm == "monthly" else None,
        interval=draw(st.integers(1, 12)),
        start=start,
        end=end,
        valid_from=draw(st.none() | st.just(first)),
        valid_until=draw(st.none() | st.just(last)),
    )


@st.composite
def pauses(draw):
    first = draw(st.dates(date(2025, 12, 1), date(2027, 12, 31)))
    return Ausfall(first_day=first, last_day=first + timedelta(days=draw(st.integers(0, 60))))


@given(slot=slots(), pause=st.lists(pauses(), max_size=3), on_holidays=st.booleans())
@settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_other_programs_find_the_same_dates(tree, slot, pause, on_holidays):
    """Until the horizon, subscribers see exactly what the site shows, less what is cancelled."""
    offer = AngebotPage(title="Treff", zentrum=tree.zentrum, locale=tree.zentrum.locale)
    offer.__dict__["schedule"] = schedule = Schedule((slot,), tuple(pause), on_holidays)
    offer.__dict__["source_page"] = offer
    content = calendar([offer], name="x", language="de", url_of=lambda offer: None, now=NOW)
    is_over = schedule.ended_before(TODAY)
    first, last = TODAY, TODAY + HORIZON
    expected = [
        (termin.day, termin.starts_at or termin.day, termin.ends_at)
        for termin in schedule.between(first, last)
        if not termin.cancelled and not is_over
    ]

    found = recurring_ical_events.of(Calendar.from_ical(content)).between(
        first, last + timedelta(days=1)
    )
    taking_place = [
        occurrence
        for occurrence in found
        if occurrence["STATUS"] == "CONFIRMED" and _day(occurrence.start) <= last
    ]
    assert [occurrence.start for occurrence in taking_place] == [start for _, start, _ in expected]
    if slot.end:
        assert [occurrence.end for occurrence in taking_place] == [end for *_, end in expected]
    if slot.rhythm != "once" and expected:
        assert dates_by_dateutil(content, first, last) == [day for day, *_ in expected]
