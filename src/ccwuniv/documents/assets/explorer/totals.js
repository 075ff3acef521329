// The totals, the legend that filters, and the sentence that agrees with it

function buildTotals() {
  byId("totals").replaceChildren(...INSTRUMENTS.map((instrument, i) => {
    const name = nameOf(instrument);
    return el("label", { class: "card", title: instrument.title },
      el("input", { type: "radio", name: "on", value: i, class: "hidden" }),
      el("span", { class: "card-body" }, el("span", { class: "code" }, instrument.code), el("span", { class: "count" }),
        el("span", { class: "name" }, name === instrument.code ? "" : name), el("span", { class: "stage" })));
  }));
}

function buildFilters() {
  byId("statuses").replaceChildren(...STATUSES.map((status) => el("label", { class: "status", "data-status": status },
    el("input", { type: "checkbox", value: status }), mark(status), `${word(status)} `, el("b", { class: "tally" }))));
  byId("group").replaceChildren(option("", word("all")),
    ...[...DATA.groups, NOT_KNOWN, NO_GROUP].map((group) => option(group, WORDS.group(group))));
  byId("group-label").hidden = DATA.groups.length === 0;
}

function stage(i) {
  const instrument = INSTRUMENTS[i];
  if (!adopted(i, view.day)) return word("notYetAdopted");
  if (instrument.inForce === null) return word("notInForce");
  return view.day < instrument.inForce ? word("notYetInForce") : word("stageInForce", { day: iso(instrument.inForce) });
}

const totalsTitle = (day = view.day) =>
  word(view.basis === "consent" ? "totalsDeposit" : "totalsInForce", { day: spoken(day) });

/** The number of parties in words: none before the adoption, none where it cannot be counted. */
function counted(i, day) {
  if (!adopted(i, day)) return "\u2013";
  return String(total(i, day, view.basis) ?? "?");
}

function drawTotals() {
  byId("totals-title").textContent = totalsTitle();
  INSTRUMENTS.forEach((_, i) => {
    const card = byId("totals").children[i];
    card.querySelector("input").checked = i === view.on;
    card.querySelector(".count").textContent = counted(i, view.day);
    card.querySelector(".stage").textContent = total(i, view.day, view.basis) === null ? word("noRule") : stage(i);
  });
}

function drawFilters(all) {
  const open = INSTRUMENTS.length > 0 && adopted(view.on, view.day);
  const counts = Object.fromEntries(STATUSES.map((status) => [status, 0]));
  for (const { found, status } of all) if (found) counts[status] += 1;
  for (const label of byId("statuses").children) {
    const { status } = label.dataset;
    label.querySelector("input").checked = view.statuses.has(status);
    label.querySelector(".tally").textContent = open ? counts[status] : "\u2013";
  }
  byId("group").value = view.group;
  if (byId("find").value !== view.find) byId("find").value = view.find;
  byId("clear").setAttribute("aria-disabled", String(!filtered()));
  if (!INSTRUMENTS.length) return;
  byId("status-of").textContent = word("statusOf", { name: nameOf(INSTRUMENTS[view.on]) });
  byId("reading").textContent = reading(all);
}

const isParty = (status) => status === "in_force" || (view.basis === "consent" && status === "consented");

function reading(all) {
  const name = nameOf(INSTRUMENTS[view.on]);
  if (!adopted(view.on, view.day)) {
    return word("readingNotAdopted", { name, day: spoken(INSTRUMENTS[view.on].adopted) });
  }
  const parties = total(view.on, view.day, view.basis);
  if (parties === null) return word("readingNoRule", { name });
  const share = all.length ? ((100 * parties) / all.length).toFixed(1) : "0.0";
  return [word("reading", { parties, all: all.length, share }), ...amongFound(all),
    word(view.basis === "consent" ? "readingDeposit" : "readingInForce")].join(" ");
}

/** How many of the states that the filters find are parties: the counts by status are those of these states. */
function amongFound(all) {
  if (!view.group && !view.find) return [];
  const found = all.filter((fact) => fact.found);
  return [word("readingFiltered", {
    parties: found.filter(({ status }) => isParty(status)).length, found: found.length,
  })];
}
