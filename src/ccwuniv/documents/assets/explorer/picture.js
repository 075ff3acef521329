// The map as a picture that may travel alone: with its title, day, source and footer, and with its marking

const COLOURS = {
  in_force: ["#0b4f8a", "#ffffff"], consented: ["#a9cdf0", "#1b1f24"], signed: ["#f6dfa0", "#1b1f24"],
  ended: ["#5f6670", "#ffffff"], not_bound: ["#ffffff", "#1b1f24"], out: ["#ffffff", "#68707a"],
};
const FONT = 'system-ui, "Noto Sans", "Noto Sans Arabic", "Noto Sans CJK SC", sans-serif';
const TILE = 34;
const EDGE = 28;

/** Break a text into lines of about so many pixels; characters of Chinese are as wide as they are high. */
function wrapped(text, width, size) {
  const wide = (piece) => [...piece].reduce((sum, letter) => sum + (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.54), 0) * size;
  const lines = [""];
  for (const piece of text.match(/[\u2e80-\uffef]|[^\s\u2e80-\uffef]+\s*|\s+/g) ?? []) {
    if (lines.at(-1) && wide(lines.at(-1) + piece.trimEnd()) > width) lines.push("");
    lines[lines.length - 1] += piece;
  }
  return lines.map((line) => line.trim());
}

/** The sources of the map: of what is shipped, the depositary's table of the instrument shown. */
const sourceLine = () => word("pictureSource", {
  source: `${(INSTRUMENTS[view.on]?.sources ?? []).join("; ") || word("noVersion")}. ccwuniv ${DATA.version}, ${DATA.data || word("noVersion")}`,
});

function filtersInWords() {
  const statuses = view.statuses.size < STATUSES.length
    ? STATUSES.filter((status) => view.statuses.has(status)).map((status) => word(status)).join(", ") || word("noOther") : "";
  return [view.group ? `${word("group")}: ${WORDS.group(view.group)}` : "", view.find ? `${word("state")}: ${view.find}` : "",
    statuses ? `${word("status")}: ${statuses}` : ""].filter(Boolean).join(". ");
}

