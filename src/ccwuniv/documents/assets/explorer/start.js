// The page as a whole

function draw() {
  const all = facts();
  drawDay();
  drawTimeline();
  drawTotals();
  drawFilters(all);
  drawSearch();
  drawMap(all);
  drawTable(all);
  drawPanel();
  drawCompare();
  drawWhatIf();
  drawHints();
  drawTitle();
  announce(all);
  saveHash();
}

function drawTitle() {
  const name = INSTRUMENTS.length ? `${nameOf(INSTRUMENTS[0])}: ${word("participation")}` : word("participationInTreaties");
  const title = [DATA.marking, hypothetical() ? MARKING : "", name].filter(Boolean).join(": ");
  const marking = [DATA.marking, hypothetical() ? MARKING : ""].filter(Boolean).join(" \u00b7 ");
  document.body.classList.toggle("marked", marking !== "");
  document.body.dataset.marking = marking;
  byId("title").textContent = title;
  document.title = title;
}

let speaking = null;
function announce(all) {
  clearTimeout(speaking);
  speaking = setTimeout(() => {
    const totals = INSTRUMENTS.map(({ code }, i) =>
      `${code} ${adopted(i, view.day) ? total(i, view.day, view.basis) ?? word("unknown") : word("notYetAdopted")}`);
    byId("announce").textContent = word("announced", {
      title: totalsTitle(), totals: totals.join(", "),
      listed: word("listed", { count: all.filter((fact) => fact.shown).length, all: all.length }),
    });
  }, 500);
}

function buildAbout() {
  const general = DATA.disputes.filter(([state]) => state === null);
  byId("about").replaceChildren(
    el("h2", {}, word("about")),
    el("p", {}, word("aboutData", { version: DATA.data || word("noVersion"), day: spoken(DATA.last), library: DATA.version }), " ",
      word("aboutFormer"), WORDS.language() === "en" ? "" : ` ${word("englishOnly")}`),
    el("h3", {}, word("sources")), el("ul", {}, ...DATA.sources.map((source) => el("li", {}, english(source)))),
    ...section(word("disputesWhole"), general.map((found) => dispute(found, null))),
    el("h3", {}, word("cite")), el("p", { class: "citation" }, english(DATA.citation)),
    el("h3", {}, word("licence")), el("p", {}, english(DATA.licence)));
  byId("footer").textContent = FOOTERS[WORDS.language()].join(" ");
}

/** Make all that depends on the language; what depends on the view is drawn afterwards. */
function build() {
  WORDS.speak(view.language);
  document.documentElement.lang = view.language;
  document.documentElement.dir = view.language === "ar" ? "rtl" : "ltr";
  setWords();
  byId("language").replaceChildren(...Object.entries(WORDS.LANGUAGES).map(([code, name]) => {
    const one = option(code, code === "en" ? name : `${name} (${TEXTS.unofficial[code]})`);
    one.lang = code;
    return one;
  }));
  byId("language").value = view.language;
  byId("unread").hidden = view.language === "en";
  byId("unread").textContent = `${word("unofficial")}. ${UNREAD[view.language]}`;
  buildDays();
  buildTotals();
  buildFilters();
  buildMap();
  buildTable();
  buildActs();
  buildCompare();
  buildWhatIf();
  buildAbout();
}

function onClick(event) {
  const { place, go, withdraw } = event.target.closest("[data-place], [data-go], [data-withdraw]")?.dataset ?? {};
  const sort = event.target.closest("th[data-sort]")?.dataset.sort;
  if (place !== undefined) openPanel(Number(place));
  else if (go !== undefined) update({ day: Number(go) });
  else if (withdraw !== undefined) onWhatIfRemove(Number(withdraw));
  else if (sort !== undefined && event.target.closest("button")) update({ sort });
  else if (event.target.closest("#close")) closePanel();
  else if (event.target.closest("#print")) printSheet();
  else if (event.target.closest("#skip")) { event.preventDefault(); byId("table-title").focus(); }
}

const CLICKS = {
  play: onPlay, csv: saveCsv, svg: saveSvg, png: savePng, copy: copyLink, "what-if-add": onWhatIfAdd,
  clear: () => update({ statuses: new Set(STATUSES), group: "", find: "" }),
  "compare-end": () => update({ otherDay: null, otherState: null }),
  "what-if-end": () => { update({ whatIf: [] }); drawChoices(); },
};

function listen() {
  byId("slider").addEventListener("input", (event) => { stopPlaying(); update({ day: Number(event.target.value) }); });
  byId("slider").addEventListener("keydown", onSliderKey);
  byId("day").addEventListener("change", () => takeDay(byId("day"), (day) => update({ day })));
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
  byId("find").addEventListener("input", onFind);
  byId("find").addEventListener("keydown", onFindKey);
  byId("find").addEventListener("focus", drawSearch);
  byId("find").addEventListener("blur", () => setTimeout(drawSearch, 150));
  byId("language").addEventListener("change", (event) => update({ language: event.target.value }));
  byId("other-day").addEventListener("change", () => {
    if (byId("other-day").value === "") update({ otherDay: null });
    else takeDay(byId("other-day"), (otherDay) => update({ otherDay }));
  });
  byId("other-state").addEventListener("change", ({ target }) =>
    update({ otherState: target.value === "" ? null : Number(target.value) }));
  byId("what-if-state").addEventListener("change", drawChoices);
  for (const [id, act] of Object.entries(CLICKS)) byId(id).addEventListener("click", act);
  document.addEventListener("click", onClick);
  byId("map").addEventListener("keydown", onTileKey);
  byId("map").addEventListener("focusin", (event) => rove(Number(event.target.dataset.place)));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && view.state !== null && event.target.id !== "find") closePanel();
  });
  addEventListener("hashchange", (event) => { stopPlaying(); take(fromHash(new URL(event.newURL).hash)); });
  addEventListener("resize", drawHints);
}

function start() {
  for (const node of [byId("main"), byId("skip"), document.querySelector(".language")]) node.hidden = false;
  view = fromHash(location.hash);
  RECORDS.suppose(view.whatIf);
  build();
  listen();
  draw();
  const frame = byId("map").parentElement;
  frame.scrollLeft = (tiles.get(view.state)?.offsetLeft ?? 0) - frame.clientWidth / 2;
}

start();
