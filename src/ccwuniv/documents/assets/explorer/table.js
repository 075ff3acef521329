// The table of states

const rows = new Map();
let built = "";
const collators = {};
const collator = () => (collators[WORDS.language()] ??= new Intl.Collator(WORDS.language()));

function buildTable() {
  const columns = columnsShown();
  built = columns.join();
  const table = byId("table");
  const named = { name: [word("state")], iso3: [word("code")], group: [word("group")] };
  for (const { code, ...instrument } of INSTRUMENTS) named[code] = [code, nameOf(instrument)];
  const shown = COLUMNS.filter((column) => column in { name: 0, iso3: 0, group: 0 } || columns.includes(instrumentOf(column)));
  table.querySelector("colgroup")?.remove();
  table.prepend(el("colgroup", {}, ...shown.map((column) => el("col", { class: column }))));
  table.style.setProperty("--wide", `${17.7 + 7.2 * columns.length}rem`);
  table.tHead.replaceChildren(el("tr", {}, ...shown.map((column) => el("th", { scope: "col", "data-sort": column },
    el("button", { type: "button", title: word("sortBy", { name: named[column].at(-1) }) }, named[column][0])))));
  rows.clear();
  for (const state of STATES) {
    rows.set(state.place, el("tr", {},
      el("th", { scope: "row" }, el("button", { type: "button", "data-place": state.place }, nameOf(state))),
      el("td", {}, state.iso3), ...(DATA.groups.length ? [el("td")] : []), ...columns.map(() => el("td", { class: "cell" }))));
  }
}

const sortKey = { name: (fact) => nameOf(fact.state), iso3: (fact) => fact.state.iso3, group: (fact) => WORDS.group(fact.group) };

function sorted(shown) {
  const key = sortKey[view.sort];
  const byName = (a, b) => collator().compare(nameOf(a.state), nameOf(b.state));
  if (key) return shown.sort((a, b) => collator().compare(key(a), key(b)) || byName(a, b));
  const column = instrumentOf(view.sort);
  const own = new Map(shown.map((fact) => [fact, fact.standing.get(column)
    ?? participation(fact.state, column, view.day, view.basis)]));
  const rank = (fact) => STATUSES.indexOf(own.get(fact).status);
  const since = (fact) => dayToSortBy(own.get(fact), view.basis);
  return shown.sort((a, b) => rank(a) - rank(b) || since(a) - since(b) || byName(a, b));
}

function drawTable(all) {
  if (built !== columnsShown().join()) buildTable();
  const shown = sorted(all.filter((fact) => fact.shown));
  byId("listed").textContent = word("listed", { count: shown.length, all: all.length });
  const columns = columnsShown();
  byId("columns").textContent = columns.length === INSTRUMENTS.length ? ""
    : word("columnsShown", { first: columns[0] + 1, last: columns.at(-1) + 1, all: INSTRUMENTS.length });
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
  if (DATA.groups.length) row.cells[2].textContent = WORDS.group(fact.group);
  const cells = [...row.cells].slice(DATA.groups.length ? 3 : 2);
  [...fact.standing].forEach(([i, own], place) => drawCell(cells[place], own, i, fact.state));
  return row;
}

function drawCell(cell, own, i, state) {
  const open = adopted(i, view.day);
  const days = daysInShort(own, view.day);
  const said = open ? daysInWords(own, view.day).join(semicolon()) : word("notYetAdopted");
  const key = `${own.status} ${said}`;
  cell.classList.toggle("chosen", i === view.on);
  if (cell.dataset.key === key) return;
  cell.dataset.key = key;
  const dagger = DISPUTED.has(`${state.place} ${i}`) ? el("span", { role: "img", "aria-label": word("disputed") }, DAGGER) : "";
  cell.title = said;
  cell.replaceChildren(spokenMark(own), el("span", { class: "days" }, ...days.map(([name, day], line) =>
    el("span", { class: "day" }, `${name} `, el("bdi", { class: "date" }, day), line ? "" : dagger))),
    days.length ? "" : dagger);
}
