(() => {
const DATA = JSON.parse(document.getElementById("data").textContent);
const {
  STATUSES, STATES, INSTRUMENTS, ACTIONS, CHANGES, iso, clamp, within, spoken, parseDay, addMonths, folded, matches,
  exists, isFormer, participation, total, groupsOf, daysInWords, daysInShort, dayToSortBy, effectInWords,
} = explorerRecords(DATA);
const WORDS = {
  in_force: "in force", consented: "consented, not yet in force", signed: "signed only", ended: "ended", not_bound: "not bound",
};
const LANGUAGES = { ar: "Arabic", en: "English", es: "Spanish", fr: "French", ru: "Russian", zh: "Chinese" };
const NO_GROUP = "no group";
const NOT_KNOWN = "not known";
const DISPUTED = new Set(DATA.disputes.map(([state, instrument]) => `${state} ${instrument}`));
const byId = (id) => document.getElementById(id);
const collator = new Intl.Collator("en");

/** The status in words; of a deposit without a known day of effect it is not said that it is not yet in force. */
const statusInWords = ({ status, spell, kept }) => (kept ? "on the depositary's list" : listedOrNot(status, spell));
const listedOrNot = (status, spell) =>
  (status === "consented" && spell.effect === null ? "consented" : WORDS[status]);

// The view, and the link that restores it

const initial = () => ({
  day: DATA.last, basis: "consent", on: 0, statuses: new Set(STATUSES), group: "", find: "", sort: "name", state: null,
});
let view = initial();
const COLUMNS = ["name", "iso3", ...(DATA.groups.length ? ["group"] : []), ...INSTRUMENTS.map(({ code }) => code)];

function toHash() {
  const parts = new URLSearchParams({ day: iso(view.day), basis: view.basis });
  if (INSTRUMENTS.length) parts.set("on", INSTRUMENTS[view.on].code);
  if (view.statuses.size < STATUSES.length) parts.set("status", STATUSES.filter((s) => view.statuses.has(s)).join(","));
  if (view.group) parts.set("group", view.group);
  if (view.find) parts.set("find", view.find);
  if (view.sort !== "name") parts.set("sort", view.sort);
  if (view.state !== null) parts.set("state", STATES[view.state].iso3);
  return `#${parts}`;
}

/** Read a link; whatever in it cannot be understood is left at its default. */
function fromHash(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const read = initial();
  const day = parseDay(parts.get("day") ?? "");
  if (day !== null) read.day = clamp(day);
  if (parts.get("basis") === "in_force") read.basis = "in_force";
  read.on = Math.max(0, INSTRUMENTS.findIndex(({ code }) => code === parts.get("on")));
  if (parts.has("status")) {
    const wanted = parts.get("status").split(",");
    read.statuses = new Set(STATUSES.filter((status) => wanted.includes(status)));
  }
  if ([...DATA.groups, NOT_KNOWN, NO_GROUP].includes(parts.get("group"))) read.group = parts.get("group");
  read.find = parts.get("find") ?? "";
  if (COLUMNS.includes(parts.get("sort"))) read.sort = parts.get("sort");
  const state = STATES.findIndex(({ iso3 }) => iso3 === parts.get("state"));
  if (state >= 0) read.state = state;
  return read;
}

let saving = null;
function saveHash() {
  byId("link").setAttribute("href", toHash());
  clearTimeout(saving);
  saving = setTimeout(() => history.replaceState(null, "", toHash()), 250);
}

function update(change) {
  Object.assign(view, change);
  draw();
}

// Drawing

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (value !== null) node.setAttribute(name, value);
  node.append(...children);
  return node;
}
const hidden = (text) => el("span", { class: "hidden" }, text);
const mark = (status) => el("span", { class: `mark ${status}`, "aria-hidden": "true" });
const spokenMark = (own) =>
  el("span", { class: `mark ${own.status}`, role: "img", "aria-label": statusInWords(own) });
const heads = (...names) => el("tr", {}, ...names.map((name) => el("th", { scope: "col" }, name)));
const words = (kind) => kind.replaceAll("_", " ");
const plural = (count, one, many) => `${count} ${count === 1 ? one : many}`;

const tiles = new Map();
const rows = new Map();
let rover = null;

/** Every participant of the day, with what the filters need to know of it. */
function facts() {
  const query = folded(view.find);
  return STATES.filter((state) => exists(state, view.day, view.basis)).map((state) => {
    const standing = INSTRUMENTS.map((_, i) => participation(state, i, view.day, view.basis));
    const groups = groupsOf(state, view.day);
    if (!groups.length) groups.push(NO_GROUP);
    const found = (!view.group || groups.includes(view.group)) && matches(state, query);
    const status = standing.length ? standing[view.on].status : "not_bound";
    return { state, standing, group: groups[0], status, found, shown: found && view.statuses.has(status) };
  });
}

function draw() {
  const all = facts();
  drawDay();
  drawTotals();
  drawFilters(all);
  drawMap(all);
  drawTable(all);
  drawPanel();
  announce(all);
  saveHash();
}

function drawDay() {
  byId("spoken").textContent = spoken(view.day);
  byId("day").value = iso(view.day);
  byId("day-error").hidden = true;
  const slider = byId("slider");
  slider.value = view.day;
  slider.setAttribute("aria-valuetext", spoken(view.day));
  for (const radio of document.getElementsByName("basis")) radio.checked = radio.value === view.basis;
  for (const button of document.querySelectorAll("[data-step]")) {
    button.setAttribute("aria-disabled", String(stepped(button.dataset.step) === view.day));
  }
}

function stage(instrument) {
  if (instrument.adopted !== null && view.day < instrument.adopted) return "not yet adopted";
  if (instrument.inForce === null) return "not in force";
  return view.day < instrument.inForce ? "not yet in force" : `in force ${iso(instrument.inForce)}`;
}

function drawTotals() {
  byId("totals-title").textContent =
    `Parties on ${spoken(view.day)}, ${view.basis === "consent" ? "by deposit of consent" : "by entry into force"}`;
  INSTRUMENTS.forEach((instrument, i) => {
    const card = byId("totals").children[i];
    card.querySelector("input").checked = i === view.on;
    const count = total(i, view.day, view.basis);
    card.querySelector(".count").textContent = count ?? "?";
    card.querySelector(".stage").textContent = count === null ? "no rule of effect" : stage(instrument);
  });
}

function drawFilters(all) {
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const { found, status } of all) if (found) counts[status] += 1;
  for (const label of byId("statuses").children) {
    const { status } = label.dataset;
    label.querySelector("input").checked = view.statuses.has(status);
    label.querySelector(".tally").textContent = counts[status];
  }
  byId("group").value = view.group;
  if (byId("find").value !== view.find) byId("find").value = view.find;
  const filtered = view.group || view.find || view.statuses.size < STATUSES.length;
  byId("clear").setAttribute("aria-disabled", String(!filtered));
  if (!INSTRUMENTS.length) return;
  byId("status-of").textContent = INSTRUMENTS[view.on].name;
  byId("reading").textContent = reading(all.length);
}

