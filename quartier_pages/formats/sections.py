"""The sections of long documents: what is filled in, in order, for contents and text alike."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from quartier_pages.models import EckpunktepapierPage, JahresberichtPage


@dataclass(frozen=True)
class Section:
    """A section with its heading. `name` is its place in the page and the name of its template."""

    name: str
    title: str | Promise
    template: str


def paper_sections(paper: "EckpunktepapierPage", context: dict[str, Any]) -> list[Section]:
    """The sections of an Eckpunktepapier that have content."""
    has_analysis = bool(
        context["figures"] or paper.surveys or paper.analysis_interpretation or paper.findings
    )
    return _present(
        "quartier_pages/paper",
        [
            ("zusammenfassung", _("In short"), paper.summary),
            ("ausgangslage", _("Initial situation"), paper.initial_situation),
            ("gebiet", _("The area"), paper.area_description),
            ("sozialraumanalyse", _("Sozialraumanalyse"), has_analysis),
            ("leitbild", _("Vision and guiding aims"), paper.vision or context["aims"]),
            ("handlungsfelder", _("Fields of action"), context["fields_of_action"]),
            ("zielgruppen", _("Target groups"), paper.audience),
            ("organisation", _("Carriers, staff, rooms and partners"), paper.organisation),
            ("beteiligung", _("Participation"), paper.participation),
            ("evaluation", _("Evaluation"), paper.evaluation),
            ("beschluesse", _("Council decisions"), paper.council_decisions),
        ],
    )


def report_sections(report: "JahresberichtPage", context: dict[str, Any]) -> list[Section]:
    """The sections of a Jahresbericht that have content."""
    volunteering = report.volunteering or report.volunteers or report.volunteer_hours
    return _present(
        "quartier_pages/report",
        [
            ("zusammenfassung", _("In short"), report.summary),
            ("schwerpunkte", _("Focus topics of the year"), context["focus_topics"]),
            ("kennzahlen", _("The year in figures"), context["kennzahlen"]),
            ("rueckblick", _("What became of it?"), context["rueckblick"]),
            ("massnahmen", _("What is planned"), context["measures"]),
            ("mehr", _("More about the year"), report.body),
            ("beteiligung", _("Participation"), report.participation),
            ("kooperation", _("Cooperation"), report.cooperation),
            ("ehrenamt", _("Volunteering"), volunteering),
            ("finanzierung", _("Funding"), report.funding),
            ("ausblick", _("Outlook"), report.outlook),
            ("vorlagen", _("Committee papers"), report.council_decisions),
        ],
    )


def _present(folder: str, sections: list[tuple[str, Promise, Any]]) -> list[Section]:
    return [
        Section(name, title, f"{folder}/{name}.html")
        for name, title, content in sections
        if content
    ]
