// CommonMark's own examples, from its package, as JSON: what Markdown says and the HTML that it means.
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.cwd(), "x.js"));
const { tests } = require("commonmark-spec");
// The specification shows a tab as an arrow.
const tabbed = (text) => text.replaceAll("→", "\t");
const examples = tests.map(({ markdown, html, number, section }) => ({ markdown: tabbed(markdown), html: tabbed(html), number, section }));
process.stdout.write(JSON.stringify(examples));
