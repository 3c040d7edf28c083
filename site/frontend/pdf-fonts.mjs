/**
 * Whole fonts for PDFs, whose compiler reads no web fonts, and `characters.json`: the ranges of
 * characters that at least one of them can show. An archive-grade PDF may hold no others.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import * as hb from "harfbuzzjs";

// As on the pages, and emoji in outlines, which browsers bring themselves.
const FAMILIES = {
  "fira-sans": ["400Regular", "400Regular_Italic", "600SemiBold"],
  vazirmatn: ["400Regular", "600SemiBold"],
  "noto-emoji": ["400Regular"],
};

async function charactersOf(file) {
  return new hb.Face(new hb.Blob(await readFile(file))).collectUnicodes();
}

/** Sorted character codes as pairs of first and last. */
function ranges(codes) {
  const found = [];
  for (const code of codes) {
    const last = found.at(-1);
    if (last?.[1] === code - 1) last[1] = code;
    else found.push([code, code]);
  }
  return found;
}

/** Copies the font files to `target`. */
export async function copyPdfFonts(target, modules) {
  await mkdir(target, { recursive: true });
  const codes = new Set();
  for (const [family, styles] of Object.entries(FAMILIES)) {
    const source = path.join(modules, "@expo-google-fonts", family);
    await copyFile(path.join(source, "LICENSE_FONT"), path.join(target, `LICENSE-${family}.txt`));
    const name = family.replace(/(^|-)(\w)/g, (_match, _dash, letter) => letter.toUpperCase());
    for (const style of styles) {
      const file = path.join(source, style, `${name}_${style}.ttf`);
      for (const code of await charactersOf(file)) codes.add(code);
      await copyFile(file, path.join(target, path.basename(file)));
    }
  }
  const sorted = [...codes].sort((a, b) => a - b);
  await writeFile(path.join(target, "characters.json"), JSON.stringify(ranges(sorted)));
}
