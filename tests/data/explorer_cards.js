"use strict";
// What the explorer's own code says in the card of a state, asked without a page: node explorer_cards.js PAGE QUESTIONS
const { readFileSync } = require("node:fs");

const [page, asked] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const data = JSON.parse(page.match(/<script type="application\/json" id="data">([^]*?)<\/script>/)[1]);
const script = page.match(/<script>\n([^]*?)<\/script>/)[1];
const reading = script.slice(0, script.indexOf("\n(() => {"));
const { STATES, INSTRUMENTS, parseDay, participation, daysInWords } =
  new Function(`${reading}; return explorerRecords;`)()(data);

const cards = JSON.parse(asked).map(([iso3, text, basis]) => {
  const state = STATES.find((one) => one.iso3 === iso3);
  const day = parseDay(text);
  return INSTRUMENTS.map(({ code }, i) => {
    const found = participation(state, i, day, basis);
    return [code, found.status, daysInWords(found, day).join("; ")];
  });
});
process.stdout.write(JSON.stringify(cards));
