/**
 * Cuts the fonts down to the scripts of the site's languages. A browser downloads only the
 * subsets whose characters occur on the page (unicode-range), so German costs two small files.
 */
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import subsetFont from "subset-font";

const STYLES = [
  { weight: 400, style: "normal" },
  { weight: 400, style: "italic" },
  { weight: 600, style: "normal" },
];

const FAMILIES = [
  {
    name: "Fira Sans",
    slug: "fira-sans",
    styles: STYLES,
    subsets: {
      latin: null,
      // The full subset weighs as much as two others; this is what European languages need,
      // among them Turkish and Romanian, and the capital sharp s.
      "latin-ext": "U+0100-017F,U+0218-021B,U+1E9E",
      // Covers Russian and Ukrainian.
      cyrillic: null,
    },
  },
  {
    name: "Vazirmatn",
    slug: "vazirmatn",
    styles: STYLES.filter(({ style }) => style === "normal"),
    subsets: { arabic: "U+0600-06FF,U+200C-200E,U+FB50-FDFF,U+FE70-FEFC" },
  },
];

function charactersOf(unicodeRange) {
  const characters = [];
  for (const part of unicodeRange.split(",")) {
    const [first, last = first] = part.replace("U+", "").split("-");
    for (let code = parseInt(first, 16); code <= parseInt(last, 16); code++) {
      characters.push(String.fromCodePoint(code));
    }
  }
  return characters.join("");
}

function fontFace(family, { weight, style }, file, unicodeRange) {
  return (
    `@font-face{font-family:"${family}";font-style:${style};font-weight:${weight};` +
    `font-display:swap;src:url(../fonts/${file}) format("woff2");unicode-range:${unicodeRange}}`
  );
}

/** Writes the font files to `target` and returns their @font-face rules. */
export async function buildFonts(target, modules) {
  await mkdir(target, { recursive: true });
  const faces = [];
  for (const { name, slug, styles, subsets } of FAMILIES) {
    const source = path.join(modules, "@fontsource", slug);
    const ranges = JSON.parse(await readFile(path.join(source, "unicode.json"), "utf8"));
    await copyFile(path.join(source, "LICENSE"), path.join(target, `LICENSE-${slug}.txt`));
    for (const [subset, ownRange] of Object.entries(subsets)) {
      for (const style of styles) {
        const file = `${slug}-${subset}-${style.weight}-${style.style}.woff2`;
        const original = await readFile(path.join(source, "files", file));
        const font = ownRange
          ? await subsetFont(original, charactersOf(ownRange), { targetFormat: "woff2" })
          : original;
        await writeFile(path.join(target, file), font);
        faces.push(fontFace(name, style, file, ownRange ?? ranges[subset]));
      }
    }
  }
  return faces.join("");
}
