"use strict";
// The explorer as people use it, with the keyboard alone: node explorer.js FOLDER; each line says what holds
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");
const { launch, open } = require("./browser.js");
const { faults } = require("./axe.js");

const [folder] = process.argv.slice(2);
const address = pathToFileURL(join(folder, "explorer.html")).href;
const LANGUAGES = ["en", "fr", "es", "ru", "zh", "ar"];
let failed = 0;
function say(holds, what) {
  if (!holds) failed += 1;
  console.log(`explorer: ${what}: ${holds ? "holds" : "DOES NOT HOLD"}`);
}

/** Reach an element with the Tab key alone, from the start of the page. */
async function tabTo(page, selector, most = 400) {
  await page.evaluate(() => { document.activeElement.blur(); window.getSelection().removeAllRanges(); });
  await page.focus("#skip");
  for (let i = 0; i < most; i += 1) {
    if (await page.evaluate((wanted) => document.activeElement.matches(wanted), selector)) return true;
    await page.keyboard.press("Tab");
  }
  return false;
}
const text = (page, selector) => page.textContent(selector);
const count = (page, selector) => page.locator(selector).count();

async function keys(page, selector, ...pressed) {
  if (!await tabTo(page, selector)) return false;
  for (const key of pressed) await page.keyboard.press(key);
  return true;
}

async function byKeyboard(page) {
  say(await keys(page, "#slider", "ArrowLeft") && await text(page, "#spoken") === "2 February 2026", "slider, a day");
  await keys(page, "#slider", "PageDown");
  say(await text(page, "#spoken") === "2 January 2026", "slider, a month");
  await page.fill("#day", "2013-09-01");
  for (const step of ["-year", "-month", "-day", "+day", "+month", "+year", "-change", "+change"]) {
    const before = await text(page, "#spoken");
    say(await keys(page, `[data-step="${step}"]`, "Enter") && await text(page, "#spoken") !== before, `step ${step}`);
  }
  await keys(page, "#play", "Enter");
  const playing = await text(page, "#play");
  await page.keyboard.press("Enter");
  say(playing === "Stop" && await text(page, "#play") === "Play", "play and stop");
  await page.fill("#day", "2014-09-01");
  say(await text(page, "#spoken") === "1 September 2014", "a day that is typed");
  say(await keys(page, 'input[name="basis"]:checked', "ArrowRight")
    && (await text(page, "#totals-title")).endsWith("entry into force"), "counted from");
  await page.keyboard.press("ArrowLeft");
  say(await keys(page, 'input[name="on"]:checked', "ArrowRight") && await text(page, "#status-of") === "Status: Amended Article 1",
    "instrument");
  say(await keys(page, '#statuses input[value="not_bound"]', "Space")
    && await text(page, "#listed") === "States listed: 79 of 197.", "a status is left out");
  await keys(page, "#group", "A", "f", "r");
  const [, parties, found] = (await text(page, "#reading")).match(/With your filters: (\d+) parties of (\d+) States/) ?? [];
  const tally = await page.locator("#statuses .tally").allTextContents();
  say(found === "54" && tally.reduce((sum, one) => sum + Number(one), 0) === 54 && tally[0] === parties,
    "the legend counts what the sentence says");
  say(await keys(page, "#clear", "Enter") && await text(page, "#listed") === "States listed: 197 of 197.", "clear");
}

async function searching(page) {
  await tabTo(page, "#find");
  await page.keyboard.type("qqq");
  say((await text(page, "#found")).includes("No State is found for “qqq”"), "search: a word where nothing is found");
  await page.fill("#find", "");
  await page.keyboard.type("viet n");
  await page.keyboard.press("Enter");
  say(await text(page, "#panel-title") === "Viet Nam", "search: Enter opens the one found");
  await page.keyboard.press("Escape");
  await tabTo(page, "#find");
  await page.fill("#find", "");
  await page.keyboard.type("guin");
  const options = await page.locator("#matches li").allTextContents();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  const second = await text(page, '#matches [aria-selected="true"]');
  await page.keyboard.press("Enter");
  say(options.length >= 4 && second === options[1] && second.endsWith(await text(page, "#panel-title")),
    "search: a list, chosen with the arrow keys");
  await keys(page, "#close", "Enter");
  say(!await page.isVisible("#panel"), "the card is closed");
  await keys(page, "#clear", "Enter");
}

