"use strict";
// What axe finds on pages: node axe.js PAGE.html ...; each is read wide and on a phone, in the light and in the dark.
const { readFileSync } = require("node:fs");
const { pathToFileURL } = require("node:url");
const { launch, open } = require("./browser.js");

const AXE = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const LOOKS = [["desktop", "light"], ["desktop", "dark"], ["phone", "light"]];

/** The faults of a page that is open, one line for each rule and place; the page's own policy does not bind axe. */
async function faults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  return violations.flatMap(({ id, impact, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id} (${impact}): ${help}: ${target.join(" ")}: `
      + failureSummary.split("\n").slice(1).map((line) => line.trim()).join("; ").slice(0, 220)));
}

async function main(files) {
  const browser = await launch();
  let total = 0;
  for (const file of files) {
    for (const [size, colorScheme] of LOOKS) {
      const { context, page } = await open(browser, pathToFileURL(file).href, { size, colorScheme });
      const found = await faults(page);
      total += found.length;
      console.log(`axe: ${file}, ${size}, ${colorScheme}: ${found.length || "nothing"}`);
      for (const line of found.slice(0, 40)) console.log(`  ${line}`);
      await context.close();
    }
  }
  await browser.close();
  return total;
}

if (require.main === module) main(process.argv.slice(2)).then((total) => process.exit(total ? 1 : 0));
module.exports = { faults };
