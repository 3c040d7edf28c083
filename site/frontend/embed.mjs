/**
 * Bundles <quartier-angebote>, the element that other sites embed (docs/embed.md), into one file
 * without dependencies. Syntax is left as it is written: nothing newer than browsers of 2020 know.
 */
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { rollup } from "@rollup/wasm-node";
import * as sass from "sass";
import { minify } from "terser";

const BUDGET = 8 * 1024;

const styleAsText = {
  name: "style-as-text",
  load(file) {
    if (!file.endsWith(".css")) return null;
    const { css } = sass.compile(file, { style: "compressed", charset: false });
    return `export default ${JSON.stringify(css)};`;
  },
};

async function bundle(entry) {
  const graph = await rollup({ input: entry, plugins: [styleAsText] });
  const { output } = await graph.generate({ format: "es" });
  await graph.close();
  const { code } = await minify(output[0].code, { module: true, ecma: 2020 });
  return code;
}

export async function buildEmbed(target, source) {
  const script = await bundle(path.join(source, "quartier-angebote.js"));
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, "quartier-angebote.js"), script);
  await copyFile(path.join(source, "probe.html"), path.join(target, "quartier-angebote.html"));

  const size = gzipSync(script, { level: 9 }).length;
  console.log(`quartier-angebote.js ${(size / 1024).toFixed(1)} KB compressed`);
  if (size > BUDGET) {
    throw new Error(`quartier-angebote.js is above its budget of ${BUDGET / 1024} KB`);
  }
}