/** The map of a day as SVG, with nothing beside it that it needs. */
function picture(day) {
  const all = facts(day);
  const wide = across() * TILE + 2 * EDGE;
  const rtl = WORDS.language() === "ar";
  const start = rtl ? wide - EDGE : EDGE;
  const parts = [];
  let y = EDGE;
  const text = (words, size, more = {}) => drawing("text",
    { x: start, y, "font-size": size, fill: "#1b1f24", ...(rtl ? { direction: "rtl" } : {}), ...more }, words);
  const paragraph = (words, size, more) => {
    for (const line of wrapped(words, wide - 2 * EDGE, size)) {
      y += size * 1.3;
      parts.push(text(line, size, more));
    }
  };
  const name = INSTRUMENTS.length ? nameOf(INSTRUMENTS[view.on]) : "";
  const open = INSTRUMENTS.length > 0 && adopted(view.on, day);
  if (hypothetical()) paragraph(`${MARKING}. ${word("hypotheticalNote")}`, 17, { "font-weight": 700, fill: "#a31515" });
  paragraph(`${name}: ${spoken(day)}`, 22, { "font-weight": 700 });
  paragraph(open ? `${totalsTitle(day)}: ${counted(view.on, day)}`
    : INSTRUMENTS.length ? word("readingNotAdopted", { name, day: spoken(INSTRUMENTS[view.on].adopted) }) : "", 15);
  if (filtersInWords()) paragraph([`${filtersInWords()}.`, ...(open ? amongFound(all) : [])].join(" "), 15);
  y += 14;
  const top = y;
  const square = (x, above, fact) => {
    const status = fact.shown ? fact.status : "out";
    const [back, ink] = COLOURS[status];
    return drawing("g", {},
      drawing("title", {}, `${nameOf(fact.state)}: ${open ? statusInWords(fact.own) : word("notYetAdopted")}`),
      drawing("rect", { x: x + 1, y: above + 1, width: TILE - 2, height: TILE - 2, rx: 3, fill: back, stroke: "#767e88",
        ...(["signed", "out"].includes(status) ? { "stroke-dasharray": "3 2" } : {}) }),
      drawing("text", { x: x + TILE / 2, y: above + 15, "font-size": 11.5, "font-weight": 600, "text-anchor": "middle",
        fill: ink }, fact.state.iso3),
      ...marked(status, x + TILE / 2, above + 24, ink));
  };
  const placed = all.filter(({ state }) => state.tile);
  parts.push(...placed.map((fact) => square(EDGE + fact.state.tile[0] * TILE, top + fact.state.tile[1] * TILE, fact)));
  y = top + TILE * (1 + Math.max(0, ...placed.map(({ state }) => state.tile[1])));
  const beside = all.filter(({ state }) => !state.tile);
  if (beside.length) {
    paragraph(word("beside"), 15);
    y += 4;
    const each = across();
    parts.push(...beside.map((fact, i) => square(EDGE + (i % each) * TILE, y + Math.floor(i / each) * TILE, fact)));
    y += TILE * Math.ceil(beside.length / each);
  }
  y += 12;
  if (open) {
    const counts = Object.groupBy(all.filter(({ shown }) => shown), ({ status }) => status);
    for (const status of STATUSES.filter((one) => view.statuses.has(one))) {
      y += 22;
      const [back, ink] = COLOURS[status];
      const x = rtl ? wide - EDGE - 16 : EDGE;
      parts.push(drawing("rect", { x, y: y - 13, width: 16, height: 16, rx: 2, fill: back, stroke: "#767e88",
        ...(status === "signed" ? { "stroke-dasharray": "3 2" } : {}) }), ...marked(status, x + 8, y - 5, ink),
        text(`${word(status)}: ${counts[status]?.length ?? 0}`, 15, { x: rtl ? x - 8 : x + 24 }));
    }
  }
  y += 8;
  paragraph(sourceLine(), 13, { fill: "#454c55" });
  for (const line of [...FOOTERS[WORDS.language()]]) paragraph(line, 13, { fill: "#454c55" });
  if (hypothetical()) parts.push(...watermark(wide, top, y));
  const tall = Math.ceil(y + EDGE);
  return drawing("svg", {
    xmlns: "http://www.w3.org/2000/svg", width: wide, height: tall, viewBox: `0 0 ${wide} ${tall}`, "font-family": FONT,
    role: "img", "aria-label": `${hypothetical() ? `${MARKING}. ` : ""}${name}: ${spoken(day)}`, lang: WORDS.language(),
  }, drawing("rect", { width: wide, height: tall, fill: "#ffffff" }), ...parts);
}

/** The mark of a status, so that it needs no colour: full, half, ring, cross, and none. */
function marked(status, x, y, ink) {
  if (status === "in_force") return [drawing("circle", { cx: x, cy: y, r: 4, fill: ink })];
  if (status === "signed") return [drawing("circle", { cx: x, cy: y, r: 3.5, fill: "none", stroke: ink, "stroke-width": 1.5 })];
  if (status === "consented") {
    return [drawing("circle", { cx: x, cy: y, r: 3.5, fill: "none", stroke: ink, "stroke-width": 1.5 }),
      drawing("path", { d: `M${x} ${y - 3.5}A3.5 3.5 0 0 0 ${x} ${y + 3.5}Z`, fill: ink })];
  }
  if (status !== "ended") return [];
  return [drawing("path", { d: `M${x - 4} ${y - 4}L${x + 4} ${y + 4}M${x + 4} ${y - 4}L${x - 4} ${y + 4}`, stroke: ink, "stroke-width": 1.8 })];
}

function watermark(wide, top, foot) {
  const lines = [0.25, 0.55, 0.85].map((part) => top + (foot - top) * part);
  return lines.map((y) => drawing("text", {
    x: wide / 2, y, "font-size": Math.round(wide / 8.5), "font-weight": 800, fill: "#a31515", "fill-opacity": 0.2,
    "text-anchor": "middle", transform: `rotate(-12 ${wide / 2} ${y})`,
  }, MARKING));
}
