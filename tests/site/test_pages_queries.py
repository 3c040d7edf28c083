"""Pages stay quick, whatever the number of offers, centres and rows on them."""

from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from quartier_pages.models import (
    AngebotPartner,
    BerichtSchwerpunkt,
    Indikatorwert,
    Kennzahl,
    Massnahme,
    Organisation,
    PapierHandlungsfeld,
    Standort,
)
from tests.html import html
from tests.trees import (
    build_field_of_action,
    build_indicator,
    build_offer,
    build_paper,
    build_report,
    build_zentrum,
    weekly,
)


class TestQueries:
    def queries(self, client, page):
        html(client, page)  # fills the caches of sites and content types
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            html(client, page)
        return len(captured)

    def test_of_a_centre(self, client, zentrum, offer):
        build_report(zentrum, 2024)
        before = self.queries(client, zentrum)
        for number in range(4):
            build_offer(zentrum, [weekly("MO"), weekly("FR")], slug=f"angebot-{number}")
            build_report(zentrum, 2020 + number)
        assert self.queries(client, zentrum) == before <= 60

    def test_of_the_overview(self, client, tree, zentrum):
        before = self.queries(client, tree.index)
        for number in range(4):
            centre = build_zentrum(tree.index, f"Zentrum {number}")
            site = Standort(page=centre, kind="aussenstelle", name="x", locale=zentrum.locale)
            site.save()
        assert self.queries(client, tree.index) == before <= 40

    def test_of_a_report(self, client, zentrum):
        field = build_field_of_action()

        def rows(count):
            offers = [build_offer(zentrum, slug=f"a{count}-{number}") for number in range(count)]
            return {
                "massnahmen": [
                    Massnahme(title="x", handlungsfeld=field, angebot=offer) for offer in offers
                ],
                "schwerpunkte": [
                    BerichtSchwerpunkt(title="x", handlungsfeld=field) for _offer in offers
                ],
                "kennzahlen": [
                    Kennzahl(indikator=build_indicator(f"i{count}-{number}"), value=1)
                    for number in range(count)
                ],
            }

        small, large = (
            build_report(zentrum, 2020, **rows(1)),
            build_report(zentrum, 2022, **rows(5)),
        )
        assert self.queries(client, small) == self.queries(client, large) <= 55

    def test_of_a_paper(self, client, zentrum):
        def paper(count):
            page = build_paper(zentrum, slug=f"papier-{count}")
            for number in range(count):
                name = f"{count}-{number}"
                Indikatorwert.objects.create(
                    page=page, indikator=build_indicator(name), value=1, locale=page.locale
                )
                PapierHandlungsfeld.objects.create(
                    page=page, handlungsfeld=build_field_of_action(name), locale=page.locale
                )
            return page

        assert self.queries(client, paper(1)) == self.queries(client, paper(5)) <= 50

    def test_of_an_offer(self, client, offer):
        def add_partners(count):
            for number in range(count):
                organisation = Organisation.objects.create(name=f"Verein {count}-{number}")
                AngebotPartner.objects.create(page=offer, organisation=organisation)

        add_partners(1)
        before = self.queries(client, offer)
        add_partners(4)
        assert self.queries(client, offer) == before <= 45
