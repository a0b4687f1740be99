// Emphasis beside Chinese punctuation, held against markdown-it with the CJK-friendly amendment.
//
// `write DIR` lays an office whose one notice has the cases as paragraphs; `compare DIR` reads the
// page that was built of it.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [, , command, folder] = process.argv;
const require = createRequire(join(process.cwd(), "x.js"));

const chosen = [
  "**中文。**后文", "**注意：**看", "**《通知》**的", "按**“要求”**办", "*（一）*甲", "甲**（一）**乙", "**中**文",
  "**plain** text", "a**b**c", "**a.**b", "“**甲**”", "**甲**，乙", "\\*甲。\\*乙", "甲*。*乙", "***甲。***乙",
];

// A small generator with a fixed seed: the cases are the same in every run.
function random(count) {
  let state = 20240515;
  const next = (n) => (state = (state * 1103515245 + 12345) % 2147483648) % n;
  const pieces = ["中", "文", "a", "。", "，", "（", "）", "“", "”", "(", ")", "!", " ", "*", "**", "**", "*"];
  return Array.from({ length: count }, () => "甲" + Array.from({ length: 4 + next(8) }, () => pieces[next(pieces.length)]).join("") + "乙");
}

const cases = [...chosen, ...random(600)];

if (command === "write") {
  mkdirSync(join(folder, "content/notices"), { recursive: true });
  writeFileSync(join(folder, "content/site.yaml"), "organisation: x\ndate: 2024-01-01\n");
  writeFileSync(join(folder, "content/units.yaml"), "- { id: a, title: a }\n");
  writeFileSync(join(folder, "content/notices/cases.md"), `---\ntitle: x\n---\n\n${cases.join("\n\n")}\n`);
} else {
  const markdown = require("markdown-it")().use(require("markdown-it-cjk-friendly").default ?? require("markdown-it-cjk-friendly"));
  const page = readFileSync(join(folder, "output/site/notices/cases.html"), "utf8");
  const body = page.slice(page.indexOf('<div class="prose">'), page.indexOf("</article>"));
  const ours = [...body.matchAll(/<p>(.*?)<\/p>/gs)].map((match) => match[1]);
  const plain = (html) => html.replaceAll("&quot;", '"').trim();
  let failed = 0;
  cases.forEach((text, at) => {
    const theirs = plain(markdown.renderInline(text));
    if (plain(ours[at] ?? "") !== theirs) {
      failed += 1;
      console.log(`${text}\n  ours   ${ours[at]}\n  theirs ${theirs}`);
    }
  });
  console.log(`${cases.length} cases of emphasis, ${failed} differ`);
  process.exit(failed === 0 && ours.length === cases.length ? 0 : 1);
}
