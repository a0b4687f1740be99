// Every page of some editions in Chromium: no scroll to the side at 320 px, nothing on the console and no request that
// fails, from file:// and from http. Of pages that are alike one is looked at at 390 and 1280 px too, and without
// JavaScript; is taken to axe, light and dark; and is printed: no sheet of paper comes out empty.
//
// node pages.mjs FOLDER...
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { address, each, end, launch, pages, require, serve } from "./browser.mjs";

const { AxeBuilder } = require("@axe-core/playwright");
const TABS = 4;
const WIDTHS = [1280, 390, 320];
const wrong = [];
const folders = process.argv.slice(2).map((folder) => resolve(folder));
const all = folders.flatMap((folder) => pages(folder).map((file) => ({ folder, file })));
// A page that leads on at once can't be measured: where it leads is, and linkinator looks at the way there.
const files = all.filter(({ file }) => !/http-equiv="refresh"/.test(readFileSync(file, "utf8")));
const short = ({ folder, file }) => `${relative(resolve(folder, ".."), file)}`;

// The elements that a page is made of, each with its classes: what has a new kind is a new kind of page.
function kinds(file) {
  const html = readFileSync(file, "utf8").replace(/<(script|style)[\s\S]*?<\/\1>/g, "");
  return new Set(Array.from(html.matchAll(/<([a-z][a-z0-9]*)(?:[^>]*? class="([^"]*)")?/g), (found) => `${found[1]}.${found[2] ?? ""}`));
}

// As few pages as have all that any page has.
function chosen() {
  const made = files.map((item) => ({ item, kinds: kinds(item.file) }));
  const left = new Set(made.flatMap((page) => [...page.kinds]));
  const taken = [];
  while (left.size) {
    const news = (page) => [...page.kinds].filter((kind) => left.has(kind)).length;
    const best = made.reduce((best, page) => (news(page) > news(best) ? page : best));
    best.kinds.forEach((kind) => left.delete(kind));
    taken.push(best.item);
  }
  return taken;
}

const browser = await launch();

async function tab(options) {
  const context = await browser.newContext({ viewport: { width: WIDTHS[0], height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on("console", (said) => said.type() === "error" && page.faults.push(`console: ${said.text()}`));
  page.on("pageerror", (error) => page.faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => page.faults.push(`request: ${request.url()}`));
  page.on("response", (response) => response.status() >= 400 && page.faults.push(`${response.status()}: ${response.url()}`));
  return page;
}

function report(page, item, how) {
  for (const fault of page.faults.splice(0)) wrong.push(`${short(item)} ${how}: ${fault}`);
}

// What hangs over the right edge, where anything does.
const overhang = () => {
  const root = document.documentElement;
  if (root.scrollWidth <= root.clientWidth) return null;
  const over = (element) => element.getBoundingClientRect().right > root.clientWidth + 1 && !element.closest(".scroll *");
  const element = Array.from(document.body.querySelectorAll("*")).find(over);
  return `${root.scrollWidth} px wide, ${element ? `<${element.localName} class="${element.className}">` : "?"}`;
};

async function narrow(page, item, how, widths = WIDTHS) {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    let over = await page.evaluate(overhang);
    // What fits itself to the width by script does so a moment later. The wait is here and not in the page: a page
    // without JavaScript, or behind another, runs no timer.
    for (let time = 0; over && time < 4; time++) {
      await new Promise((done) => setTimeout(done, 50));
      over = await page.evaluate(overhang);
    }
    if (over) wrong.push(`${short(item)} ${how} at ${width} px: ${over}`);
  }
}

// Opens a page and waits for its pictures, those further down too: a request that the next page would break off is none
// that failed.
async function open(page, url) {
  await page.goto(url);
  await page.evaluate(() => Promise.all(Array.from(document.images, (image) => {
    image.loading = "eager";
    return image.decode().catch(() => {});
  })));
}

const servers = new Map(await Promise.all(folders.map(async (folder) => [folder, await serve(folder)])));

await each(files, TABS, () => tab({ viewport: { width: 320, height: 900 } }), async (page, item) => {
  await open(page, pathToFileURL(item.file).href);
  await narrow(page, item, "from file", [320]);
  report(page, item, "from file");
  await open(page, address(servers.get(item.folder).address, item.folder, item.file));
  report(page, item, "from http");
});

const some = chosen();
for (const javaScriptEnabled of [true, false]) {
  await each(some, 2, () => tab({ javaScriptEnabled }), async (page, item) => {
    await page.goto(pathToFileURL(item.file).href);
    await narrow(page, item, javaScriptEnabled ? "with JavaScript" : "without JavaScript");
  });
}

await each(some, 2, tab, async (page, item) => {
  for (const [colorScheme, width] of [["light", 1280], ["dark", 1280], ["light", 320]]) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    await page.goto(pathToFileURL(item.file).href);
    // What is folded is looked at too.
    await page.evaluate(() => document.querySelectorAll("details").forEach((details) => { details.open = true; }));
    const { violations } = await new AxeBuilder({ page }).analyze();
    for (const { id, nodes } of violations) {
      wrong.push(`${short(item)} ${colorScheme} at ${width} px: ${id}, ${nodes.length} times: ${nodes[0].html.slice(0, 200)} ${nodes[0].failureSummary?.split("\n")[1] ?? ""}`);
    }
  }
});

// The sheets of a printed page that hold nothing but their number.
async function blank(page) {
  const text = execFileSync("pdftotext", ["-", "-"], { input: await page.pdf({ preferCSSPageSize: true }) }).toString();
  const sheets = text.split("\f").slice(0, -1);
  return sheets.flatMap((sheet, at) => (/[^\s\d/—]/.test(sheet) ? [] : [at + 1]));
}

await each(some, 2, () => tab({ colorScheme: "dark" }), async (page, item) => {
  await page.goto(pathToFileURL(item.file).href);
  const empty = await blank(page);
  if (empty.length) wrong.push(`${short(item)} printed: nothing on page ${empty.join(", ")}`);
});

await browser.close();
servers.forEach((server) => server.end());
end(wrong, `${files.length} pages at 320 px from file and http, ${some.length} kinds at ${WIDTHS.join(", ")} px, printed, and by axe in light and dark`);
