// The line of parties over time, and the acts of outreach below it

const [LINE_TOP, LINE_FOOT, ACT_TOP, ACT_FOOT] = [3, 44, 49, 58];
const along = (day) => (1000 * (day - DATA.first)) / Math.max(1, DATA.last - DATA.first);
const actInWords = (act) => {
  const [kind, , , , , planned] = DATA.acts[act];
  return `${WORDS.listed("act", kind)}${planned ? ` (${word("planned")})` : ""}`;
};
const whenInWords = (act) => {
  const [, start, end] = DATA.acts[act];
  return WORDS.forward(start === end ? iso(start) : `${iso(start)} \u2013 ${iso(end)}`);
};
let lined = "";

/** The states that an act reached, some by name. */
function reached(act) {
  const most = 6;
  const names = [...new Set(DATA.targets.filter(([, place]) => place === act).map(([state]) => nameOf(STATES[state])))];
  names.sort(collator().compare);
  const rest = names.length > most ? [word("more", { count: names.length - most })] : [];
  return [...names.slice(0, most), ...rest].join(", ");
}

function buildActs() {
  const order = DATA.acts.map((_, act) => act).sort((a, b) => DATA.acts[a][1] - DATA.acts[b][1]);
  byId("acts").hidden = order.length === 0;
  byId("acts-title").textContent = word("actsList", { count: order.length });
  byId("acts").querySelector("thead").replaceChildren(heads(...["date", "kind", "who", "towards", "source"].map((key) => word(key))));
  byId("acts-rows").replaceChildren(...order.map((act) => {
    const [, start, , actors, source] = DATA.acts[act];
    const day = clamp(start);
    return el("tr", { "data-start": start },
      el("td", { class: "date" }, el("button", { type: "button", "data-go": day, title: word("goTo", { day: spoken(day) }) },
        whenInWords(act))),
      el("td", {}, actInWords(act)), el("td", {}, english(actors)), el("td", {}, reached(act)),
      el("td", {}, english(DATA.texts[source])));
  }));
  const step = DATA.last - DATA.first > 20 * 365 ? 10 : 5;
  const years = [];
  for (let year = asYear(DATA.first) + 1; year <= asYear(DATA.last); year += 1) {
    const place = along(parseDay(`${year}-01-01`));
    if (year % step || place < 100 || place > 900) continue;
    const mark = el("span", { class: place < 270 || place > 730 ? "near" : "" }, String(year));
    mark.style.insetInlineStart = `${place / 10}%`;
    years.push(mark);
  }
  byId("years").replaceChildren(el("span", { class: "first" }, iso(DATA.first)), ...years, el("span", { class: "last" }, iso(DATA.last)));
  lined = "";
}
const asYear = (day) => RECORDS.asDate(day).getUTCFullYear();

function drawTimeline() {
  if (!INSTRUMENTS.length) return;
  const key = [view.on, view.basis, view.language, view.whatIf.join()].join(" ");
  if (lined !== key) {
    lined = key;
    drawLine();
  }
  byId("cursor")?.setAttribute("x1", along(view.day));
  byId("cursor")?.setAttribute("x2", along(view.day));
  for (const row of byId("acts-rows").rows) row.classList.toggle("later", Number(row.dataset.start) > view.day);
  byId("acts-until").textContent =
    word("actsUntil", { count: DATA.acts.filter(([, start]) => start <= view.day).length });
}

function drawLine() {
  const days = [DATA.first, ...RECORDS.changes(view.basis), DATA.last];
  const counts = days.map((day) => total(view.on, day, view.basis) ?? 0);
  const most = Math.max(1, ...counts);
  const high = (count) => LINE_FOOT - ((LINE_FOOT - LINE_TOP) * count) / most;
  const path = days.map((day, i) => `${i ? `H${along(day).toFixed(1)}` : "M0 "}${i ? "V" : ""}${high(counts[i]).toFixed(1)}`).join("");
  const label = [word("timelineLabel", { name: nameOf(INSTRUMENTS[view.on]) }),
    DATA.acts.length ? word("timelineActs", { count: DATA.acts.length }) : ""].filter(Boolean).join(". ");
  const svg = byId("timeline");
  svg.setAttribute("aria-label", label);
  svg.replaceChildren(drawing("title", {}, label),
    drawing("path", { class: "area", d: `${path}V${LINE_FOOT}H0Z` }),
    drawing("path", { class: "line", d: path, "vector-effect": "non-scaling-stroke" }),
    ...DATA.acts.map(([, start, end]) => drawing("rect", {
      class: "act", x: along(clamp(start)).toFixed(1), y: ACT_TOP, height: ACT_FOOT - ACT_TOP,
      width: Math.max(1.6, along(clamp(end)) - along(clamp(start))).toFixed(1),
    })),
    drawing("line", { id: "cursor", class: "cursor", y1: 0, y2: 60, "vector-effect": "non-scaling-stroke" }));
}
