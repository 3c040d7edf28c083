// The API as a typed client: paths, parameters and answers come from its OpenAPI document.
import { setTimeout as sleep } from "node:timers/promises";

import createClient from "openapi-fetch";

import type { components, paths } from "./schema.ts";

type Schemas = components["schemas"];
type PageAnswer = paths["/api/quartier/v1/pages/{page_id}"]["get"]["responses"][200];

export type Page = PageAnswer["content"]["application/json"];
export type PageOf<Type extends Page["type"]> = Extract<Page, { type: Type }>;
export type PageLink = Schemas["PageLink"];
export type Image = Schemas["Image"];
export type Document = Schemas["Document"];
export type Table = Schemas["Table"];
export type Site = Schemas["Standort"];
export type Offer = Schemas["AngebotKurz"];
export type Termin = Schemas["Termin"];
export type Navigation = Schemas["Navigation"];
export type SiteLocale = Schemas["SiteLocale"];

export type Client = ReturnType<typeof connect>;

/** Of the media types that lists know, this client reads whole objects. */
export function connect(baseUrl: string) {
  type Media = "application/json" | "application/problem+json";
  return createClient<paths, Media>({ baseUrl, fetch: fetchPatiently });
}

/** An answer that is none: what the API says of it (RFC 9457), or the bare status. */
export class ApiError extends Error {
  readonly status: number;
  /** Names of the inputs that the API does not accept. */
  readonly refused: readonly (string | number | undefined)[];

  constructor(response: Response, error: unknown) {
    const problem = isProblem(error) ? error : null;
    const said = problem ? `${problem.title}: ${problem.detail}` : response.statusText;
    super(`${response.status} ${said} (${response.url})`);
    this.name = "ApiError";
    this.status = response.status;
    this.refused = problem?.errors?.map(({ loc }) => loc.at(-1)) ?? [];
  }
}

interface Answer<Data> {
  data?: Data;
  error?: unknown;
  response: Response;
}

export function dataOf<Data>(answer: Answer<Data>): Data {
  if (answer.data === undefined) {
    throw new ApiError(answer.response, answer.error);
  }
  return answer.data;
}

function isProblem(error: unknown): error is Schemas["Problem"] {
  return typeof error === "object" && error !== null && "title" in error && "detail" in error;
}

const ATTEMPTS = 5;

/** Waits as long as the API asks for when there were too many requests. */
async function fetchPatiently(request: Request): Promise<Response> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await fetch(request.clone());
    if (response.status !== 429 || attempt === ATTEMPTS) {
      return response;
    }
    await sleep(1000 * Number(response.headers.get("Retry-After") ?? attempt));
  }
}
