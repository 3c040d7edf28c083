// The blocks that editors build texts of, told apart by `type`.
import type { Document, Image, Offer, PageLink, PageOf, Table } from "./client.ts";
import { html, richText, unknownType } from "./html.ts";
import type { Content, Html } from "./html.ts";

/** Centres, papers, reports and offers know every block; other pages know some of them. */
type Block =
  | PageOf<"home.HomePage">["body"][number]
  | PageOf<"quartier_pages.AngebotPage">["body"][number];

export function blocks(body: readonly Block[]): Html[] {
  return body.map(block);
}

function block(it: Block): Html {
  switch (it.type) {
    case "heading":
      return heading(it.value.text, it.value.level);
    case "paragraph":
      return html`${richText(it.value)}`;
    case "quote":
      return html`<blockquote>${it.value.text} <cite>${it.value.attribution}</cite></blockquote>`;
    case "callout": {
      const { kind, title, text } = it.value;
      return html`<aside class="${kind}"><strong>${title}</strong> ${richText(text)}</aside>`;
    }
    case "accordion":
      return html`${it.value.map(
        ({ title, text }) =>
          html`<details><summary>${title}</summary>${richText(text)}</details>`,
      )}`;
    case "steps":
      return html`<ol>${it.value.map(
        ({ title, text }) => html`<li><strong>${title}</strong> ${richText(text)}</li>`,
      )}</ol>`;
    case "image":
      return figure(it.value.image, it.value.caption);
    case "gallery":
      return html`${it.value.map(({ image, caption }) => figure(image, caption))}`;
    case "video":
      return html`${download(it.value.video, it.value.title)}
        <details><summary>${it.value.title}</summary>${richText(it.value.transcript)}</details>`;
    case "sign_language_video":
      return html`${download(it.value.video, it.value.title)} ${it.value.duration}`;
    case "downloads":
      return list(it.value.map(({ document, title }) => download(document, title)));
    case "key_figures":
      return html`<dl>${it.value.map(
        ({ value, label, note }) => html`<dt>${label}</dt><dd>${value} ${note}</dd>`,
      )}</dl>`;
    case "table":
      return table(it.value);
    case "chart":
      return html`<h3>${it.value.title}</h3>${table(it.value.table)} ${it.value.unit}`;
    case "contacts":
      return list(
        it.value.map(({ role, text, phone, email }) => html`${role} ${text} ${phone} ${email}`),
      );
    case "links":
      return list(
        it.value.map(({ title, text, page, url }) =>
          page ? html`${pageLink(page, title)} ${text}` : html`<a href="${url}">${title}</a> ${text}`,
        ),
      );
    case "offers":
      return html`<h3>${it.value.title}</h3>${list(it.value.offers.map(offer))}`;
    case "measures":
      return html`<h3>${it.value.title}</h3>${list(
        it.value.measures.map((one) => html`${one.title} (${one.status_display})`),
      )}`;
    default:
      return unknownType(it);
  }
}

function heading(text: string, level: "2" | "3" | "4"): Html {
  switch (level) {
    case "2":
      return html`<h2>${text}</h2>`;
    case "3":
      return html`<h3>${text}</h3>`;
    case "4":
      return html`<h4>${text}</h4>`;
    default:
      return unknownType(level);
  }
}

function offer({ next_termin: next, ...page }: Offer): Html {
  const when = next ? html`<time datetime="${next.starts_at ?? next.day}">${next.day}</time>` : null;
  return html`${pageLink(page)} ${page.kind_display} ${when}`;
}

/** A page by its path in this copy; what is not translated says in which language it is. */
export function pageLink(page: PageLink | null, text: string = page?.title ?? ""): Html | null {
  if (page === null) {
    return null;
  }
  const path = new URL(page.html_url).pathname;
  return html`<a href="${path}"${page.is_fallback && html` lang="de"`}>${text}</a>`;
}

export function download(file: Document | null, title: string | null): Html | null {
  return file && html`<a href="${file.url}" hreflang="${file.language}">${title || file.title}</a>`;
}

export function figure(image: Image | null, caption: string | null): Html {
  const { src, srcset, width, height, alt } = image ?? {};
  const picture =
    src && html`<img src="${src}" srcset="${srcset}" width="${width}" height="${height}" alt="${alt}">`;
  return html`<figure>${picture}<figcaption>${caption} ${image?.credit}</figcaption></figure>`;
}

function table(it: Table | null): Html {
  const cells = (row: readonly (string | null)[]) => row.map((cell) => html`<td>${cell}</td>`);
  const rows = it?.data.map((row) => html`<tr>${cells(row)}</tr>`);
  return html`<table><caption>${it?.table_caption}</caption>${rows}</table>`;
}

export function list(items: readonly Content[]): Html {
  const shown = items.filter((item) => item !== null);
  return shown.length > 0 ? html`<ul>${shown.map((item) => html`<li>${item}</li>`)}</ul>` : html``;
}
