// The card of one state, which is also the sheet that is printed

/** Number the sources as they are cited, so that a list of them can be at the end. */
class Sources {
  numbers = new Map();

  cite(text) {
    if (text === null) return "";
    if (!this.numbers.has(text)) this.numbers.set(text, this.numbers.size + 1);
    return el("span", { class: "cited" }, hidden(`${word("source")} `), `[${this.numbers.get(text)}]`);
  }

  list() {
    return el("ol", { class: "sources" }, ...[...this.numbers.keys()].map((text) => el("li", {}, english(DATA.texts[text]))));
  }
}

function drawPanel() {
  const panel = byId("panel");
  document.body.classList.toggle("with-panel", view.state !== null);
  panel.hidden = view.state === null;
  if (panel.hidden) return;
  const state = STATES[view.state];
  const name = nameOf(state);
  const sources = new Sources();
  const scrolled = panel.dataset.state === state.iso3 ? panel.scrollTop : 0;
  const focused = panel.contains(document.activeElement) ? document.activeElement.id : "";
  panel.replaceChildren(
    el("div", { class: "panel-head" }, el("h2", { id: "panel-title", tabindex: "-1" }, name),
      el("div", { class: "buttons" }, el("button", { type: "button", id: "print" }, word("print")),
        el("button", { type: "button", id: "close", "aria-label": `${word("close")}: ${name}` }, word("close")))),
    ...about(state, sources), ...standing(state), ...acts(state, sources), ...statements(state, sources),
    ...disputes(state, sources), ...outreach(state, sources),
    el("h3", {}, word("sources")), sources.list(), pages());
  panel.dataset.state = state.iso3;
  panel.scrollTop = scrolled;
  if (focused) byId(focused)?.focus();
}

const UNCHECKED = { verified: "", recalled: "recalled", hypothetical: "hypotheticalWord" };
const uncertain = (evidence) => (UNCHECKED[evidence] ? ` (${word(UNCHECKED[evidence])})` : "");

function period(key, from, to) {
  if (from === null) return to === null ? "" : word(`${key}Until`, { to: spoken(to) });
  return to === null ? word(`${key}Since`, { from: spoken(from) })
    : word(`${key}Period`, { from: spoken(from), to: spoken(to) });
}

/** The name of a state by its code; the code where the data do not have it. */
const named = (iso3) => (placeOf(iso3) === null ? iso3 : nameOf(STATES[placeOf(iso3)]));

function about(state, sources) {
  const kind = { former: "kindFormer", observer: "kindObserver", member: "kindMember" }[state.kind];
  const facts = [
    state.iso3, kind ? word(kind) : "", ...groupsOf(state, view.day).map(WORDS.group),
    ...state.member.map(([from, to]) => period("member", from, to)), period("life", state.from, state.until),
    state.successorOf.length ? word("successorOf", { names: state.successorOf.map(named).join(", ") }) : "",
  ];
  const names = Object.entries(state.names).filter(([language]) => language !== WORDS.language());
  return [
    el("p", { class: "facts" }, ...joined(facts.filter(Boolean).map((fact) => el("bdi", {}, fact)), " \u00b7 "),
      `${uncertain(state.evidence)} `, sources.cite(state.source)),
    exists(state, view.day, view.basis) ? ""
      : el("p", { class: "warning" }, word("noParticipant", { day: spoken(view.day) })),
    state.listedAs && isFormer(state, view.day) && exists(state, view.day, view.basis)
      ? el("p", { class: "warning" }, english(`${state.listedAs}.`)) : "",
    names.length ? el("p", { class: "names" }, ...joined(names.map(([language, name]) =>
      el("bdi", { lang: language, title: WORDS.LANGUAGES[language] }, name)), " \u00b7 ")) : "",
  ];
}

/** Each day on which a participation rests, a link to the depositary's page. */
const linkedDays = (own, i, day) => joined(daysInWords(own, day).map((said) => atDepositary(i, said)), semicolon());

function standing(state) {
  const { day, basis } = view;
  const found = INSTRUMENTS.map((instrument, i) => ({ instrument, i, own: participation(state, i, day, basis) }));
  const lines = found.map(({ instrument, i, own }) => el("tr", { class: i === view.on ? "chosen" : null },
    el("th", { scope: "row" }, instrument.code),
    el("td", {}, mark(own.status), " ", adopted(i, day) ? statusInWords(own) : word("notYetAdopted")),
    el("td", {}, ...linkedDays(own, i, day))));
  const gaps = found.filter(({ i, own }) => adopted(i, day) && !isParty(own.status));
  return [
    el("h3", {}, word("onDay", { day: spoken(day) })),
    el("table", { class: "standing" }, el("thead", { class: "hidden" }, heads(word("instrument"), word("status"), word("when"))),
      el("tbody", {}, ...lines)),
    el("p", { class: "gaps" }, word("gaps", {
      codes: gaps.map(({ instrument }) => instrument.code).join(", ") || word("noGaps"),
    }), ` ${word(basis === "consent" ? "gapsDeposit" : "gapsInForce")}`),
  ];
}

