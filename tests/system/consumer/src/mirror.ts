// Brings a copy up to date: the first time by the export, from then on by the change feed.
import { ApiError, dataOf } from "./client.ts";
import type { Client, Page } from "./client.ts";
import type { Copy } from "./copy.ts";

/** Each step may be interrupted anywhere: the cursor moves only after what it stands for is kept. */
export async function update(client: Client, copy: Copy, pageSize: number): Promise<void> {
  try {
    await follow(client, copy, (await copy.cursor()) ?? (await load(client, copy)), pageSize);
  } catch (error) {
    if (!(error instanceof ApiError && error.refused.includes("cursor"))) {
      throw error;
    }
    await copy.startAgain();
    await follow(client, copy, await load(client, copy), pageSize);
  }
}

async function load(client: Client, copy: Copy): Promise<string> {
  const path = "/api/quartier/v1/export.ndjson";
  const text = dataOf(await client.GET(path, { parseAs: "text" }));
  const [first, ...lines] = text.trimEnd().split("\n");
  const head = JSON.parse(first ?? "") as { cursor: string; pages: number };
  if (lines.length < head.pages) {
    throw new Error("The export ended early; the next run loads it again.");
  }
  const pages = lines.map((line) => JSON.parse(line) as Page);
  for (const page of pages) {
    await copy.keep(page);
  }
  await copy.dropOthersThan(new Set(pages.map((page) => page.id)));
  await copy.setCursor(head.cursor);
  return head.cursor;
}

async function follow(
  client: Client,
  copy: Copy,
  start: string,
  pageSize: number,
): Promise<void> {
  const path = "/api/quartier/v1/changes";
  for (let cursor = start, more = true; more; ) {
    const query = { cursor, limit: pageSize };
    const changes = dataOf(await client.GET(path, { params: { query } }));
    for (const { id, page } of changes.items) {
      await (page === null ? copy.drop(id) : copy.keep(page));
    }
    await copy.setCursor(changes.cursor);
    ({ cursor, has_more: more } = changes);
  }
}