async function beforeAdoption(page) {
  await page.fill("#day", "1990-01-01");
  await page.evaluate(() => document.querySelector('input[name="on"][value="7"]').click());
  const said = `${await text(page, "#reading")} ${await page.locator("#totals .card").last().textContent()}`;
  say(/not yet adopted/.test(said) && !/%/.test(said) && await page.locator("#statuses .tally").first().textContent() === "\u2013",
    "before its adoption an instrument is not yet adopted, not at 0 %");
  await page.evaluate(() => document.querySelector('input[name="on"][value="4"]').click());
  await page.fill("#day", "2014-09-01");
}

async function tablesAndCards(page) {
  say(await keys(page, 'th[data-sort="P5"] button', "Enter")
    && await page.getAttribute('th[data-sort="P5"]', "aria-sort") === "ascending", "the table is sorted");
  await keys(page, 'th[data-sort="name"] button', "Enter");
  const wide = await page.evaluate(() => { const frame = document.getElementById("table").parentElement; return frame.scrollWidth - frame.clientWidth; });
  say(wide <= 0, "no column is cut at 1280 pixels");
  say(await keys(page, '#map .tile[tabindex="0"]', "ArrowDown", "ArrowRight", "Enter") && await page.isVisible("#panel"),
    "a tile opens a card");
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.querySelector('.tile[aria-label^="DEU"]').click());
  const card = await text(page, "#panel");
  say(card.includes("consent deposited 25 November 1992; in force since 25 May 1993"), "a card has both days, each named");
  const dates = await page.locator("#panel td.date").count();
  const links = await page.locator('#panel td.date a[href^="https://treaties.un.org/"]').count();
  const statements = await page.locator('#panel ul:not(.pages) a[href^="https://treaties.un.org/"]').count();
  say(dates > 0 && links === dates && statements > 0, "each date and statement leads to the depositary");
  await page.evaluate(() => { window.print = () => { window.printed = document.body.className; dispatchEvent(new Event("afterprint")); }; });
  await keys(page, "#print", "Enter");
  say((await page.evaluate(() => window.printed)).includes("sheet") && !await page.evaluate(() => document.body.classList.contains("sheet")),
    "the sheet is printed alone");
}

async function comparing(page) {
  await keys(page, "#compare > summary", "Enter");
  await page.fill("#other-day", "2001-01-01");
  say(await count(page, "#comparison svg") === 2 && (await text(page, "#comparison")).includes("1 January 2001"), "two days");
  await tabTo(page, "#other-state");
  await page.keyboard.type("Egypt");
  say((await text(page, "#comparison")).includes("Germany and Egypt on 1 September 2014"), "two States");
  await keys(page, "#compare-end", "Enter");
  say(await text(page, "#comparison") === "", "the comparison is ended");
}

async function acting(page) {
  await keys(page, "#acts > summary", "Enter");
  const day = await page.getAttribute("#acts-rows tr:first-child button", "data-go");
  await keys(page, "#acts-rows button", "Enter");
  say(await page.inputValue("#slider") === day && await count(page, "#timeline .act") === await count(page, "#acts-rows tr"),
    "the acts of the log are on the timeline and lead to their days");
  await page.fill("#day", "2014-09-01");
}

async function supposing(page) {
  await keys(page, "#what-if > summary", "Enter");
  await tabTo(page, "#what-if-state");
  await page.keyboard.type("Viet");
  const boxes = page.locator("#what-if-instruments input");
  await boxes.nth(0).focus();
  await page.keyboard.press("Space");
  await keys(page, "#what-if-add", "Enter");
  say((await text(page, "#what-if-error")).includes("at least two"), "what-if: the Convention alone is refused");
  for (const place of [2, 3]) {
    await boxes.nth(place).focus();
    await page.keyboard.press("Space");
  }
  await keys(page, "#what-if-add", "Enter");
  const link = await page.getAttribute("#link", "href");
  say((await text(page, "#title")).startsWith("HYPOTHETICAL") && await page.isVisible("#hypothetical")
    && link.startsWith("#HYPOTHETICAL"), "what-if: page and link say HYPOTHETICAL");
  const supposed = await saved(page, "what-if");
  say(Object.keys(supposed).every((name) => name.startsWith("HYPOTHETICAL-"))
    && supposed["HYPOTHETICAL-ccw-table-2014-09-01.csv"].split("\r\n").slice(1, -1).every((line) => line.startsWith("HYPOTHETICAL,"))
    && (supposed["HYPOTHETICAL-ccw-map-AP2-2014-09-01.svg"].match(/>HYPOTHETICAL/g) ?? []).length >= 4,
  "what-if: each file says HYPOTHETICAL, in its name and within");
  await page.fill("#day", "2026-02-03");
  const cards = await text(page, "#totals");
  say(cards.includes("CCW129"), "what-if: the total has the deposit");
  await keys(page, "#what-if-list button", "Enter");
  say(!(await text(page, "#title")).startsWith("HYPOTHETICAL") && (await text(page, "#totals")).includes("CCW128"), "what-if: taken back");
  await keys(page, "#what-if-end", "Enter");
  await page.fill("#day", "2014-09-01");
}

