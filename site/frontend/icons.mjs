/** Draws the site's sign, and its picture for shared links, as PNG where no SVG is understood. */
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { initWasm, Resvg } from "@resvg/resvg-wasm";

// Tab of the browser; home screens of iPhones, of other phones, and their start screen.
const TAB = 48;
const HOME_SCREEN = [180, 192, 512];
// What services recommend for the picture of a link.
const SOCIAL_WIDTH = 1200;

export async function buildIcons(target, modules) {
  await initWasm(readFile(path.join(modules, "@resvg/resvg-wasm/index_bg.wasm")));
  const sign = await readFile(path.join(target, "favicon.svg"), "utf8");
  const [, ground] = sign.match(/fill="(#\w+)"/);
  await draw(sign, TAB, path.join(target, `icon-${TAB}.png`));
  for (const size of HOME_SCREEN) {
    // Phones cut the corners themselves, and would show black ones.
    await draw(sign, size, path.join(target, `icon-${size}.png`), ground);
  }
  const social = await readFile(path.join(target, "social.svg"), "utf8");
  await draw(social, SOCIAL_WIDTH, path.join(target, "social.png"));
}

async function draw(svg, width, file, background) {
  const drawing = new Resvg(svg, { background, fitTo: { mode: "width", value: width } });
  await writeFile(file, drawing.render().asPng());
}
