"use strict";
// First paint and a step of the slider, with 8 treaties and with 60, in turns: node speed.js FOLDER
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { launch, open } = require("./browser.js");

const [folder] = process.argv.slice(2);
const RUNS = 5;
const middle = (times) => times.sort((a, b) => a - b)[Math.floor(times.length / 2)];

/**
 * Milliseconds until a page is drawn whole, and of each of some steps of its slider. The browser may paint the head of a
 * page before its script has run, and sometimes does: the first frame after the script is what a reader waits for.
 */
async function measured(browser, name) {
  const { page, context } = await open(browser, pathToFileURL(join(folder, name)).href);
  await page.waitForFunction(() => performance.getEntriesByName("first-contentful-paint").length > 0);
  const paint = await page.evaluate(() => Math.max(performance.getEntriesByName("first-contentful-paint")[0].startTime,
    performance.getEntriesByType("navigation")[0].loadEventEnd));
  const steps = await page.evaluate(async () => {
    const slider = document.getElementById("slider");
    const times = [];
    for (let i = 0; i < 20; i += 1) {
      const begun = performance.now();
      slider.value = Number(slider.value) - 97;
      slider.dispatchEvent(new Event("input", { bubbles: true }));
      document.body.getBoundingClientRect();
      times.push(performance.now() - begun);
      await new Promise((done) => { requestAnimationFrame(done); });
    }
    return times;
  });
  await context.close();
  return { paint, steps };
}

async function main() {
  const browser = await launch();
  const [few, many] = [{ paint: [], step: [] }, { paint: [], step: [] }];
  for (let run = 0; run < RUNS; run += 1) {
    for (const [times, name] of [[few, "explorer.html"], [many, "many.html"]]) {
      const { paint, steps } = await measured(browser, name);
      times.paint.push(paint);
      times.step.push(...steps);
    }
  }
  await browser.close();
  let failed = 0;
  for (const what of ["paint", "step"]) {
    const [small, large] = [middle(few[what]), middle(many[what])];
    if (large > 2 * small) failed += 1;
    console.log(`speed: ${what}: ${small.toFixed(1)} ms with 8 treaties, ${large.toFixed(1)} ms with 60: `
      + `${(large / small).toFixed(2)} times, ${large <= 2 * small ? "at most twice" : "MORE THAN TWICE"}`);
  }
  return failed;
}

main().then((failed) => process.exit(failed ? 1 : 0));
