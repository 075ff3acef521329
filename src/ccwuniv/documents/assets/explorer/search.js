// The search: what it finds may be chosen with the arrow keys and opened with Enter

let choice = -1;

/** The states found, those whose name or code begins as asked first. */
function foundStates() {
  const query = folded(view.find);
  if (!query) return [];
  const all = STATES.filter((state) => exists(state, view.day, view.basis) && matches(state, query));
  const early = (state) => Number(state.iso3.toLowerCase() === query || folded(nameOf(state)).startsWith(query));
  return all.sort((a, b) => early(b) - early(a) || collator().compare(nameOf(a), nameOf(b)));
}

function drawSearch() {
  const states = foundStates();
  const open = states.length > 0 && document.activeElement === byId("find") && byId("matches").dataset.closed !== "yes";
  choice = Math.min(choice, states.length - 1);
  byId("matches").hidden = !open;
  byId("matches").replaceChildren(...states.slice(0, 50).map((state, i) => el("li",
    { role: "option", id: `match-${i}`, "data-place": state.place, "aria-selected": String(i === choice) },
    `${state.iso3} `, el("bdi", {}, nameOf(state)))));
  byId("find").setAttribute("aria-expanded", String(open));
  if (open && choice >= 0) byId("find").setAttribute("aria-activedescendant", `match-${choice}`);
  else byId("find").removeAttribute("aria-activedescendant");
  byId("matches").children[choice]?.scrollIntoView({ block: "nearest" });
  byId("found").textContent = !folded(view.find) ? ""
    : states.length === 0 ? word("noneFound", { text: view.find })
    : states.length === 1 ? word("oneFound", { name: nameOf(states[0]) })
    : word("someFound", { count: states.length });
}

function onFindKey(event) {
  const states = foundStates();
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    const shown = Math.min(states.length, 50);
    byId("matches").dataset.closed = "";
    if (shown) choice = (choice + (event.key === "ArrowDown" ? 1 : -1 - (choice < 0 ? -1 : 0)) + shown) % shown;
    drawSearch();
  } else if (event.key === "Enter") {
    event.preventDefault();
    const state = states[choice] ?? (states.length === 1 ? states[0] : null);
    if (state) openPanel(state.place);
  } else if (event.key === "Escape" && !byId("matches").hidden) {
    event.preventDefault();
    byId("matches").dataset.closed = "yes";
    choice = -1;
    drawSearch();
  }
}

function onFind(event) {
  choice = -1;
  byId("matches").dataset.closed = "";
  update({ find: event.target.value });
}
