// The view, and the link that restores it

const initial = () => ({
  day: DATA.last, basis: "consent", on: 0, statuses: new Set(STATUSES), group: "", find: "", sort: "name", state: null,
  otherDay: null, otherState: null, whatIf: [], language: "en",
});
let view = initial();
const COLUMNS = ["name", "iso3", ...(DATA.groups.length ? ["group"] : []), ...INSTRUMENTS.map(({ code }) => code)];
const NO_GROUP = "no group";
const NOT_KNOWN = "not known";

const hypothetical = () => DATA.hypothetical || view.whatIf.length > 0;
const filtered = () => view.group !== "" || view.find !== "" || view.statuses.size < STATUSES.length;
const placeOf = (iso3) => {
  const place = STATES.findIndex((state) => state.iso3 === iso3);
  return place < 0 ? null : place;
};
const instrumentOf = (code) => INSTRUMENTS.findIndex((instrument) => instrument.code === code);

function toHash() {
  const parts = new URLSearchParams(hypothetical() ? { [MARKING]: "yes" } : {});
  parts.set("day", iso(view.day));
  parts.set("basis", view.basis);
  if (INSTRUMENTS.length) parts.set("on", INSTRUMENTS[view.on].code);
  if (view.statuses.size < STATUSES.length) parts.set("status", STATUSES.filter((s) => view.statuses.has(s)).join(","));
  if (view.group) parts.set("group", view.group);
  if (view.find) parts.set("find", view.find);
  if (view.sort !== "name") parts.set("sort", view.sort);
  if (view.state !== null) parts.set("state", STATES[view.state].iso3);
  if (view.otherDay !== null) parts.set("otherday", iso(view.otherDay));
  if (view.otherState !== null) parts.set("otherstate", STATES[view.otherState].iso3);
  if (view.whatIf.length) {
    parts.set("whatif", view.whatIf.map(([state, i]) => `${STATES[state].iso3}.${INSTRUMENTS[i].code}`).join(","));
  }
  if (view.language !== "en") parts.set("language", view.language);
  return `#${parts}`;
}

/** The deposits that a link supposes: those that the law allows, by state. */
function supposedIn(text) {
  const byState = new Map();
  for (const pair of text.split(",")) {
    const [state, instrument] = [placeOf(pair.split(".")[0]), instrumentOf(pair.split(".").slice(1).join("."))];
    if (state === null || instrument < 0) continue;
    byState.set(state, new Set([...(byState.get(state) ?? []), instrument]));
  }
  RECORDS.suppose([]);
  return [...byState].flatMap(([state, instruments]) =>
    (RECORDS.forbidden(state, [...instruments]) ? [] : [...instruments].map((instrument) => [state, instrument])));
}

/** Read a link; whatever in it cannot be understood is left at its default. */
function fromHash(hash) {
  const parts = new URLSearchParams(hash.replace(/^#/, ""));
  const read = initial();
  const day = parseDay(parts.get("day") ?? "");
  if (day !== null) read.day = clamp(day);
  if (parts.get("basis") === "in_force") read.basis = "in_force";
  read.on = Math.max(0, instrumentOf(parts.get("on")));
  if (parts.has("status")) {
    const wanted = parts.get("status").split(",");
    read.statuses = new Set(STATUSES.filter((status) => wanted.includes(status)));
  }
  if ([...DATA.groups, NOT_KNOWN, NO_GROUP].includes(parts.get("group"))) read.group = parts.get("group");
  read.find = parts.get("find") ?? "";
  if (COLUMNS.includes(parts.get("sort"))) read.sort = parts.get("sort");
  read.state = placeOf(parts.get("state"));
  const otherDay = parseDay(parts.get("otherday") ?? "");
  if (otherDay !== null) read.otherDay = clamp(otherDay);
  read.otherState = placeOf(parts.get("otherstate"));
  read.whatIf = supposedIn(parts.get("whatif") ?? "");
  if (parts.get("language") in WORDS.LANGUAGES) read.language = parts.get("language");
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
  if ("whatIf" in change) RECORDS.suppose(view.whatIf);
  if ("language" in change) build();
  draw();
}

/** Take over a whole view, such as that of a link. */
function take(whole) {
  const language = view.language;
  view = whole;
  RECORDS.suppose(view.whatIf);
  if (view.language !== language) build();
  draw();
}

/** Every participant of a day, with what the filters and the columns of the table need to know of it. */
function facts(day = view.day) {
  const query = folded(view.find);
  const columns = columnsShown();
  return STATES.filter((state) => exists(state, day, view.basis)).map((state) => {
    const standing = new Map(columns.map((i) => [i, participation(state, i, day, view.basis)]));
    const groups = groupsOf(state, day);
    const group = DATA.regional.length
      ? groups.find((one) => one === NOT_KNOWN || DATA.regional.includes(one)) : groups[0];
    if (group === undefined) groups.push(NO_GROUP);
    const found = (!view.group || groups.includes(view.group)) && matches(state, query);
    const own = standing.get(view.on);
    const status = own ? own.status : "not_bound";
    return { state, standing, own, group: group ?? NO_GROUP, status, found, shown: found && view.statuses.has(status) };
  });
}

/** The instruments that are columns of the table: all, or of many those around the chosen one. */
function columnsShown() {
  const most = 8;
  const first = INSTRUMENTS.length > most ? Math.floor(view.on / most) * most : 0;
  return INSTRUMENTS.map((_, i) => i).slice(first, first + most);
}
