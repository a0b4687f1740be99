// Searches built sites in Chromium, opened from their folder: texts drawn from what the pages show are looked for, and
// the page of each must be among the results; results must hold the text, and have it marked.
//
// Usage: search.mjs COUNT [--first] FOLDER...
// With --first only the first results are read, of a site with thousands. Prints the median time from a click to results,
// and what a first question loads.
import { readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "x.js"));
const { chromium } = require("playwright-core");
const [, , count, ...named] = process.argv;
const folders = named.filter((name) => name !== "--first"), first = named.includes("--first");

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
  // A class's page has parts of its own that the search must leave alone.
  if (!first) for (const page of ["index.html", all.find((path) => /^classes.[^/\\]*.index\.html$/.test(path))]) await keys(folder, page);
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

// The box as a keyboard and an input method use it, on a page.
async function keys(folder, name) {
  const context = await browser.newContext();
  const page = await context.newPage();
  const expect = (is, what) => is || failures.push(`${folder} ${name}: ${what}`);
  const expanded = () => page.getAttribute("#search", "aria-expanded");
  const options = () => page.locator("#search-list [role=option]");
  await page.goto(pathToFileURL(join(folder, name)).href);
  let asked = 0;
  page.on("request", (request) => { asked += /\/search\/g/.test(request.url()) ? 1 : 0; });
  await page.keyboard.press("/");
  expect(await page.evaluate(() => document.activeElement.id) === "search", "/ does not lead to the box");
  await page.evaluate(() => {
    const box = document.activeElement;
    box.dispatchEvent(new CompositionEvent("compositionstart"));
    box.value = "pei xun";
    box.dispatchEvent(new InputEvent("input", { isComposing: true }));
  });
  await page.waitForTimeout(400);
  expect(asked === 0 && await expanded() === "false", "what an input method is still told is searched for");
  await page.evaluate(() => {
    document.activeElement.value = "培训";
    document.activeElement.dispatchEvent(new CompositionEvent("compositionend"));
  });
  await options().first().waitFor();
  expect(await expanded() === "true", "the list is not said to be open");
  expect(/\d/.test(await page.textContent("form.search [role=status]")), "the number of results is not said");
  await page.keyboard.press("ArrowDown");
  const active = await page.getAttribute("#search", "aria-activedescendant");
  expect(active === "search-0" && await page.getAttribute(`#${active}`, "aria-selected") === "true", "an arrow picks nothing");
  await page.keyboard.press("Escape");
  expect(await expanded() === "false" && await page.isHidden(".found"), "Esc does not close the list");
  await page.keyboard.press("Control+k");
  await page.keyboard.press("ArrowDown");
  const target = await page.getAttribute("#search-0", "data-target");
  await page.keyboard.press("Enter");
  await page.waitForURL((url) => url.href.split("#")[0] === target.split("#")[0]).catch(() => expect(false, "Enter does not open what is picked"));
  await page.goto(pathToFileURL(join(folder, name)).href);
  await page.keyboard.press("Control+k");
  await page.keyboard.type("培");
  await page.waitForFunction(() => document.querySelector("form.search [role=status]").textContent);
  expect(await options().count() === 0 && await page.isVisible(".found"), "one character is not answered");
  await page.keyboard.press("Enter");
  await page.waitForURL(/search\.html\?q=/).catch(() => expect(false, "Enter does not lead to all results"));
  await context.close();
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
  await page.waitForSelector(".all-hits ol[aria-busy=false]", { state: "attached" });
  loaded = 0;
  const index = statSync(join(folder, "search/index.js")).size + statSync(join(folder, "assets/find.js")).size;
  const took = await page.evaluate(async (text) => {
    const list = document.querySelector(".all-hits ol"), form = document.querySelector("form.search");
    const start = performance.now();
    form.elements.q.value = text;
    form.requestSubmit();
    while (list.getAttribute("aria-busy") === "true") await new Promise((done) => setTimeout(done, 1));
    return performance.now() - start;
  }, text);
  times.push(took);
  loads.push([loaded + index, text]);
  // Results are asked for, screen by screen, until the page is among them or there are no more.
  const [found, more] = await page.evaluate(async ([end, first]) => {
    const more = document.querySelector(".more-hits"), list = document.querySelector(".all-hits ol");
    const there = () => [...list.querySelectorAll("a")].some((link) => link.href.split("#")[0] === end);
    for (let before = -1; !first && !more.hidden && !there() && list.children.length > before;) {
      before = list.children.length;
      more.click();
      while (more.disabled) await new Promise((done) => setTimeout(done, 1));
    }
    const marks = (item) => [...item.querySelectorAll("mark")].map((mark) => mark.textContent);
    return [[...list.children].map((item) => [item.querySelector("a").href, marks(item)]), !more.hidden];
  }, [pathToFileURL(join(folder, path)).href, first]);
  const paths = found.map(([href]) => relative(resolve(folder), fileURLToPath(href.split("#")[0])).split(sep).join("/"));
  if (!paths.includes(path) && !(first && more)) failures.push(`${path}: “${text}” is not found there, but on ${paths.length} others`);
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