function reading(participants) {
  const count = total(view.on, view.day, view.basis);
  if (count === null) return `No rule says when ${INSTRUMENTS[view.on].name} takes effect; count from deposit.`;
  const share = participants ? ((100 * count) / participants).toFixed(1) : "0.0";
  return `${plural(count, "party", "parties")}: ${share} % of the ${plural(participants, "possible participant", "possible participants")} of `
    + (view.basis === "consent"
      ? "the day. A state counts from its deposit, as the UN counts parties: in force for it, or consented."
      : "the day. A state counts once the instrument is in force for it; those that only consented do not count yet.");
}

function drawMap(all) {
  const here = new Map(all.map((fact) => [fact.state.place, fact]));
  let beside = 0;
  for (const [place, tile] of tiles) {
    const fact = here.get(place);
    const state = STATES[place];
    tile.hidden = !fact && state.tile === null;
    tile.disabled = !fact;
    tile.className = `tile ${!fact ? "absent" : fact.shown ? fact.status : "out"}`;
    if (!fact) continue;
    if (state.tile === null) beside += 1;
    const own = fact.standing[view.on];
    const said = own ? [statusInWords(own), ...daysInWords(own, view.day)] : [WORDS.not_bound];
    const label = `${state.iso3}, ${state.name}: ${[...said, ...(fact.shown ? [] : ["filtered out"])].join("; ")}`;
    for (const name of ["aria-label", "title"]) tile.setAttribute(name, label);
    tile.setAttribute("aria-pressed", String(place === view.state));
  }
  byId("beside").hidden = beside === 0;
  if (!here.has(rover)) rove([...here.keys()].find((place) => STATES[place].tile) ?? null);
}