/** Save table and maps with the keyboard, keep the files, and return the texts. */
async function saved(page, part) {
  const texts = {};
  for (const id of ["csv", "svg", "png"]) {
    await tabTo(page, `#${id}`);
    const [download] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
    const file = join(folder, `${part}-${download.suggestedFilename()}`);
    await download.saveAs(file);
    texts[download.suggestedFilename()] = readFileSync(file, id === "png" ? "latin1" : "utf8");
  }
  return texts;
}

async function downloads(page) {
  for (const [part, hash] of [["deposit", "#day=2014-09-01"], ["effect", "#day=1993-01-01&basis=in_force"], ["last", "#day=2026-02-03&on=P5"],
    ["french", "#day=2014-09-01&language=fr&group=African"]]) {
    await page.goto(address + hash);
    await page.reload();
    await saved(page, part);
  }
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.goto(`${address}#day=2014-09-01&state=EGY`);
  await keys(page, "#copy", "Enter");
  await page.waitForFunction(() => document.getElementById("shared").textContent !== "");
  say((await page.evaluate(() => navigator.clipboard.readText())).includes("#day=2014-09-01&basis=consent&on=CCW&state=EGY"), "the link is copied");
}

async function languages(browser) {
  for (const language of LANGUAGES) {
    for (const [size, colorScheme] of [["desktop", "light"], ["phone", "dark"]]) {
      const shown = await open(browser, `${address}#language=${language}&day=2014-09-01&state=EGY&otherday=2001-01-01`, { size, colorScheme });
      const { page, requests, errors } = shown;
      await page.screenshot({ path: join(folder, `${language}-${size}-${colorScheme}.png`), fullPage: true });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      const direction = await page.evaluate(() => getComputedStyle(document.body).direction);
      const marked = await page.isVisible("#unread");
      const found = await faults(page);
      for (const line of found) console.log(`  ${line}`);
      say(!found.length && !errors.length && !requests.length && wide <= 0 && marked === (language !== "en")
        && direction === (language === "ar" ? "rtl" : "ltr"), `${language}, ${size}, ${colorScheme}: whole, marked, axe finds nothing`);
      if (language === "en" && size === "phone") say(await page.isVisible("#map-scroll"), "a phone says that the map scrolls");
      await shown.context.close();
    }
  }
}

async function everythingOpen(browser) {
  for (const colorScheme of ["light", "dark"]) {
    const { page, context } = await open(browser,
      `${address}#day=2014-09-01&state=CMR&otherday=2001-01-01&otherstate=EGY&whatif=VNM.CCW,VNM.P1,VNM.P5&find=a`, { colorScheme });
    await page.evaluate(() => { for (const part of document.querySelectorAll("details")) part.open = true; });
    await page.focus("#find");
    const found = await faults(page);
    for (const line of found) console.log(`  ${line}`);
    say(!found.length, `everything open, ${colorScheme}: axe finds nothing`);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => document.body.classList.add("sheet"));
    await page.pdf({ path: join(folder, "sheet.pdf"), format: "A4" });
    await context.close();
  }
}

async function withoutScript(browser) {
  const { page, context } = await open(browser, address, { javaScriptEnabled: false });
  const table = page.locator("#plain tbody tr");
  say(await table.count() === 198 && !await page.isVisible("#main"), "without JavaScript: a table, no dead control");
  await page.screenshot({ path: join(folder, "without-script.png") });
  await context.close();
}

async function main() {
  const browser = await launch();
  const { page, requests, errors, context } = await open(browser, address, { acceptDownloads: true });
  for (const part of [byKeyboard, searching, beforeAdoption, tablesAndCards, comparing, acting, supposing, downloads]) {
    try {
      await part(page);
    } catch (error) {
      say(false, `${part.name} (${String(error).split("\n")[0]})`);
    }
  }
  say(requests.length === 0, `requests that left the page: ${requests.length}`);
  say(errors.length === 0, `errors: ${errors.join(" ") || "none"}`);
  await context.close();
  await languages(browser);
  await everythingOpen(browser);
  await withoutScript(browser);
  await browser.close();
  return failed;
}

main().then((count_) => process.exit(count_ ? 1 : 0));
