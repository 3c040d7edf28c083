// The content of each type of page, told apart by `type`.
import { blocks, download, figure, list, pageLink } from "./blocks.ts";
import type { Page, PageOf, Site } from "./client.ts";
import { html, inLanguage, richText, section, unknownType } from "./html.ts";
import type { Html } from "./html.ts";

export function content(page: Page): Html {
  switch (page.type) {
    case "home.HomePage":
    case "home.StandardPage":
      return html`<p>${page.lead}</p>${blocks(page.body)}`;
    case "home.FeedbackPage":
      return feedback(page);
    case "quartier_pages.QuartierszentrumIndexPage":
      return overview(page);
    case "quartier_pages.QuartierszentrumPage":
      return centre(page);
    case "quartier_pages.EckpunktepapierPage":
      return paper(page);
    case "quartier_pages.JahresberichtPage":
      return report(page);
    case "quartier_pages.AngebotPage":
      return offer(page);
    default:
      return unknownType(page);
  }
}

/** A copy cannot take messages: it leads to the form. */
function feedback(page: PageOf<"home.FeedbackPage">): Html {
  const questions = list(page.form_fields.map((field) => field.label));
  return html`${richText(page.intro)} ${questions} <a href="${page.html_url}">${page.title}</a>`;
}

function overview(page: PageOf<"quartier_pages.QuartierszentrumIndexPage">): Html {
  return html`<p>${page.lead}</p>
    ${section("Zentren", list(page.zentren.map((link) => pageLink(link))))}
    ${section("Aufgaben und Ziele", list(page.tasks.map((task) => task.value)))}
    ${blocks(page.body)}`;
}

function centre(page: PageOf<"quartier_pages.QuartierszentrumPage">): Html {
  return html`<p>${page.lead}</p>
    <p>${page.status_display} ${page.since}</p>
    ${section(
      "Schwerpunkte",
      list(page.schwerpunkte.map(({ title, text }) => html`<strong>${title}</strong> ${text}`)),
    )}
    ${section("Standorte", list(page.standorte.map(site)))}
    ${section(
      "Kontakte",
      list(page.kontakte.map(({ role, phone, email }) => html`${role} ${phone} ${email}`)),
    )}
    ${section("Träger", list(page.traeger.map(({ organisation }) => organisation.name)))}
    ${section("Partner", list(page.partner.map(({ organisation }) => organisation.name)))}
    ${section("Eckpunktepapier", pageLink(page.current_paper))}
    ${blocks(page.body)}
    ${page.gallery.map(({ value }) => figure(value.image, value.caption))}
    ${list(page.downloads.map(({ value }) => download(value.document, value.title)))}`;
}

function site(it: Site): Html {
  const hours = it.opening_hours.map((hour) => {
    switch (hour.type) {
      case "regular":
        return html`${hour.value.weekday} ${hour.value.start}–${hour.value.end}`;
      case "exception":
        return html`${hour.value.first_day} ${hour.value.start ?? "–"} ${hour.value.note}`;
      default:
        return unknownType(hour);
    }
  });
  return html`${it.name}, ${it.street} ${it.house_number}, ${it.postcode} ${it.city} ${list(hours)}`;
}

function paper(page: PageOf<"quartier_pages.EckpunktepapierPage">): Html {
  const figures = page.indikatorwerte.map(
    ({ indikator, comparator, value, as_of: asOf }) =>
      html`${named(indikator)}: ${comparator} ${value} ${indikator.unit_display} (${asOf})`,
  );
  return html`<p>${pageLink(page.zentrum)} ${page.valid_from}–${page.valid_to}</p>
    ${richText(page.summary)} ${richText(page.initial_situation)}
    ${section("Sozialraumanalyse", list(figures))}
    ${section("Befunde", list(page.findings.map(finding)))}
    ${section("Leitbild", richText(page.vision))}
    ${section("Leitziele", list(page.leitziele.map((goal) => goal.title)))}
    ${section("Organisation", list(page.organisation.map(organisation)))}
    ${richText(page.evaluation)} ${download(page.pdf, null)}`;
}

/** A shared entry, which need not be translated though the page is. */
function named(entry: { name: string; content_language: string }): Html | null {
  return inLanguage(entry.name, entry.content_language);
}

function finding(it: PageOf<"quartier_pages.EckpunktepapierPage">["findings"][number]): Html {
  switch (it.type) {
    case "strength":
      return html`Stärke: ${it.value}`;
    case "weakness":
      return html`Schwäche: ${it.value}`;
    case "resource":
      return html`Ressource: ${it.value}`;
    case "need":
      return html`Bedarf: ${it.value}`;
    default:
      return unknownType(it);
  }
}

type Organised = PageOf<"quartier_pages.EckpunktepapierPage">["organisation"][number];

function organisation(it: Organised): Html {
  switch (it.type) {
    case "carrier":
      return html`${it.value.organisation?.name} ${it.value.share_percent}`;
    case "staff":
      return html`${it.value.role} ${it.value.positions}`;
    case "room":
      return html`${it.value.name} (${it.value.availability})`;
    case "partner":
      return html`${it.value.organisation?.name} ${it.value.kind}`;
    default:
      return unknownType(it);
  }
}

function report(page: PageOf<"quartier_pages.JahresberichtPage">): Html {
  const figures = page.kennzahlen.map(
    ({ indikator, value, previous }) =>
      html`${named(indikator)}: ${value} (${previous?.value ?? "–"})`,
  );
  const review = page.rueckblick.map((one) => html`${one.title}: ${one.zielerreichung_display}`);
  const planned = page.massnahmen.map((one) => html`${one.title}: ${one.status_display}`);
  return html`<p>${pageLink(page.zentrum)} ${page.year}</p>
    ${richText(page.summary)}
    ${section("Schwerpunkte", list(page.schwerpunkte.map(({ title }) => title)))}
    ${section("Kennzahlen", list(figures))}
    ${section("Rückblick", list(review))}
    ${section("Maßnahmen", list(planned))}
    ${section("Ausblick", richText(page.outlook))}
    ${blocks(page.body)} ${download(page.pdf, null)}`;
}

function offer(page: PageOf<"quartier_pages.AngebotPage">): Html {
  const rules = page.zeitfenster.map(
    (slot) => html`${slot.rhythm_display} ${slot.weekday_display || slot.date} ${slot.start}`,
  );
  const closed = page.ausfaelle.map(
    (day) => html`${day.first_day}–${day.last_day}: ${inLanguage(day.reason, day.reason_language)}`,
  );
  return html`<p>${pageLink(page.zentrum)} ${page.kind_display} ${page.status_display}</p>
    <p>${page.short_text}</p>
    ${blocks(page.body)}
    ${section("Wann", list(rules))}
    ${section("Wann nicht", list(closed))}
    ${section("Wo", page.site ? site(page.site) : page.place_text)}`;
}
