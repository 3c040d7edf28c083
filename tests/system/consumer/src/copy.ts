// The copy on disk: one JSON file per page, and up to where the feed has been followed.
import { mkdir, readFile, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import type { Page } from "./client.ts";

export class Copy {
  readonly #pages: string;
  readonly #state: string;

  constructor(folder: string) {
    this.#pages = join(folder, "pages");
    this.#state = join(folder, "state.json");
  }

  /** Where to go on; null before the first load is complete. */
  async cursor(): Promise<string | null> {
    const state = await readIfThere(this.#state);
    return state === null ? null : (JSON.parse(state) as { cursor: string }).cursor;
  }

  async setCursor(cursor: string): Promise<void> {
    await writeWhole(this.#state, JSON.stringify({ cursor }));
  }

  /** Forgets where it was; the pages stay until the next first load has replaced them. */
  async startAgain(): Promise<void> {
    await rm(this.#state, { force: true });
  }

  async keep(page: Page): Promise<void> {
    await mkdir(this.#pages, { recursive: true });
    await writeWhole(this.#file(page.id), JSON.stringify(page));
  }

  async drop(id: number): Promise<void> {
    await rm(this.#file(id), { force: true });
  }

  async dropOthersThan(ids: ReadonlySet<number>): Promise<void> {
    for (const { id } of await this.pages()) {
      if (!ids.has(id)) {
        await this.drop(id);
      }
    }
  }

  async pages(): Promise<Page[]> {
    await mkdir(this.#pages, { recursive: true });
    const names = (await readdir(this.#pages)).filter((name) => name.endsWith(".json"));
    const texts = names.map((name) => readFile(join(this.#pages, name), "utf8"));
    return (await Promise.all(texts)).map((text) => JSON.parse(text) as Page);
  }

  #file(id: number): string {
    return join(this.#pages, `${id}.json`);
  }
}

export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return null;
    }
    throw error;
  }
}

/** Writes a file so that whoever reads it, or is interrupted, finds the old one or the new one. */
export async function writeWhole(file: string, text: string): Promise<void> {
  await writeFile(`${file}.new`, text);
  await rename(`${file}.new`, file);
}