/** Make a tile the one at which the Tab key enters the map. */
function rove(place) {
  if (tiles.has(rover)) tiles.get(rover).tabIndex = -1;
  rover = place;
  if (tiles.has(rover)) tiles.get(rover).tabIndex = 0;
}

const sortKey = { name: (fact) => fact.state.name, iso3: (fact) => fact.state.iso3, group: (fact) => fact.group };

function sorted(shown) {
  const key = sortKey[view.sort];
  const byName = (a, b) => collator.compare(a.state.name, b.state.name);
  if (key) return shown.sort((a, b) => collator.compare(key(a), key(b)) || byName(a, b));
  const column = INSTRUMENTS.findIndex(({ code }) => code === view.sort);
  const rank = (fact) => STATUSES.indexOf(fact.standing[column].status);
  const since = (fact) => dayToSortBy(fact.standing[column], view.basis);
  return shown.sort((a, b) => rank(a) - rank(b) || since(a) - since(b) || byName(a, b));
}

function drawTable(all) {
  const shown = sorted(all.filter((fact) => fact.shown));
  byId("listed").textContent = `${shown.length} of ${plural(all.length, "state", "states")} listed.`;
  byId("dates-mean").textContent = "Each day is named: deposit of consent (of a succession: its notification), entry "
    + "into force for the state, signature, end. \u2020: sources differ.";
  for (const head of byId("table").querySelectorAll("th[data-sort]")) {
    const { sort } = head.dataset;
    if (sort === view.sort) head.setAttribute("aria-sort", "ascending");
    else head.removeAttribute("aria-sort");
    head.classList.toggle("chosen", INSTRUMENTS.length > 0 && sort === INSTRUMENTS[view.on].code);
  }
  const body = byId("table").tBodies[0];
  const drawn = shown.map(drawRow);
  if (drawn.length !== body.rows.length || drawn.some((row, i) => row !== body.rows[i])) body.replaceChildren(...drawn);
}

function drawRow(fact) {
  const row = rows.get(fact.state.place);
  row.classList.toggle("open", fact.state.place === view.state);
  const cells = [...row.cells].slice(-INSTRUMENTS.length || row.cells.length);
  if (DATA.groups.length) row.cells[2].textContent = fact.group;
  fact.standing.forEach((own, i) => {
    const cell = cells[i];
    const days = daysInShort(own, view.day);
    const said = daysInWords(own, view.day).join("; ");
    const key = `${own.status} ${said}`;
    cell.classList.toggle("chosen", i === view.on);
    if (cell.dataset.key === key) return;
    cell.dataset.key = key;
    const disputed = DISPUTED.has(`${fact.state.place} ${i}`);
    const dagger = disputed ? el("span", { role: "img", "aria-label": "disputed" }, "\u2020") : "";
    cell.title = said;
    cell.replaceChildren(spokenMark(own), el("span", { class: "days" }, ...days.map(([word, day], line) =>
      el("span", { class: "day" }, `${word} `, el("span", { class: "date" }, day), line ? "" : dagger))),
      days.length ? "" : dagger);
  });
  return row;
}

let speaking = null;
function announce(all) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const totals = INSTRUMENTS.map(({ code }, i) => `${code} ${total(i, view.day, view.basis) ?? "unknown"}`);
    const listed = all.filter((fact) => fact.shown).length;
    byId("announce").textContent =
      `${byId("totals-title").textContent}: ${totals.join(", ")}. ${plural(listed, "state", "states")} listed.`;
  }, 500);
}

