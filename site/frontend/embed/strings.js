/** What the element itself says, in the languages of the site. {0} and {1} are times of day. */

const GERMAN = {
  name: "Termine",
  loading: "Termine werden geladen …",
  empty: "In diesem Zeitraum sind keine Termine eingetragen.",
  error: "Die Termine lassen sich gerade nicht laden.",
  retry: "Noch einmal versuchen",
  cancelled: "fällt aus",
  fallback: "nur auf Deutsch",
  more: "Weitere Termine",
  from: "ab {0} Uhr",
  range: "{0}–{1} Uhr",
};

const STRINGS = {
  de: GERMAN,
  "de-simple": {
    ...GERMAN,
    loading: "Die Termine kommen gleich.",
    empty: "In dieser Zeit gibt es keine Termine.",
    error: "Wir können die Termine gerade nicht zeigen.",
    cancelled: "findet nicht statt",
    fallback: "schwieriger Text",
  },
  en: {
    name: "Dates",
    loading: "Loading dates …",
    empty: "No dates are listed for this period.",
    error: "The dates cannot be loaded at the moment.",
    retry: "Try again",
    cancelled: "cancelled",
    fallback: "in German only",
    more: "More dates",
    from: "from {0}",
    range: "{0}–{1}",
  },
  tr: {
    name: "Etkinlik takvimi",
    loading: "Etkinlikler yükleniyor …",
    empty: "Bu dönem için etkinlik yok.",
    error: "Etkinlikler şu anda yüklenemiyor.",
    retry: "Tekrar deneyin",
    cancelled: "iptal edildi",
    fallback: "yalnızca Almanca",
    more: "Diğer etkinlikler",
    from: "başlangıç: {0}",
    range: "{0}–{1}",
  },
  ar: {
    name: "المواعيد",
    loading: "جارٍ تحميل المواعيد …",
    empty: "لا توجد مواعيد في هذه الفترة.",
    error: "يتعذّر تحميل المواعيد حاليًا.",
    retry: "إعادة المحاولة",
    cancelled: "أُلغي",
    fallback: "بالألمانية فقط",
    more: "مواعيد أخرى",
    from: "من الساعة {0}",
    range: "{0}–{1}",
  },
  ro: {
    name: "Program",
    loading: "Programul se încarcă …",
    empty: "Nu există activități în această perioadă.",
    error: "Programul nu poate fi încărcat momentan.",
    retry: "Încercați din nou",
    cancelled: "anulat",
    fallback: "doar în germană",
    more: "Alte activități",
    from: "de la ora {0}",
    range: "{0}–{1}",
  },
  ru: {
    name: "Расписание",
    loading: "Расписание загружается …",
    empty: "В этот период мероприятий нет.",
    error: "Сейчас не удаётся загрузить расписание.",
    retry: "Попробовать снова",
    cancelled: "отменено",
    fallback: "только на немецком",
    more: "Другие мероприятия",
    from: "с {0}",
    range: "{0}–{1}",
  },
  uk: {
    name: "Розклад",
    loading: "Розклад завантажується …",
    empty: "У цей період заходів немає.",
    error: "Зараз не вдається завантажити розклад.",
    retry: "Спробувати ще раз",
    cancelled: "скасовано",
    fallback: "лише німецькою",
    more: "Інші заходи",
    from: "з {0}",
    range: "{0}–{1}",
  },
};

/** The site's language that comes closest to a language tag: "en-US" → "en"; else German. */
export function siteLocale(tag) {
  const wanted = (tag || "").toLowerCase();
  return [wanted, wanted.split("-")[0]].find((code) => code in STRINGS) || "de";
}

export const stringsFor = (locale) => STRINGS[locale];
export const directionOf = (locale) => (locale === "ar" ? "rtl" : "ltr");
