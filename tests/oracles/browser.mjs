// What the oracles that look at pages in Chromium share: a browser, a server, and the files of an edition.
import { createServer } from "node:http";
import { readdirSync, readFileSync, existsSync } from "node:fs";
import { createRequire } from "node:module";
import { extname, join, relative, sep } from "node:path";

// Packages lie where the oracles are run, which is not where they are.
export const require = createRequire(join(process.cwd(), "x.js"));
const { chromium } = require("playwright-core");

export const launch = () =>
  chromium.launch({ executablePath: process.env.CHROMIUM || "/usr/bin/chromium", args: ["--no-sandbox"] });

// Every HTML file below a folder.
export function pages(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".html"));
  return files.map((entry) => join(entry.parentPath ?? entry.path, entry.name)).sort();
}

// A server of a folder on this machine alone; resolves to its address and a way to end it.
export function serve(folder) {
  const types = { ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png" };
  const server = createServer((request, response) => {
    const path = join(folder, decodeURIComponent(new URL(request.url, "http://x").pathname));
    if (path.endsWith("favicon.ico")) return response.writeHead(204).end();
    if (!path.startsWith(folder) || !existsSync(path) || !extname(path)) return response.writeHead(404).end();
    response.writeHead(200, { "content-type": types[extname(path)] ?? "application/octet-stream" }).end(readFileSync(path));
  });
  return new Promise((done) => {
    server.listen(0, "127.0.0.1", () => {
      done({ address: `http://127.0.0.1:${server.address().port}`, end: () => server.close() });
    });
  });
}

// The address of a file below a base, with what a URL can't hold encoded.
export const address = (base, folder, file) =>
  `${base}/${relative(folder, file).split(sep).map(encodeURIComponent).join("/")}`;

// The work done for every item, so many at a time; the results in the order of the items.
export async function each(items, tabs, open, work) {
  const results = [];
  let next = 0;
  const tab = async () => {
    const page = await open();
    for (let at = next++; at < items.length; at = next++) results[at] = await work(page, items[at]);
    await page.context().close();
  };
  await Promise.all(Array.from({ length: Math.min(tabs, items.length) }, tab));
  return results;
}

// Ends the process: with what went wrong, or with one line that says what was looked at.
export function end(wrong, right) {
  for (const line of wrong.slice(0, 200)) console.log(line);
  console.log(wrong.length ? `${wrong.length} wrong` : right);
  process.exit(wrong.length ? 1 : 0);
}