// The panel of one state

/** Number the sources as they are cited, so that a list of them can be at the end. */
class Sources {
  numbers = new Map();

  cite(text) {
    if (!this.numbers.has(text)) this.numbers.set(text, this.numbers.size + 1);
    return el("span", { class: "cited" }, hidden("source "), `[${this.numbers.get(text)}]`);
  }

  list() {
    return el("ol", { class: "sources" }, ...[...this.numbers.keys()].map((text) => el("li", {}, DATA.texts[text])));
  }
}

function drawPanel() {
  const panel = byId("panel");
  document.body.classList.toggle("with-panel", view.state !== null);
  panel.hidden = view.state === null;
  if (panel.hidden) return;
  const state = STATES[view.state];
  const sources = new Sources();
  const scrolled = panel.dataset.state === state.iso3 ? panel.scrollTop : 0;
  const focused = panel.contains(document.activeElement) ? document.activeElement.id : "";
  panel.replaceChildren(
    el("div", { class: "panel-head" },
      el("h2", { id: "panel-title", tabindex: "-1" }, state.name),
      el("button", { type: "button", id: "close", "aria-label": `Close ${state.name}` }, "Close")),
    ...about(state, sources), ...standing(state), ...acts(state, sources), ...statements(state, sources),
    ...disputes(state, sources), ...outreach(state, sources),
    el("h3", {}, "Sources"), sources.list(),
  );
  panel.dataset.state = state.iso3;
  panel.scrollTop = scrolled;
  if (focused) byId(focused)?.focus();
}

const uncertain = (evidence) => (evidence === "verified" ? "" : ` (${evidence})`);

function about(state, sources) {
  const life = [
    state.from !== null ? `from ${spoken(state.from)}` : "", state.until !== null ? `until ${spoken(state.until)}` : "",
  ].filter(Boolean).join(" ");
  const facts = [state.iso3, { other: "", former: "former state" }[state.kind] ?? words(state.kind)];
  facts.push(...groupsOf(state, view.day));
  if (state.member) facts.push(`UN member ${state.member}`);
  if (life) facts.push(`participant in the depositary's practice ${life}`);
  if (state.successorOf.length) facts.push(`successor of ${state.successorOf.join(", ")}`);
  const named = Object.entries(state.names).filter(([language]) => language !== "en");
  return [
    el("p", { class: "facts" },
      `${facts.filter(Boolean).join(" \u00b7 ")}${uncertain(state.evidence)} `, sources.cite(state.source)),
    exists(state, view.day, view.basis) ? "" : el("p", { class: "warning" },
      `No participant in the depositary's practice on ${spoken(view.day)}.`),
    state.listedAs && isFormer(state, view.day) && exists(state, view.day, view.basis)
      ? el("p", { class: "warning" }, `${state.listedAs}.`) : "",
    named.length ? el("p", { class: "names" }, ...named.flatMap(([language, name], i) => [
      i ? " \u00b7 " : "", el("bdi", { lang: language, title: LANGUAGES[language] }, name)])) : "",
  ];
}

function standing(state) {
  const { day, basis } = view;
  const found = INSTRUMENTS.map((instrument, i) => ({ instrument, i, ...participation(state, i, day, basis) }));
  const lines = found.map((own) => el("tr", { class: own.i === view.on ? "chosen" : null },
    el("th", { scope: "row" }, own.instrument.code), el("td", {}, mark(own.status), " ", statusInWords(own)),
    el("td", {}, daysInWords(own, day).join("; "))));
  const bound = basis === "consent" ? ["in_force", "consented"] : ["in_force"];
  const gaps = found.filter(({ instrument, status }) => within(day, instrument.adopted) && !bound.includes(status));
  return [
    el("h3", {}, `On ${spoken(day)}`),
    el("table", {}, el("thead", { class: "hidden" }, heads("Instrument", "Status", "When")), el("tbody", {}, ...lines)),
    el("p", { class: "gaps" }, el("strong", {}, "Gaps: "),
      gaps.map(({ instrument }) => instrument.code).join(", ") || "none, of the instruments adopted by then",
      `, ${basis === "consent" ? "counted from deposit" : "counted from entry into force"}.`),
  ];
}

