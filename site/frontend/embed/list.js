/** The dates of the API as a list, grouped by day. */
import { dayName, nearDayName } from "./days.js";
import { fillIn, make, webAddress } from "./dom.js";

const MAIN_SITE = "hauptstandort";

export function dayList(items, settings) {
  const days = new Map();
  for (const item of items) days.set(item.day, [...(days.get(item.day) || []), item]);
  return make(
    "ul",
    { role: "list", part: "days" },
    ...Array.from(days, ([day, dates]) => oneDay(day, dates, settings)),
  );
}

/** What did not fit in; it leads to the centre's page when there is one. */
export function moreDates(data, settings) {
  const missing = data.count - data.items.length;
  if (missing <= 0) return "";
  const words = `${settings.strings.more}: ${missing}`;
  const href = settings.centre && webAddress(data.items[0].angebot.zentrum?.html_url);
  return make("p", { part: "more" }, href ? make("a", { part: "link", href }, words) : words);
}

function oneDay(day, dates, { locale, level, strings, centre }) {
  const near = nearDayName(day, locale);
  const heading = make(
    `h${level}`,
    { id: `day-${day}`, part: "day-title" },
    make("time", { datetime: day }, dayName(day, locale)),
    near && make("span", { part: "near" }, ` (${near})`),
  );
  const rows = dates.map((date) => oneDate(date, strings, locale, centre));
  const list = make("ul", { role: "list", part: "dates", "aria-labelledby": heading.id }, ...rows);
  return make("li", { part: "day" }, heading, list);
}

function oneDate(date, strings, locale, centre) {
  const offer = date.angebot;
  const parts = [
    hours(date, strings),
    make("a", { part: "link", href: webAddress(offer.html_url), ...language(offer, locale) }, offer.title),
    offer.is_fallback && make("span", { part: "note" }, strings.fallback),
    date.cancelled && cancellation(date, strings),
    offer.short_text && make("span", { part: "text" }, text(offer.short_text, offer, locale)),
    place(offer, locale, centre),
  ];
  // Spaces, so that nobody hears "18:00Offener Bereich".
  const spaced = parts.filter(Boolean).flatMap((part) => [part, " "]);
  return make("li", { part: date.cancelled ? "date cancelled" : "date" }, ...spaced);
}

/** Without a beginning only the day is known. Times read from left to right in every language. */
function hours({ start, end, starts_at, ends_at }, strings) {
  if (!start) return "";
  const clock = (time, datetime) => make("time", { datetime }, time.slice(0, 5));
  const words = end
    ? fillIn(strings.range, clock(start, starts_at), clock(end, ends_at))
    : fillIn(strings.from, clock(start, starts_at));
  return make("span", { part: "time" }, make("bdi", { dir: end ? "ltr" : null }, ...words));
}

function cancellation({ reason, reason_language: lang }, strings) {
  const why = reason && make("bdi", { lang }, reason);
  return make("span", { part: "state" }, make("strong", {}, strings.cancelled), why && ": ", why);
}

/** Where, as far as the page does not say so already: not the main site of the one centre. */
function place(offer, locale, centre) {
  const elsewhere = offer.site && offer.site.kind !== MAIN_SITE ? offer.site.name : "";
  const house = !centre && offer.zentrum && text(offer.zentrum.title, offer.zentrum, locale);
  const room = text(elsewhere || offer.place_text, offer, locale);
  return (house || room) && make("span", { part: "place" }, house, house && room && ", ", room);
}

function text(content, page, locale) {
  return content && make("bdi", language(page, locale), content);
}

/** What is not translated yet is in German, in the middle of another language. */
function language({ is_fallback: isGerman }, locale) {
  return isGerman && locale !== "de" ? { lang: "de", dir: "ltr" } : {};
}
