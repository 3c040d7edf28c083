/** Days as the API writes them (2026-11-23), counted and named where the centres are. */

const TIME_ZONE = "Europe/Berlin";
// As on the site: English dates begin with the day, Arabic ones have the digits of the house numbers.
const FORMAT_LOCALES = { "de-simple": "de", en: "en-GB", ar: "ar-u-nu-latn" };

const formatLocale = (locale) => FORMAT_LOCALES[locale] || locale;
// At noon it is the same day in Heilbronn as in Greenwich.
const noonOf = (day) => new Date(`${day}T12:00:00Z`);

export function today() {
  const parts = {};
  const format = new Intl.DateTimeFormat("en", {
    timeZone: TIME_ZONE,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  for (const { type, value } of format.formatToParts(new Date())) parts[type] = value;
  return `${parts.year}-${parts.month}-${parts.day}`;
}

export function plusDays(day, count) {
  const date = noonOf(day);
  date.setUTCDate(date.getUTCDate() + count);
  return date.toISOString().slice(0, 10);
}

/** "Montag, 23. November" */
export function dayName(day, locale) {
  return new Intl.DateTimeFormat(formatLocale(locale), {
    timeZone: TIME_ZONE,
    weekday: "long",
    day: "numeric",
    month: "long",
  }).format(noonOf(day));
}

/** "heute" and "morgen"; nothing for other days. */
export function nearDayName(day, locale) {
  const distance = [today(), plusDays(today(), 1)].indexOf(day);
  if (distance < 0) return "";
  return new Intl.RelativeTimeFormat(formatLocale(locale), { numeric: "auto" }).format(distance, "day");
}