function acts(state, sources) {
  const found = ACTIONS.filter((action) => action.state === state.place)
    .sort((a, b) => a.date - b.date || a.instrument - b.instrument);
  if (!found.length) return [el("h3", {}, "Treaty actions"), el("p", {}, "None.")];
  return [
    el("h3", {}, "Treaty actions"),
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Treaty actions" }, el("table", {},
      el("thead", {}, heads("Date", "To", "Action", "Source")),
      el("tbody", {}, ...found.map((action) => el("tr", { class: action.date > view.day ? "later" : null },
        el("td", { class: "date" }, iso(action.date)), el("td", {}, INSTRUMENTS[action.instrument].code),
        el("td", {}, [words(action.kind) + uncertain(action.evidence), effectInWords(action, view.day),
          action.date > view.day ? "after this day" : "", action.note].filter(Boolean).join("; ")),
        el("td", {}, sources.cite(action.source))))))),
  ];
}

function section(title, items) {
  return items.length ? [el("h3", {}, title), el("ul", {}, ...items.map((item) => el("li", {}, ...item)))] : [];
}

function statements(state, sources) {
  return section("Statements", DATA.statements.filter(([place]) => place === state.place).map(
    ([, instrument, statement, made, withdrawn, objectedTo, source]) => [
      [`${INSTRUMENTS[instrument]?.code ?? "The treaty"}: ${statement}`, made === null ? "" : iso(made),
        objectedTo ? `to that of ${objectedTo}` : "", withdrawn === null ? "" : `withdrawn ${iso(withdrawn)}`,
      ].filter(Boolean).join(", "), " ", sources.cite(source)]));
}

const dispute = ([, instrument, , held, alternative, source, weight, note], sources) => [
  el("strong", {}, INSTRUMENTS[instrument]?.code ?? ""), ` Held here: ${held}. Otherwise: ${alternative} `,
  sources ? sources.cite(source) : `(${DATA.texts[source]})`, ` (${weight} evidence)${note ? `; ${note}` : ""}.`];

function disputes(state, sources) {
  return section("Disputed between sources",
    DATA.disputes.filter(([place]) => place === state.place).map((found) => dispute(found, sources)));
}

function outreach(state, sources) {
  return section("Outreach", DATA.targets.filter(([place]) => place === state.place).map(([, act, codes, designation]) => {
    const [kind, start, end, actors, source] = DATA.acts[act];
    const when = start === end ? iso(start) : `${iso(start)} to ${iso(end)}`;
    return [[words(kind), when, actors, codes.join(", "), designation].filter(Boolean).join(", "), " ", sources.cite(source)];
  }));
}

// Moving about

function openPanel(place) {
  stopPlaying();
  update({ state: place });
  byId("panel-title").focus();
}

function closePanel() {
  const tile = tiles.get(view.state);
  const button = rows.get(view.state)?.querySelector("button");
  update({ state: null });
  (tile && !tile.disabled ? tile : button?.isConnected ? button : byId("slider")).focus();
}

/** The nearest tile in a direction: straight ahead in its row or column if there is one, else the least far aside. */
function neighbour(place, [dx, dy]) {
  const [x, y] = STATES[place].tile;
  let best = null;
  let least = Infinity;
  for (const [other, tile] of tiles) {
    if (tile.disabled || STATES[other].tile === null) continue;
    const [ox, oy] = STATES[other].tile;
    const ahead = (ox - x) * dx + (oy - y) * dy;
    const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
    const distance = ahead + 3 * aside;
    if (ahead > 0 && aside <= 2 * ahead && distance < least) [best, least] = [other, distance];
  }
  return best;
}

function onTileKey(event) {
  const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  const place = Number(event.target.closest(".tile")?.dataset.place);
  if (!(event.key in ways) || event.altKey || event.ctrlKey || event.metaKey || !STATES[place]?.tile) return;
  event.preventDefault();
  tiles.get(neighbour(place, ways[event.key]) ?? place).focus();
}

