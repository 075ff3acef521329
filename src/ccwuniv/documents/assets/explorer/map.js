// The map: one square for each state

const tiles = new Map();
let rover = null;

function buildMap() {
  byId("map").replaceChildren();
  byId("beside-tiles").replaceChildren();
  for (const { place, iso3, tile } of STATES) {
    const button = el("button", { type: "button", class: "tile", "data-place": place, tabindex: tile && -1 },
      el("span", { class: "iso3" }, iso3), el("span", { class: "mark", "aria-hidden": "true" }));
    tiles.set(place, button);
    if (tile !== null) [button.style.gridColumn, button.style.gridRow] = [tile[0] + 1, tile[1] + 1];
    byId(tile === null ? "beside-tiles" : "map").append(button);
  }
  byId("map").style.setProperty("--columns", across());
  rover = null;
}
const across = () => Math.max(1, ...STATES.map(({ tile }) => (tile ? tile[0] + 1 : 0)));

function drawMap(all) {
  const here = new Map(all.map((fact) => [fact.state.place, fact]));
  const open = INSTRUMENTS.length > 0 && adopted(view.on, view.day);
  let beside = 0;
  for (const [place, tile] of tiles) {
    const fact = here.get(place);
    const state = STATES[place];
    tile.hidden = !fact && state.tile === null;
    tile.disabled = !fact;
    tile.className = `tile ${!fact ? "absent" : fact.shown ? fact.status : "out"}`;
    if (!fact) continue;
    if (state.tile === null) beside += 1;
    const said = !open ? [word("notYetAdopted")] : [statusInWords(fact.own), ...daysInWords(fact.own, view.day)];
    const label = `${state.iso3}, ${nameOf(state)}: ${[...said, ...(fact.shown ? [] : [word("filteredOut")])].join(semicolon())}`;
    for (const name of ["aria-label", "title"]) tile.setAttribute(name, label);
    tile.setAttribute("aria-pressed", String(place === view.state));
  }
  byId("beside").hidden = beside === 0;
  if (!here.has(rover)) rove([...here.keys()].find((place) => STATES[place].tile) ?? null);
}

/** Say that there is more to see beside the edge of the screen, where there is. */
function drawHints() {
  for (const [hint, frame] of [["map-scroll", byId("map").parentElement], ["table-scroll", byId("table").parentElement]]) {
    byId(hint).hidden = frame.scrollWidth <= frame.clientWidth + 1;
  }
}

/** Make a tile the one at which the Tab key enters the map. */
function rove(place) {
  if (tiles.has(rover)) tiles.get(rover).tabIndex = -1;
  rover = place;
  if (tiles.has(rover)) tiles.get(rover).tabIndex = 0;
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
