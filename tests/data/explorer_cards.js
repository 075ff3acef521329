"use strict";
// What the explorer's own code says in the card of a state, asked without a page: node explorer_cards.js PAGE QUESTIONS
const { readFileSync } = require("node:fs");

const [page, asked] = process.argv.slice(2).map((file) => readFileSync(file, "utf8"));
const data = JSON.parse(page.match(/<script type="application\/json" id="data">([^]*?)<\/script>/)[1]);
const script = page.match(/<script>\n([^]*?)<\/script>/)[1];
const reading = script.slice(0, script.indexOf("\n(() => {"));
const texts = JSON.parse(page.match(/<script type="application\/json" id="words">([^]*?)<\/script>/)[1]);
const [ofRecords, ofWords, inSentences] =
  new Function(`${reading}; return [explorerRecords, explorerWords, explorerSentences];`)();
const records = ofRecords(data);
const { STATES, INSTRUMENTS, parseDay, participation } = records;
const { daysInWords } = inSentences(records, ofWords(texts.words, texts.months));

const cards = JSON.parse(asked).map(([iso3, text, basis]) => {
  const state = STATES.find((one) => one.iso3 === iso3);
  const day = parseDay(text);
  return INSTRUMENTS.map(({ code }, i) => {
    const found = participation(state, i, day, basis);
    return [code, found.status, daysInWords(found, day).join("; ")];
  });
});
process.stdout.write(JSON.stringify(cards));