function acts(state, sources) {
  const found = ACTIONS.filter((action) => action.state === state.place)
    .sort((a, b) => a.date - b.date || a.instrument - b.instrument);
  const title = el("h3", {}, word("actions"));
  if (!found.length) return [title, el("p", {}, word("none"))];
  return [title,
    el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": word("actions") }, el("table", {},
      el("thead", {}, heads(word("date"), word("instrument"), word("action"), word("source"))),
      el("tbody", {}, ...found.map((action) => el("tr", { class: action.date > view.day ? "later" : null },
        el("td", { class: "date" }, atDepositary(action.instrument, iso(action.date))),
        el("td", {}, INSTRUMENTS[action.instrument].code),
        el("td", {}, [WORDS.listed("action", action.kind) + uncertain(action.evidence), effectInWords(action, view.day),
          action.date > view.day ? word("afterDay") : ""].filter(Boolean).join(semicolon()),
          ...(action.note ? [semicolon(), english(action.note)] : [])),
        el("td", {}, sources.cite(action.source))))))),
  ];
}

function section(title, items) {
  return items.length ? [el("h3", {}, title), el("ul", {}, ...items.map((item) => el("li", {}, ...item)))] : [];
}

function statements(state, sources) {
  return section(word("statements"), DATA.statements.filter(([place]) => place === state.place).map(
    ([, instrument, statement, made, withdrawn, objectedTo, source]) => [
      `${INSTRUMENTS[instrument]?.code ?? word("theTreaty")}: `, atDepositary(instrument, english(statement)),
      ...[made === null ? "" : iso(made), objectedTo ? word("toThatOf", { name: named(objectedTo) }) : "",
        withdrawn === null ? "" : word("withdrawn", { day: iso(withdrawn) })].filter(Boolean).map((part) => `, ${part}`),
      " ", sources.cite(source)]));
}

const WEIGHTS = { weak: "evidenceWeak", fair: "evidenceFair", strong: "evidenceStrong" };

const dispute = ([, instrument, , held, alternative, source, weight, note], sources) => [
  el("strong", {}, INSTRUMENTS[instrument]?.code ?? ""), " ", el("bdi", {}, word("heldHere", { text: held })), " ",
  el("bdi", {}, word("otherwise", { text: alternative })), " ", sources ? sources.cite(source) : english(`(${DATA.texts[source]})`),
  ` (${WEIGHTS[weight] ? word(WEIGHTS[weight]) : weight})`, ...(note ? [semicolon(), english(note)] : []), "."];

function disputes(state, sources) {
  return section(word("disputes"),
    DATA.disputes.filter(([place]) => place === state.place).map((found) => dispute(found, sources)));
}

function outreach(state, sources) {
  return section(word("outreach"), DATA.targets.filter(([place]) => place === state.place).map(([, act, codes, designation]) => [
    `${actInWords(act)}, ${whenInWords(act)}, `, english(DATA.acts[act][3]), ...(DATA.acts[act][3] ? [", "] : []),
    `${codes.join(", ")}, ${word(designation)} `, sources.cite(DATA.acts[act][4])]));
}

/** The depositary's pages, with their addresses for who reads them on paper. */
function pages() {
  const known = INSTRUMENTS.filter((instrument, i) => instrument.page
    && INSTRUMENTS.findIndex(({ page }) => page === instrument.page) === i);
  return el("ul", { class: "pages" }, ...known.map(({ page }) => el("li", {}, el("a",
    { href: page, rel: "external noreferrer", target: "_blank" }, word("depositaryPage", {
      code: INSTRUMENTS.filter((one) => one.page === page).map(({ code }) => code).join(", "),
    })), el("span", { class: "on-paper" }, ` ${page}`))));
}

function openPanel(place) {
  stopPlaying();
  byId("matches").dataset.closed = "yes";
  update({ state: place });
  byId("panel-title").focus();
}

function closePanel() {
  const tile = tiles.get(view.state);
  const button = rows.get(view.state)?.querySelector("button");
  update({ state: null });
  (tile && !tile.disabled ? tile : button?.isConnected ? button : byId("slider")).focus();
}

/** Print the card alone. */
function printSheet() {
  document.body.classList.add("sheet");
  addEventListener("afterprint", () => document.body.classList.remove("sheet"), { once: true });
  print();
}
