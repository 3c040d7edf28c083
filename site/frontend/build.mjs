/**
 * Builds everything the public site serves as static files:
 *   dist/css/    the compiled style sheet
 *   dist/theme.json   its colours, for what derives others from them at run time
 *   dist/fonts/  the font subsets and their licences
 *   dist/pdf-fonts/  whole fonts, for the PDFs
 *   dist/img/    pictures, the site's sign in all sizes
 *   dist/quartier-angebote.js   the element for other sites, and a page to try it on
 *
 * The result is assembled beside `dist` and moved into place at the very end: a build that is
 * interrupted never leaves half a site behind.
 */
import { cp, mkdir, mkdtemp, readdir, rename, rm, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import * as sass from "sass";
import { buildEmbed } from "./embed.mjs";
import { buildFonts } from "./fonts.mjs";
import { buildIcons } from "./icons.mjs";
import { copyPdfFonts } from "./pdf-fonts.mjs";

const ROOT = path.dirname(fileURLToPath(import.meta.url));
const DIST = path.join(ROOT, "dist");
const MODULES = path.join(ROOT, "node_modules");
const CSS_BUDGET = 25 * 1024;
const TEN_MINUTES = 10 * 60 * 1000;

async function buildStyles(target, fontFaces) {
  const { css } = sass.compile(path.join(ROOT, "scss", "site.scss"), {
    style: "compressed",
    loadPaths: [MODULES],
    quietDeps: true,
  });
  // A style sheet may begin with a byte order mark, which is only allowed at its very start.
  const sheet = css.replace(/^\uFEFF/, "") + fontFaces;
  await mkdir(target, { recursive: true });
  await writeFile(path.join(target, "site.css"), sheet);

  const size = gzipSync(sheet, { level: 9 }).length;
  console.log(`site.css ${(size / 1024).toFixed(1)} KB compressed`);
  if (size > CSS_BUDGET) {
    throw new Error(`site.css is above its budget of ${CSS_BUDGET / 1024} KB`);
  }
}

/** The city's colours as data: what derives others from them at run time holds no copy. */
async function buildTheme(target) {
  const { css } = sass.compileString(
    `@use "theme/city";
    @each $name, $theme in (light: city.$light, dark: city.$dark) {
      #{$name} { @each $colour, $value in $theme { #{$colour}: #{$value}; } }
    }`,
    { loadPaths: [path.join(ROOT, "scss")] },
  );
  const themes = {};
  for (const [, name, rule] of css.matchAll(/(\w+) \{([^}]*)\}/g)) {
    const colours = rule.matchAll(/([\w-]+): (#\w+);/g);
    themes[name] = Object.fromEntries(Array.from(colours, ([, colour, value]) => [colour, value]));
  }
  await writeFile(path.join(target, "theme.json"), JSON.stringify(themes));
}

/** Directories of builds that were killed; a build that is still running is younger. */
async function removeAbandonedBuilds() {
  for (const name of await readdir(ROOT)) {
    if (!name.startsWith(".build-")) continue;
    const directory = path.join(ROOT, name);
    const { mtimeMs } = await stat(directory);
    if (Date.now() - mtimeMs > TEN_MINUTES) await rm(directory, { recursive: true, force: true });
  }
}

async function moveIntoPlace(built, workspace) {
  const previous = path.join(workspace, "previous");
  await rename(DIST, previous).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  await rename(built, DIST);
}

await removeAbandonedBuilds();
const workspace = await mkdtemp(path.join(ROOT, ".build-"));
try {
  const built = path.join(workspace, "dist");
  const fontFaces = await buildFonts(path.join(built, "fonts"), MODULES);
  await buildStyles(path.join(built, "css"), fontFaces);
  await buildTheme(built);
  await copyPdfFonts(path.join(built, "pdf-fonts"), MODULES);
  await buildEmbed(built, path.join(ROOT, "embed"));
  await cp(path.join(ROOT, "img"), path.join(built, "img"), { recursive: true });
  await buildIcons(path.join(built, "img"), MODULES);
  await moveIntoPlace(built, workspace);
} finally {
  await rm(workspace, { recursive: true, force: true });
}
