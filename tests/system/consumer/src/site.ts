// The copy as a website: one HTML file per page, at the path where the public finds the page.
import { mkdir, readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";

import { list, pageLink } from "./blocks.ts";
import { dataOf } from "./client.ts";
import type { Client, Navigation, Page, SiteLocale, Termin } from "./client.ts";
import { readIfThere, writeWhole } from "./copy.ts";
import { html, inLanguage } from "./html.ts";
import type { Content } from "./html.ts";
import { content } from "./pages.ts";

/** Writes what has changed, and removes files of pages that are gone or have moved away. */
export async function build(client: Client, pages: readonly Page[], folder: string): Promise<void> {
  const files = await render(client, pages);
  for (const [name, text] of files) {
    const file = join(folder, name);
    if ((await readIfThere(file)) !== text) {
      await mkdir(dirname(file), { recursive: true });
      await writeWhole(file, text);
    }
  }
  await mkdir(folder, { recursive: true });
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name).slice(folder.length + 1);
    if (entry.isFile() && !files.has(name)) {
      await rm(join(folder, name));
    }
  }
}

async function render(client: Client, pages: readonly Page[]): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const locale of dataOf(await client.GET("/api/quartier/v1/locales")).items) {
    const own = pages.filter((page) => page.locale === locale.locale);
    const query = { locale: locale.locale };
    const navigation = own[0]
      ? dataOf(await client.GET("/api/quartier/v1/navigation", { params: { query } }))
      : null;
    for (const page of navigation ? own : []) {
      const frame: Frame = { page, locale, navigation: navigation as Navigation };
      files.set(join(folderOf(page), "index.html"), document(frame, content(page)));
      if (page.type === "quartier_pages.QuartierszentrumPage") {
        const dates = await week(client, page.slug, page.locale);
        files.set(join(folderOf(page), "diese-woche.html"), document(frame, dates));
      }
    }
  }
  return files;
}

function folderOf(page: Page): string {
  return decodeURIComponent(new URL(page.html_url).pathname).slice(1);
}

interface Frame {
  page: Page;
  locale: SiteLocale;
  navigation: Navigation;
}

function document({ page, locale, navigation }: Frame, main: Content): string {
  const fallback = page.is_fallback && html` lang="${page.content_language}" dir="ltr"`;
  const others = page.translations.map(
    (other) =>
      html`<a href="${new URL(other.html_url).pathname}" hreflang="${other.locale}">${other.locale}</a>`,
  );
  return html`<!doctype html>
<html lang="${locale.locale}" dir="${locale.is_rtl ? "rtl" : "ltr"}">
<head>
<meta charset="utf-8">
<title>${page.seo_title || page.title} – ${navigation.site_name}</title>
<link rel="canonical" href="${page.html_url}">
</head>
<body>
<nav>${list(navigation.main.map((link) => pageLink(link)))}</nav>
${page.is_fallback && html`<p class="note" lang="de" dir="ltr">Noch nicht übersetzt.</p>`}
<main${fallback}>
<h1>${page.title}</h1>
${main}
</main>
<footer>${navigation.operator_name}
${list(navigation.footer.map((link) => pageLink(link)))} ${list(others)}</footer>
</body>
</html>
`.text;
}

/** What takes place at a centre within the next seven days, cancelled dates included. */
async function week(client: Client, centre: string, locale: Page["locale"]): Promise<Content> {
  const query = { centre, locale, limit: 100 };
  const found = dataOf(await client.GET("/api/quartier/v1/termine", { params: { query } }));
  return list(found.items.map(termin));
}

function termin({ angebot, day, start, cancelled, ...it }: Termin): Content {
  const when = html`<time datetime="${day}">${day}</time> ${start} ${pageLink(angebot)}`;
  return cancelled ? html`<s>${when}</s> ${inLanguage(it.reason, it.reason_language)}` : when;
}
