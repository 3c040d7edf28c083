// node src/main.ts https://example.org copy/ [--page-size 100]
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

import { ApiError, connect } from "./client.ts";
import { Copy } from "./copy.ts";
import { update } from "./mirror.ts";
import { build } from "./site.ts";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { "page-size": { type: "string", default: "100" } },
});
const [address, folder] = positionals;
if (address === undefined || folder === undefined) {
  throw new Error("Usage: node src/main.ts ADDRESS FOLDER [--page-size NUMBER]");
}
const client = connect(address);
const copy = new Copy(resolve(folder));
try {
  await update(client, copy, Number(values["page-size"]));
  await build(client, await copy.pages(), join(resolve(folder), "site"));
} catch (error) {
  if (!(error instanceof ApiError)) {
    throw error;
  }
  console.error(error.message);
  process.exitCode = 1;
}
