// HTML as a template literal in which everything is escaped that is not HTML already.

export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

export function html(parts: TemplateStringsArray, ...values: Content[]): Html {
  return new Html(String.raw({ raw: parts }, ...values.map(asText)));
}

/** Text that the API declares as HTML (`Format: html`). */
export function richText(text: string | null): Html | null {
  return text ? new Html(text) : null;
}

/** Text that need not be in the language of the page around it. */
export function inLanguage(text: string, language: string | null): Html | null {
  return text ? html`<bdi lang="${language}">${text}</bdi>` : null;
}

function asText(value: Content): string {
  if (value instanceof Html) {
    return value.text;
  }
  if (Array.isArray(value)) {
    return value.map(asText).join("");
  }
  if (value === null || value === undefined || value === false) {
    return "";
  }
  return String(value).replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** A heading with what belongs under it; nothing where there is nothing. */
export function section(title: string, content: Content): Html | null {
  return asText(content).trim() === "" ? null : html`<section><h2>${title}</h2>${content}</section>`;
}

/** The last branch of a `switch` that must know every type: a new one does not compile. */
export function unknownType(it: never): never {
  throw new Error(`Unknown type: ${JSON.stringify(it)}`);
}
