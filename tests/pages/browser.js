"use strict";
// Debian's Chromium, headless. Every request that a page makes is kept, beside the one for the page itself.
const { chromium } = require("playwright-core");

const SIZES = { desktop: { width: 1280, height: 900 }, phone: { width: 390, height: 844 } };

const launch = () => chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--font-render-hinting=none"],
});

/** Open a page, and keep its requests and errors. */
async function open(browser, address, { size = "desktop", colorScheme = "light", ...more } = {}) {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme, reducedMotion: "reduce", ...more });
  const page = await context.newPage();
  const [requests, errors] = [[], []];
  page.on("request", (request) => {
    const own = request.url().startsWith("data:") || request.url().startsWith("blob:");
    if (!own && !request.isNavigationRequest()) requests.push(request.url());
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => { if (message.type() === "error") errors.push(message.text()); });
  await page.goto(address, { waitUntil: "load" });
  return { context, page, requests, errors };
}

module.exports = { launch, open };
