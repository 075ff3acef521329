// Two days, or two states, side by side

function buildCompare() {
  const choices = [...STATES].sort((a, b) => collator().compare(nameOf(a), nameOf(b)));
  byId("other-state").replaceChildren(option("", word("noOther")), ...choices.map((state) => option(state.place, nameOf(state))));
}

const comparing = () => view.otherDay !== null || view.otherState !== null;

function drawCompare() {
  byId("other-day").value = view.otherDay === null ? "" : iso(view.otherDay);
  byId("other-state").value = view.otherState ?? "";
  byId("compare-end").setAttribute("aria-disabled", String(!comparing()));
  if (comparing()) byId("compare").open = true;
  byId("comparison").replaceChildren(...(view.otherDay === null ? [] : twoDays()), ...(view.otherState === null ? [] : twoStates()));
}

function twoDays() {
  const days = [view.day, view.otherDay].sort((a, b) => a - b);
  const [first, second] = days.map(spoken);
  const lines = INSTRUMENTS.map(({ code }, i) => {
    const counts = days.map((day) => (adopted(i, day) ? total(i, day, view.basis) : null));
    const change = counts.includes(null) ? "" : counts[1] - counts[0];
    return el("tr", { class: i === view.on ? "chosen" : null }, el("th", { scope: "row" }, code),
      ...days.map((day) => el("td", {}, adopted(i, day) ? counted(i, day) : word("notYetAdopted"))),
      el("td", {}, change > 0 ? `+${change}` : String(change)));
  });
  const changed = changedBetween(days);
  return [
    el("h3", {}, word("bothDays", { first, second })),
    el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": word("parties") }, el("table", {},
      el("thead", {}, heads(word("instrument"), first, second, word("change"))), el("tbody", {}, ...lines))),
    el("div", { class: "pictures" }, ...days.map(picture)),
    ...(INSTRUMENTS.length ? [el("p", {}, word("changedStates", { name: nameOf(INSTRUMENTS[view.on]), count: changed.length }))] : []),
    el("ul", { class: "columns" }, ...changed.map(([state, statuses]) => el("li", {}, nameOf(state), ": ", statuses.join(" \u2192 ")))),
  ];
}

/** The states whose status towards the chosen instrument differs between two days. */
function changedBetween(days) {
  if (!INSTRUMENTS.length) return [];
  const there = (state, day) => {
    if (!exists(state, day, view.basis)) return "\u2013";
    return adopted(view.on, day) ? statusInWords(participation(state, view.on, day, view.basis)) : word("notYetAdopted");
  };
  return STATES.map((state) => [state, days.map((day) => there(state, day))])
    .filter(([, [before, after]]) => before !== after)
    .sort(([a], [b]) => collator().compare(nameOf(a), nameOf(b)));
}

function twoStates() {
  if (view.state === null) return [el("p", { class: "warning" }, word("openFirst"))];
  const both = [STATES[view.state], STATES[view.otherState]];
  const [first, second] = both.map(nameOf);
  const title = word("bothStates", { first, second, day: spoken(view.day) });
  return [
    el("h3", {}, title),
    el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": title }, el("table", { class: "wide" },
      el("thead", {}, heads(word("instrument"), first, second)),
      el("tbody", {}, ...INSTRUMENTS.map(({ code }, i) => el("tr", { class: i === view.on ? "chosen" : null },
        el("th", { scope: "row" }, code), ...both.map((state) => {
          const own = participation(state, i, view.day, view.basis);
          return el("td", {}, mark(own.status), " ", adopted(i, view.day) ? statusInWords(own) : word("notYetAdopted"),
            el("br"), ...linkedDays(own, i, view.day));
        })))))),
  ];
}
