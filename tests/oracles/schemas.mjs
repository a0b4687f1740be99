// The schemas of source files, by the YAML language server that VS Code runs, spoken to as an editor would over
// stdio, and by ajv: what is right has no diagnostic, what the program does not know has one in its line, and keys are
// offered in both languages with what they are.
//
// node schemas.mjs PROGRAM WORK BROKEN OFFICE...
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";

const require = createRequire(join(process.cwd(), "x.js"));
const Ajv = require("ajv");
const [program, work, broken, ...offices] = process.argv.slice(2).map((path) => resolve(path));
const failures = [];
const told = [];

// An office as `new site` begins one: its settings and schemas are those that a clerk's editor reads.
const desk = join(work, "desk");
mkdirSync(work, { recursive: true });
const begun = ["new", "site", desk, "--organisation", "甲学院党校", "--today", "2026-03-02", "--lang", "zh-CN"];
if (!existsSync(desk)) execFileSync(program, begun, { stdio: "pipe" });
const json = (path) => JSON.parse(readFileSync(path, "utf8"));
const settings = json(join(desk, ".vscode/settings.json"));
const folder = join(desk, ".vscode/schemas");
const index = json(join(folder, "index.json")).schemas;
const glob = (pattern) => new RegExp(`^${pattern.replace(/[.]/g, "\\.").replace(/[*]/g, "[^/]*")}$`);
const kinds = index.map((one) => ({ ...one, globs: one.files.map(glob), json: json(join(folder, one.schema)) }));
const kindOf = (path) =>
  kinds.filter((one) => one.globs.some((known) => known.test(path))).sort((a, b) => b.files[0].length - a.files[0].length)[0];

const files = (root) => {
  const entries = readdirSync(join(root, "content"), { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath ?? entry.path, entry.name));
  return paths.map((path) => relative(root, path).split(sep).join("/")).sort();
};
const read = (path) => {
  const bytes = readFileSync(path);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gb18030").decode(bytes);
  }
};

// Every schema is one of draft 7, and rows of lists are as theirs say.
const ajv = new Ajv({ strict: false, allErrors: true });
const checks = new Map();
for (const kind of kinds) {
  if (!ajv.validateSchema(kind.json)) failures.push(`${kind.schema}: ${ajv.errorsText()}`);
  checks.set(kind.name, ajv.compile(kind.json));
}
told.push(`${kinds.length} schemas are of draft 7, by its metaschema`);

function rows(text) {
  const lines = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const row = lines[lines.length - 1];
    const c = text[at];
    if (quoted && c === '"' && text[at + 1] === '"') (row[row.length - 1] += '"'), at++;
    else if (c === '"') quoted = !quoted;
    else if (!quoted && c === ",") row.push("");
    else if (!quoted && c === "\n") lines.push([""]);
    else if (c !== "\r") row[row.length - 1] += c;
  }
  const [head, ...rest] = lines.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell));
  return rest.map((row) => Object.fromEntries((head ?? []).map((name, at) => [name, row[at] ?? ""])));
}

