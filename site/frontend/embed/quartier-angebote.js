/**
 * <quartier-angebote zentrum="augaertle">: the next dates of a centre, on anybody's page.
 *
 * Reads the public API of the site that this script comes from, and nothing else: no cookies, no
 * storage, no other host. docs/embed.md describes attributes and styling.
 */
import { plusDays, today } from "./days.js";
import { make, refill, setAttributes } from "./dom.js";
import { dayList, moreDates } from "./list.js";
import { directionOf, siteLocale, stringsFor } from "./strings.js";
import css from "./style.css";

const TAG = "quartier-angebote";
const API = new URL("../api/quartier/v1/", import.meta.url).href;
const PATIENCE = 15000;

class QuartierAngebote extends HTMLElement {
  static get observedAttributes() {
    return ["zentrum", "zielgruppe", "locale", "tage", "anzahl", "titel", "ebene", "api"];
  }

  constructor() {
    super();
    // A live region is only read out when it was there before its text.
    this._status = make("p", { part: "status", role: "status" });
    this._content = make("div");
    this._region = make("section", { part: "region", tabindex: "-1" });
    this._fallback = make("slot");
    this.attachShadow({ mode: "open" });
    addStyle(this.shadowRoot);
    this.shadowRoot.append(this._region, this._fallback);
  }

  connectedCallback() {
    this._loadSoon();
  }

  disconnectedCallback() {
    this._stop();
  }

  attributeChangedCallback(_name, before, after) {
    if (before !== after) this._loadSoon();
  }

  /** Once, however many attributes change at a time. */
  _loadSoon() {
    if (this._isWaiting) return;
    this._isWaiting = true;
    Promise.resolve().then(() => {
      this._isWaiting = false;
      if (this.isConnected) this._load();
    });
  }

  _stop() {
    this._request?.abort();
    this._request = null;
  }

  async _load() {
    this._stop();
    const request = new AbortController();
    this._request = request;
    const settings = settingsOf(this);
    this._frame(settings);
    this._show(settings.strings.loading, { isBusy: true });
    const timer = setTimeout(() => request.abort(), PATIENCE);
    try {
      const data = await fetchDates(this, settings, request.signal);
      if (this._request === request) this._showDates(data, settings);
    } catch (error) {
      if (this._request !== request) return; // superseded, or the element is gone
      console.error(`<${TAG}>`, error.message);
      this._show(settings.strings.error, { content: [this._retryButton(settings)] });
    } finally {
      clearTimeout(timer);
    }
  }

  _frame({ locale, title, titleLevel, strings }) {
    setAttributes(this._region, {
      lang: locale,
      dir: directionOf(locale),
      "aria-label": title || strings.name,
    });
    const heading = title ? [make(`h${titleLevel}`, { part: "title" }, title)] : [];
    refill(this._region, ...heading, this._status, this._content);
  }

  _showDates(data, settings) {
    const { strings, title, centre } = settings;
    if (!data.items.length) {
      this._show(strings.empty);
      return;
    }
    const zentrum = centre && data.items[0].angebot.zentrum;
    if (zentrum && !title) this._region.setAttribute("aria-label", `${strings.name}: ${zentrum.title}`);
    this._show(`${strings.name}: ${data.count}`, {
      content: [dayList(data.items, settings), moreDates(data, settings)],
      isLoaded: true,
    });
  }

  _show(status, { content = [], isBusy = false, isLoaded = false } = {}) {
    this._status.textContent = status;
    this._status.className = isLoaded ? "unseen" : "";
    this._content.setAttribute("aria-busy", isBusy);
    refill(this._content, ...content);
    this._fallback.hidden = isLoaded;
  }

  _retryButton({ strings }) {
    const button = make("button", { type: "button", part: "retry" }, strings.retry);
    button.addEventListener("click", () => {
      this._region.focus(); // the button goes away; who pressed it stays here
      this._load();
    });
    return button;
  }
}

function settingsOf(element) {
  const locale = siteLocale(element.getAttribute("locale") || element.closest("[lang]")?.lang);
  const title = element.getAttribute("titel");
  const titleLevel = numberOf(element, "ebene", { standard: 3, most: 6 });
  return {
    locale,
    strings: stringsFor(locale),
    centre: element.getAttribute("zentrum"),
    title,
    titleLevel,
    level: title ? Math.min(titleLevel + 1, 6) : titleLevel,
  };
}

/** A number from 1 to `most`; `standard` when the attribute holds none. */
function numberOf(element, attribute, { standard, most }) {
  const wanted = element.getAttribute(attribute);
  if (!wanted) return standard;
  if (/^\d+$/.test(wanted) && wanted >= 1) return Math.min(wanted, most);
  console.warn(`<${TAG}> ${attribute}="${wanted}" is no number from 1 to ${most}; taking ${standard}.`);
  return standard;
}

async function fetchDates(element, { locale, centre }, signal) {
  const base = (element.getAttribute("api") || API).replace(/\/*$/, "/");
  const url = new URL("termine", new URL(base, document.baseURI));
  const first = today();
  const parameters = {
    centre,
    audience: element.getAttribute("zielgruppe"),
    locale,
    from: first,
    to: plusDays(first, numberOf(element, "tage", { standard: 7, most: 366 }) - 1),
    limit: numberOf(element, "anzahl", { standard: 50, most: 100 }),
  };
  for (const [name, value] of Object.entries(parameters)) {
    if (value) url.searchParams.set(name, value);
  }
  const answer = await fetch(url.href, { signal, credentials: "omit", referrerPolicy: "no-referrer" });
  if (answer.ok) return answer.json();
  const problem = await answer.json().catch(() => ({}));
  throw new Error(`${answer.status} ${problem.detail || ""}`);
}

/** The Content-Security-Policy of a page may forbid <style>, which old browsers need. */
function addStyle(root) {
  if (!root.adoptedStyleSheets || !("replaceSync" in CSSStyleSheet.prototype)) {
    root.append(make("style", {}, css));
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [sheet];
}

if (!customElements.get(TAG)) customElements.define(TAG, QuartierAngebote);
