"use strict";
// Drive the explorer by its own controls: node drive.js PAGE.html ASKED.json [WIDTH HEIGHT]; what it shows, as JSON
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { launch, open } = require("./browser.js");

async function main([file, asked, width = "1280", height = "900"]) {
  const browser = await launch();
  const size = { viewport: { width: Number(width), height: Number(height) }, reducedMotion: null };
  const { page, requests, errors } = await open(browser, pathToFileURL(file).href, size);
  const driver = readFileSync(join(__dirname, "driver.js"), "utf8");
  const observed = await page.evaluate(`(${driver})(${readFileSync(asked, "utf8")})`);
  await browser.close();
  return { ...observed, errors: [...observed.errors, ...errors, ...requests.map((url) => `request: ${url}`)] };
}

main(process.argv.slice(2)).then((observed) => process.stdout.write(JSON.stringify(observed)));