// An editor that speaks with the server.
class Editor {
  constructor(yaml) {
    this.settings = { yaml };
    const server = require.resolve("yaml-language-server/bin/yaml-language-server");
    this.server = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
    this.buffer = Buffer.alloc(0);
    this.asked = new Map();
    this.published = new Map();
    this.waiting = new Map();
    this.last = 0;
    this.server.stdout.on("data", (data) => this.take(data));
  }
  send(message) {
    const body = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
    this.server.stdin.write(Buffer.concat([Buffer.from(`Content-Length: ${body.length}\r\n\r\n`), body]));
  }
  ask(method, params) {
    const id = ++this.last;
    this.send({ id, method, params });
    return new Promise((done, fail) => this.asked.set(id, { done, fail }));
  }
  take(data) {
    this.buffer = Buffer.concat([this.buffer, data]);
    for (;;) {
      const end = this.buffer.indexOf("\r\n\r\n");
      if (end < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(this.buffer.subarray(0, end).toString())[1]);
      if (this.buffer.length < end + 4 + length) return;
      const message = JSON.parse(this.buffer.subarray(end + 4, end + 4 + length));
      this.buffer = this.buffer.subarray(end + 4 + length);
      this.hear(message);
    }
  }
  hear({ id, method, params, result, error }) {
    if (method === "workspace/configuration") {
      const section = (name) => (name ?? "").split(".").filter(Boolean).reduce((all, key) => all?.[key], this.settings) ?? null;
      this.send({ id, result: params.items.map((item) => section(item.section)) });
    } else if (method === "textDocument/publishDiagnostics") {
      this.waiting.get(params.uri)?.(params.diagnostics);
    } else if (method && id !== undefined) {
      this.send({ id, result: null });
    } else if (id !== undefined) {
      const { done, fail } = this.asked.get(id);
      error ? fail(new Error(error.message)) : done(result);
    }
  }
  async start(root) {
    const rootUri = pathToFileURL(root).href;
    const capabilities = {
      textDocument: { completion: { completionItem: { documentationFormat: ["markdown"], snippetSupport: true } }, hover: { contentFormat: ["markdown"] } },
      workspace: { configuration: true, workspaceFolders: true, didChangeConfiguration: { dynamicRegistration: true } },
    };
    const started = await this.ask("initialize", { processId: process.pid, rootUri, capabilities, workspaceFolders: [{ uri: rootUri, name: "desk" }] });
    this.send({ method: "initialized", params: {} });
    this.send({ method: "workspace/didChangeConfiguration", params: { settings: this.settings } });
    await new Promise((done) => setTimeout(done, 1000));
    return started;
  }
  // Opens a text and gives what the server finds in it.
  open(uri, text) {
    const found = new Promise((done, fail) => {
      const late = setTimeout(() => fail(new Error(`no answer about ${uri}`)), 60_000);
      this.waiting.set(uri, (diagnostics) => (clearTimeout(late), done(diagnostics)));
    });
    this.send({ method: "textDocument/didOpen", params: { textDocument: { uri, languageId: "yaml", version: 1, text } } });
    return found;
  }
}

// The settings of the office, and folders in which what stands before texts is shown as YAML.
const yaml = Object.fromEntries(["validate", "completion", "hover"].map((key) => [key, settings[`yaml.${key}`]]));
yaml.schemaStore = { enable: settings["yaml.schemaStore.enable"] };
yaml.schemas = { ...settings["yaml.schemas"] };
for (const kind of kinds.filter((one) => one.of === "front-matter")) {
  yaml.schemas[`./.vscode/schemas/${kind.schema}`] = [`heads/${kind.name}/*.yaml`];
}
const editor = new Editor(yaml);
await editor.start(desk);
// Each text has a place of its own: what the server still has to say of another one is not taken for its own.
let turn = 0;
const uri = (path) => pathToFileURL(join(desk, String(++turn), path)).href;

// What the server finds in a file of an office; nothing where it is no file with a schema of YAML.
async function found(root, path) {
  const kind = kindOf(path);
  if (!kind || kind.of === "row") return null;
  const text = read(join(root, path)).replace(/^\ufeff/, "");
  const head = kind.of === "yaml" ? text : /^---\r?\n([^]*?)\r?\n---/.exec(text)?.[1];
  if (head === undefined) return null;
  const diagnostics = await editor.open(uri(kind.of === "yaml" ? path : `heads/${kind.name}/head.yaml`), head + "\n");
  // Lines as the program counts them: in a text the head begins behind its first line.
  const lead = kind.of === "yaml" ? 1 : 2;
  return diagnostics.map(({ range, message }) => ({ line: range.start.line + lead, message }));
}

let texts = 0, lists = 0, cells = 0;
for (const office of offices) {
  for (const path of files(office)) {
    const kind = kindOf(path);
    if (kind?.of === "row") {
      lists++;
      for (const row of rows(read(join(office, path)).replace(/^\ufeff/, ""))) {
        cells += Object.keys(row).length;
        const check = checks.get(kind.name);
        if (!check(row)) failures.push(`${office} ${path}: ${ajv.errorsText(check.errors)} ${JSON.stringify(row)}`);
      }
    }
    const diagnostics = await found(office, path);
    if (!diagnostics) continue;
    texts++;
    for (const { line, message } of diagnostics) failures.push(`${office} ${path}:${line}: ${message}`);
  }
}
told.push(`${texts} files of ${offices.length} offices: no diagnostic; ${lists} lists of ${cells} cells: none`);

