// Tables and the scheme of colours as a reader uses them, in Chromium: sorting, filtering, what stays in sight, and what
// is kept from page to page. The rows expected are put in order by ICU's pinyin and by plain arithmetic.
//
// node tables.mjs FOLDER: the office edition of the sample
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { end, launch } from "./browser.mjs";

const folder = resolve(process.argv[2]);
const wrong = [];
const same = (what, found, expected) => {
  if (JSON.stringify(found) !== JSON.stringify(expected)) {
    wrong.push(`${what}: ${JSON.stringify(found).slice(0, 300)} instead of ${JSON.stringify(expected).slice(0, 300)}`);
  }
};
const browser = await launch();
const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
const page = await context.newPage();
const open = (path) => page.goto(pathToFileURL(join(folder, path)).href);
const settled = () => page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));

await open("credits/2024.html");
const tree = page.locator("table.data").first();
same("a tree is not sorted", await tree.locator("button.sort").count(), 0);
const table = page.locator("table.data.broad").first();
const heads = await table.locator("th").allInnerTexts();
const column = (name) => heads.findIndex((head) => head.trim().replace(/\s/g, "") === name);
const cells = async (name) =>
  (await table.locator(`tbody tr:not([hidden]) td:nth-child(${column(name) + 1})`).allTextContents()).map((text) => text.trim());
const click = (name) => table.locator(`th:nth-child(${column(name) + 1}) button`).click();

const numbers = await cells("年度合计");
const full = (list) => list.filter(Boolean);
const empty = (list) => list.filter((text) => !text);
await click("年度合计");
same("ascending", await cells("年度合计"), [...full(numbers).sort((a, b) => a - b), ...empty(numbers)]);
same("aria-sort", await table.locator(`th:nth-child(${column("年度合计") + 1})`).getAttribute("aria-sort"), "ascending");
await click("年度合计");
same("descending", await cells("年度合计"), [...full(numbers).sort((a, b) => b - a), ...empty(numbers)]);
await click("年度合计");
same("as it was", await cells("年度合计"), numbers);
const names = await cells("姓名");
await click("姓名");
same("by pinyin", await cells("姓名"), [...names].sort(new Intl.Collator("zh-u-co-pinyin").compare));
same("one column is sorted by", await table.locator("th[aria-sort]").count(), 1);

const box = page.locator(".filter input").last();
const wanted = names[3].slice(0, 1);
await box.fill(wanted);
const rows = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => [row.hidden, row.innerText]));
const texts = await table.locator("tbody tr").evaluateAll((rows) => rows.map((row) => row.textContent));
same("what is shown has what was typed", rows.map(([hidden]) => !hidden), texts.map((text) => text.includes(wanted)));
const count = texts.filter((text) => text.includes(wanted)).length;
same("how many of how many", await page.locator(".filter output").last().innerText(), `显示 ${count} 行，共 ${texts.length} 行`);
await box.press("Escape");
same("Esc clears", [await box.inputValue(), (await cells("姓名")).length], ["", names.length]);

// What stays in sight: at the window's edge where the table fits, in its box where it does not.
const fitting = "classes/2024-candidates/index.html";
for (const [path, width] of [[fitting, 1280], [fitting, 390], ["credits/2024.html", 390]]) {
  await page.setViewportSize({ width, height: 700 });
  await open(path);
  await settled();
  const seen = await page.evaluate(async () => {
    const table = Array.from(document.querySelectorAll("table.data")).filter((table) => table.rows.length > 30).pop();
    const box = table.parentElement, fits = box.classList.contains("fits");
    const middle = table.tBodies[0].rows[20];
    if (fits) middle.scrollIntoView();
    else { box.scrollIntoView(); box.scrollTop = middle.offsetTop; box.scrollLeft = 200; }
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    const edge = fits ? { top: 0 } : box.getBoundingClientRect();
    const pin = table.tBodies[0].querySelector(".pin");
    return {
      head: Math.abs(table.tHead.rows[0].cells[0].getBoundingClientRect().top - edge.top) < 2,
      name: fits || !pin || Math.abs(pin.getBoundingClientRect().left - edge.left) < 2,
      pinned: fits || Boolean(pin),
    };
  });
  same(`${path} at ${width} px: head and names stay in sight`, seen, { head: true, name: true, pinned: true });
}

// The scheme: three states, kept for the next page, and never that of the system on paper.
await page.setViewportSize({ width: 1280, height: 900 });
const colour = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const light = await colour();
for (const state of ["light", "dark"]) {
  await page.locator(".scheme").click();
  same("the state", await page.evaluate(() => document.documentElement.dataset.scheme), state);
}
const dark = await colour();
same("dark is not light", dark !== light, true);
await open("index.html");
same("kept for the next page", await colour(), dark);
await page.emulateMedia({ media: "print", colorScheme: "dark" });
same("print is light", await colour(), light);
await page.emulateMedia({ media: "screen", colorScheme: "dark" });
await page.locator(".scheme").click();
same("as the system has it", [await page.evaluate(() => document.documentElement.dataset.scheme), await colour()], ["auto", dark]);

await browser.close();
end(wrong, "sorted, filtered, in sight, and in the colours asked for");
