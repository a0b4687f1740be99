// Searches built sites in Chromium, opened from their folder: texts drawn from what the pages show are looked for, and
// the page of each must be among the results; results must hold the text, and have it marked.
//
// Usage: search.mjs COUNT FOLDER...   Prints recall, the median time from a click to results, and what a first question
// loads at most.
import { readdirSync, readFileSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "x.js"));
const { chromium } = require("playwright-core");
const [, , count, ...folders] = process.argv;

// A small generator with a fixed seed: the texts are the same in every run.
let state = 20240515;
const next = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;

function pages(folder) {
  const found = readdirSync(folder, { recursive: true }).filter((path) => path.endsWith(".html"));
  return found.filter((path) => !/^(search|404)\.html$/.test(path)).sort();
}

// What the text nodes of a page show, one each.
function shown() {
  const walker = document.createTreeWalker(document.querySelector("main") ?? document.body, NodeFilter.SHOW_TEXT);
  const texts = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    if (node.parentElement.closest("nav, script, style, noscript, template, select, textarea, [data-search=off]")) continue;
    texts.push(...node.data.split(/\s+/).filter((text) => [...text].length > 1));
  }
  return texts;
}

const squeeze = (text) => text.normalize("NFKC").toLowerCase();
const failures = [];
const times = [], loads = [];
const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });

for (const folder of folders) {
  const all = pages(folder);
  const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
  for (let at = 0; at < Number(count); at += 1) {
    const path = all[next(all.length)];
    await still.goto(pathToFileURL(join(folder, path)).href);
    const texts = await still.evaluate(shown);
    if (texts.length === 0) { at -= 1; continue; }
    const chars = [...texts[next(texts.length)]];
    const length = Math.min(chars.length, 2 + next(7));
    const start = next(chars.length - length + 1);
    const text = chars.slice(start, start + length).join("");
    await search(folder, path.split(sep).join("/"), text);
  }
}

async function search(folder, path, text) {
  // A page of its own, so that nothing is loaded yet.
  const context = await browser.newContext();
  const page = await context.newPage();
  page.on("pageerror", (error) => failures.push(`${text}: ${error}`));
  page.on("console", (message) => message.type() === "error" && failures.push(`${text}: ${message.text()}`));
  let loaded = 0;
  page.on("request", (request) => {
    if (/\/(search\/[^/]*|assets\/find)\.js/.test(request.url())) loaded += statSync(fileURLToPath(request.url().split("?")[0])).size;
  });
  await page.goto(pathToFileURL(join(folder, "search.html")).href);
  await page.waitForSelector("#results ol[aria-busy=false]", { state: "attached" });
  loaded = 0;
  const index = statSync(join(folder, "search/index.js")).size + statSync(join(folder, "assets/find.js")).size;
  const took = await page.evaluate(async (text) => {
    const list = document.querySelector("#results ol"), form = document.querySelector("form.search");
    const start = performance.now();
    form.elements.q.value = text;
    form.requestSubmit();
    while (list.getAttribute("aria-busy") === "true") await new Promise((done) => setTimeout(done, 1));
    return performance.now() - start;
  }, text);
  times.push(took);
  loads.push([loaded + index, text]);
  // Results are asked for, screen by screen, until the page is among them or there are no more.
  const found = await page.evaluate(async (end) => {
    const more = document.querySelector(".more-hits"), list = document.querySelector("#results ol");
    const there = () => [...list.querySelectorAll("a")].some((link) => link.href.split("#")[0] === end);
    for (let before = -1; !more.hidden && !there() && list.children.length > before;) {
      before = list.children.length;
      more.click();
      while (more.disabled) await new Promise((done) => setTimeout(done, 1));
    }
    return [...list.children].map((item) => [item.querySelector("a").href, [...item.querySelectorAll("mark")].map((mark) => mark.textContent)]);
  }, pathToFileURL(join(folder, path)).href);
  const paths = found.map(([href]) => relative(resolve(folder), fileURLToPath(href.split("#")[0])).split(sep).join("/"));
  if (!paths.includes(path)) failures.push(`${path}: “${text}” is not found there, but on ${paths.length} others`);
  const wrong = found.filter(([, marks]) => !marks.some((mark) => squeeze(mark).includes(squeeze(text))));
  if (wrong.length) failures.push(`“${text}”: ${wrong.length} results without it, ${wrong[0][0]} (${wrong[0][1]})`);
  if (new Set(paths).size !== paths.length) failures.push(`“${text}”: pages twice`);
  await context.close();
}

await browser.close();
const median = [...times].sort((a, b) => a - b)[times.length >> 1];
const [most, by] = loads.sort((a, b) => b[0] - a[0])[0];
const middle = loads[loads.length >> 1][0];
if (most > 300_000) failures.push(`“${by}” loads ${most} bytes`);
console.log(failures.join("\n"));
console.log(`${times.length} texts, ${failures.length} problems; ${median.toFixed(0)} ms in the median; a first question loads ${middle} bytes, ${most} at most (${by})`);
process.exit(failures.length ? 1 : 0);