// A key that is misspelt, a word that is none and a value of another kind are marked.
const right = "标题: 甲班\n规则: basic\n开始: 2026-03-02\n结束: 2026-03-06\n";
const wrongs = [
  [right + "地奌: 礼堂\n", 5],
  [right + "plcae: here\n", 5],
  [right.replace("2026-03-06", "三月六日"), 4],
  [right + "名额:\n  机关党支部: { 教工: 三名 }\n", 6],
  [right + "名额:\n  机关党支部: { 教職: 3 }\n", 6],
  [right + "考场安排:\n  考场: [{ 地点: 一教, 座位: 0 }]\n", 6],
  [right + "地点: [礼堂]\n", 5],
  [right.replace("规则: basic\n", ""), 1],
];
const path = "content/classes/new/class.yaml";
for (const [text, line] of wrongs) {
  const diagnostics = await editor.open(uri(path), text);
  if (!diagnostics.some(({ range }) => range.start.line + 1 === line)) {
    failures.push(`not marked in line ${line}:\n${text}${JSON.stringify(diagnostics)}`);
  }
  const [first] = diagnostics;
  if (first) told.push(`class.yaml:${first.range.start.line + 1}: ${text.split("\n")[line - 1].trim()} → ${first.message.split("\n")[0].slice(0, 160)}`);
}
const others = [["Title: 甲\n规 则: b\n开始: 2026年3月2日\nEND: '２０２６/3/6'\n标签: 甲\n简介:\n".replace("简介:\n", "地点:\n"), 0]];
for (const [text] of others) {
  const diagnostics = await editor.open(uri(path), text);
  for (const { message } of diagnostics) failures.push(`refused though it is right: ${message}\n${text}`);
}

// What the program does not know, the schemas don't either.
let unknown = 0;
let said;
try {
  said = execFileSync(program, ["check", "--root", broken, "--format", "json"], { stdio: "pipe" });
} catch (error) {
  said = error.stdout;
}
for (const { code, path, line } of JSON.parse(said).findings.filter((one) => one.code === "K101")) {
  unknown++;
  const diagnostics = (await found(broken, path)) ?? [];
  if (!diagnostics.some((one) => one.line === line)) failures.push(`${path}:${line}: ${code} of the program is none of the schema: ${JSON.stringify(diagnostics)}`);
}
told.push(`${unknown} keys that the program does not know (K101): marked in the same lines`);

// At the beginning of a class its keys are offered in both languages, each with what it is.
let place = uri(path);
await editor.open(place, "\n");
const position = { line: 0, character: 0 };
const offered = await editor.ask("textDocument/completion", { textDocument: { uri: place }, position });
const about = (item) => (typeof item.documentation === "string" ? item.documentation : item.documentation?.value ?? "");
for (const name of ["标题", "title", "规则", "rule", "期次", "batch"]) {
  const item = offered.items.find((one) => one.label === name);
  if (!item || !/[\u4e00-\u9fff]/.test(about(item)) || !/[A-Za-z]{3}/.test(about(item))) failures.push(`not offered: ${name} ${JSON.stringify(item)}`);
}
const rule = offered.items.find((one) => one.label === "规则");
told.push(`completion in an empty class.yaml: ${offered.items.length} keys, such as ${offered.items.slice(0, 6).map((one) => one.label).join(" ")} …; 规则: ${about(rule ?? {}).replace(/\s+/g, " ")}`);
place = uri(path);
await editor.open(place, right);
const hover = await editor.ask("textDocument/hover", { textDocument: { uri: place }, position: { line: 1, character: 1 } });
const shown = JSON.stringify(hover?.contents ?? "");
if (!shown.includes("rule") || !shown.includes("judged")) failures.push(`hover: ${shown}`);
told.push(`hover over 规则: ${shown.slice(0, 200)}`);

editor.server.kill();
for (const line of told) console.log(line);
for (const failure of failures) console.error(failure);
console.log(`${texts} files right, ${wrongs.length} slips marked, ${unknown} unknown keys, ${offered.items.length} keys offered`);
process.exit(failures.length ? 1 : 0);