function stepped(step) {
  const sign = step[0] === "-" ? -1 : 1;
  const days = CHANGES[view.basis];
  switch (step.slice(1)) {
    case "day": return clamp(view.day + sign);
    case "month": return clamp(addMonths(view.day, sign));
    case "year": return clamp(addMonths(view.day, 12 * sign));
    default:
      return (sign < 0 ? days.findLast((day) => day < view.day) : days.find((day) => day > view.day)) ?? view.day;
  }
}

function onSliderKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const back = ["ArrowLeft", "ArrowDown", "PageDown"].includes(event.key);
  const unit = event.shiftKey ? "year" : event.key.startsWith("Page") ? "month" : "day";
  if (!back && !["ArrowRight", "ArrowUp", "PageUp"].includes(event.key)) return;
  event.preventDefault();
  stopPlaying();
  update({ day: stepped(`${back ? "-" : "+"}${unit}`) });
}

function onDay() {
  const day = parseDay(byId("day").value);
  const known = day !== null && day === clamp(day);
  if (known) update({ day });
  else byId("day-error").textContent = `Give a day from ${spoken(DATA.first)} to ${spoken(DATA.last)}.`;
  byId("day-error").hidden = known;
}

let playing = null;
function stopPlaying() {
  clearInterval(playing);
  playing = null;
  byId("play").textContent = "Play";
}

function onPlay() {
  if (playing !== null) {
    stopPlaying();
    return;
  }
  if (view.day >= DATA.last) update({ day: DATA.first });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  byId("play").textContent = "Pause";
  playing = setInterval(() => {
    update({ day: stepped(calm ? "+year" : "+month") });
    if (view.day === DATA.last) stopPlaying();
  }, calm ? 1500 : 120);
}

// Building the page once

function buildTotals() {
  byId("totals").replaceChildren(...INSTRUMENTS.map(({ code, name, title }, i) => el("label", { class: "card", title },
    el("input", { type: "radio", name: "on", value: i, class: "hidden" }),
    el("span", { class: "card-body" }, el("span", { class: "code" }, code), el("span", { class: "count" }),
      el("span", { class: "name" }, name === code ? "" : name), el("span", { class: "stage" })))));
}

function buildFilters() {
  byId("statuses").replaceChildren(...STATUSES.map((status) => el("label", { class: "status", "data-status": status },
    el("input", { type: "checkbox", value: status }), mark(status), `${WORDS[status]} `, el("b", { class: "tally" }))));
  byId("group").replaceChildren(el("option", { value: "" }, "All"),
    ...[...DATA.groups, NOT_KNOWN, NO_GROUP].map((group) => el("option", { value: group }, group)));
  byId("group-label").hidden = DATA.groups.length === 0;
}

function buildMap() {
  for (const { place, iso3, tile } of STATES) {
    const button = el("button", { type: "button", class: "tile", "data-place": place, tabindex: tile && -1 },
      el("span", { class: "iso3" }, iso3), el("span", { class: "mark", "aria-hidden": "true" }));
    tiles.set(place, button);
    if (tile !== null) [button.style.gridColumn, button.style.gridRow] = [tile[0] + 1, tile[1] + 1];
    byId(tile === null ? "beside-tiles" : "map").append(button);
  }
  const across = Math.max(1, ...STATES.map(({ tile }) => (tile ? tile[0] + 1 : 0)));
  byId("map").style.setProperty("--columns", across);
}

