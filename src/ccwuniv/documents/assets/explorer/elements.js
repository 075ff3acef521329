// Elements of the page. Text goes in as text alone, never as markup.

const byId = (id) => document.getElementById(id);
const DATA = JSON.parse(byId("data").textContent);
const { words: TEXTS, months: MONTHS, footers: FOOTERS, unread: UNREAD } = JSON.parse(byId("words").textContent);
const RECORDS = explorerRecords(DATA);
const {
  STATUSES, STATES, INSTRUMENTS, ACTIONS, iso, clamp, within, parseDay, addMonths, folded, matches, exists, isFormer,
  participation, total, adopted, groupsOf, dayToSortBy,
} = RECORDS;
const WORDS = explorerWords(TEXTS, MONTHS);
const { word, spoken, nameOf } = WORDS;
const { statusInWords, daysInWords, daysInShort, effectInWords } = explorerSentences(RECORDS, WORDS);
const MARKING = "HYPOTHETICAL";
const DAGGER = "\u2020";
const DISPUTED = new Set(DATA.disputes.map(([state, instrument]) => `${state} ${instrument}`));

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
const drawing = (tag, attributes = {}, ...children) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children);

const hidden = (text) => el("span", { class: "hidden" }, text);
const mark = (status) => el("span", { class: `mark ${status}`, "aria-hidden": "true" });
const spokenMark = (own) => el("span", { class: `mark ${own.status}`, role: "img", "aria-label": statusInWords(own) });
const heads = (...names) => el("tr", {}, ...names.map((name) => el("th", { scope: "col" }, name)));
const option = (value, text) => el("option", { value }, text);
const joined = (nodes, between) => nodes.flatMap((node, i) => (i ? [between, node] : [node]));
/** What separates parts of a sentence. */
const semicolon = () => ({ ar: "\u061b ", fr: "\u202f; ", zh: "\uff1b" })[WORDS.language()] ?? "; ";
/** What the data hold in English alone. */
const english = (text) => (WORDS.language() === "en" ? text : el("bdi", { lang: "en" }, text));

/** A link to the depositary's page of an instrument; the text alone where no page is known. */
function atDepositary(instrument, text) {
  const page = INSTRUMENTS[instrument ?? 0]?.page;
  return page ? el("a", { href: page, rel: "external noreferrer", target: "_blank" }, text) : text;
}

/** Put the words of the language wherever the page asks for one. */
function setWords() {
  for (const node of document.querySelectorAll("[data-word]")) {
    node.textContent = word(node.dataset.word, { sign: node.dataset.sign ?? "" });
  }
  for (const node of document.querySelectorAll("[data-word-label]")) {
    node.setAttribute("aria-label", word(node.dataset.wordLabel));
  }
  for (const node of document.querySelectorAll("[data-word-placeholder]")) {
    node.placeholder = word(node.dataset.wordPlaceholder);
  }
}
