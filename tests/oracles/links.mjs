// Links and anchors of every page, by linkinator. What leads off this machine is not asked for.
//
// node links.mjs FOLDER...
import { createServer } from "node:http";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { end, pages, require } from "./browser.mjs";

const { LinkChecker } = await import(pathToFileURL(require.resolve("linkinator")).href);

const freePort = () => new Promise((done) => {
  const server = createServer().listen(0, "127.0.0.1", () => {
    const { port } = server.address();
    server.close(() => done(port));
  });
});

const wrong = [];
let links = 0, count = 0;
for (const folder of process.argv.slice(2).map((folder) => resolve(folder))) {
  const files = pages(folder);
  const checker = new LinkChecker();
  const options = {
    path: files.map((file) => relative(folder, file)),
    serverRoot: folder,
    port: await freePort(),
    concurrency: 20,
    checkFragments: true,
    checkCss: true,
    linksToSkip: async (url) => !/^http:\/\/(localhost|127\.0\.0\.1)[:/]/.test(url),
  };
  // linkinator looks for the anchors that it knows of when it reads a page: what it heard of later it finds the second time.
  const first = await checker.check(options);
  const second = await checker.check(options);
  const broken = [...first.links, ...second.links].filter((link) => link.state === "BROKEN");
  const told = broken.map((link) => `${folder}: ${decodeURI(link.url)}${link.parent ? ` in ${link.parent}` : ""}: ${link.status}`);
  wrong.push(...new Set(told));
  links += second.links.length;
  count += files.length;
}
end(wrong, `${links} links of ${count} pages and their anchors are there`);