function buildTable() {
  const table = byId("table");
  const titles = { name: ["State", "name"], iso3: ["Code", "code"], group: ["Group", "group"] };
  for (const { code, name } of INSTRUMENTS) titles[code] = [code, name];
  table.prepend(el("colgroup", {}, ...COLUMNS.map((column) => el("col", { class: column }))));
  table.style.setProperty("--wide", `${26.5 + 9 * INSTRUMENTS.length}rem`);
  table.tHead.replaceChildren(el("tr", {}, ...COLUMNS.map((column) => el("th", { scope: "col", "data-sort": column },
    el("button", { type: "button", title: `Sort by ${titles[column][1]}` }, titles[column][0])))));
  for (const { place, name, iso3 } of STATES) {
    rows.set(place, el("tr", {},
      el("th", { scope: "row" }, el("button", { type: "button", "data-place": place }, name)), el("td", {}, iso3),
      ...(DATA.groups.length ? [el("td")] : []), ...INSTRUMENTS.map(() => el("td", { class: "cell" }))));
  }
}

function buildAbout() {
  const general = DATA.disputes.filter(([state]) => state === null);
  byId("about").replaceChildren(
    el("h2", {}, "About this page"),
    el("p", {}, `Data ${DATA.data || "without a version"}, to ${spoken(DATA.last)}; made with ccwuniv ${DATA.version}. `
      + "Former participants count, and are shown, on the days on which the depositary's list had them; by entry into "
      + "force, on those on which they could take part. A succession takes "
      + "effect before it is notified, so it counts earlier by entry into force than by deposit."),
    el("h3", {}, "Sources"), el("ul", {}, ...DATA.sources.map((source) => el("li", {}, source))),
    ...section("Disputed between sources, for an instrument as a whole", general.map((found) => dispute(found, null))),
    el("h3", {}, "How to cite"), el("p", { class: "citation" }, DATA.citation),
    el("h3", {}, "Licence"), el("p", {}, DATA.licence));
}

function listen() {
  byId("slider").addEventListener("input", (event) => { stopPlaying(); update({ day: Number(event.target.value) }); });
  byId("slider").addEventListener("keydown", onSliderKey);
  byId("day").addEventListener("change", onDay);
  byId("play").addEventListener("click", onPlay);
  for (const button of document.querySelectorAll("[data-step]")) {
    button.addEventListener("click", () => { stopPlaying(); update({ day: stepped(button.dataset.step) }); });
  }
  for (const radio of document.getElementsByName("basis")) {
    radio.addEventListener("change", () => update({ basis: radio.value }));
  }
  byId("totals").addEventListener("change", (event) => update({ on: Number(event.target.value) }));
  byId("statuses").addEventListener("change", () => update({
    statuses: new Set([...byId("statuses").querySelectorAll("input:checked")].map(({ value }) => value)),
  }));
  byId("group").addEventListener("change", (event) => update({ group: event.target.value }));
  byId("find").addEventListener("input", (event) => update({ find: event.target.value }));
  byId("clear").addEventListener("click", () => update({ statuses: new Set(STATUSES), group: "", find: "" }));
  document.addEventListener("click", (event) => {
    const place = event.target.closest("[data-place]")?.dataset.place;
    const sort = event.target.closest("th[data-sort]")?.dataset.sort;
    if (place !== undefined) openPanel(Number(place));
    else if (sort !== undefined && event.target.closest("button")) update({ sort });
    else if (event.target.closest("#close")) closePanel();
    else if (event.target.closest("#skip")) { event.preventDefault(); byId("table-title").focus(); }
  });
  byId("map").addEventListener("keydown", onTileKey);
  byId("map").addEventListener("focusin", (event) => rove(Number(event.target.dataset.place)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view.state !== null && event.target.id !== "find") closePanel();
  });
  addEventListener("hashchange", (event) => { stopPlaying(); view = fromHash(new URL(event.newURL).hash); draw(); });
}

function start() {
  for (const [name, day] of [["min", DATA.first], ["max", DATA.last]]) {
    byId("slider").setAttribute(name, day);
    byId("day").setAttribute(name, iso(day));
  }
  byId("first-day").textContent = iso(DATA.first);
  byId("last-day").textContent = iso(DATA.last);
  buildTotals();
  buildFilters();
  buildMap();
  buildTable();
  buildAbout();
  listen();
  view = fromHash(location.hash);
  draw();
  const frame = byId("map").parentElement;
  frame.scrollLeft = (tiles.get(view.state)?.offsetLeft ?? 0) - frame.clientWidth / 2;
}

start();
})();
