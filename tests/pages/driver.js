async (ASKED) => {
const byId = (id) => document.getElementById(id);

function go(hash) {
  return new Promise((done) => {
    addEventListener("hashchange", done, { once: true });
    location.hash = hash;
  });
}
const press = (node, key, more = {}) =>
  node.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...more }));
const listed = () => [...byId("table").tBodies[0].rows];
const codes = () => listed().map((row) => row.cells[1].textContent);
function fill(id, value, type) {
  byId(id).value = value;
  byId(id).dispatchEvent(new Event(type, { bubbles: true }));
}
const seconds = (count) => new Promise((done) => { setTimeout(done, 1000 * count); });

function shown() {
  return {
    totals: Object.fromEntries([...byId("totals").children].map((card) =>
      [card.querySelector(".code").textContent, Number(card.querySelector(".count").textContent)])),
    tally: Object.fromEntries([...byId("statuses").children].map((label) =>
      [label.dataset.status, Number(label.querySelector(".tally").textContent)])),
    statuses: Object.fromEntries(listed().map((row) => [row.cells[1].textContent,
      [...row.querySelectorAll(".cell .mark")].map((mark) => mark.classList[1])])),
    tiles: Object.fromEntries([...document.querySelectorAll(".tile:not([disabled])")].map((tile) =>
      [tile.querySelector(".iso3").textContent, tile.classList[1]])),
    beside: [...byId("beside-tiles").children].filter((tile) => !tile.hidden).map((tile) => tile.textContent),
  };
}

function luminance(colour) {
  const parts = colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

function contrast(status) {
  const tile = document.querySelector(".tile");
  const kept = tile.className;
  tile.className = `tile ${status}`;
  const { color, backgroundColor } = getComputedStyle(tile);
  tile.className = kept;
  const page = getComputedStyle(document.body).backgroundColor;
  const behind = backgroundColor === "rgba(0, 0, 0, 0)" ? page : backgroundColor;
  const [low, high] = [color, behind].map(luminance).sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const tasks = {
  async answers() {
    const found = [];
    for (const hash of ASKED.hashes) {
      await go(hash);
      found.push(shown());
    }
    return found;
  },

  async slider() {
    await go("day=2004-02-29");
    const steps = [["ArrowLeft"], ["ArrowRight"], ["PageUp"], ["PageDown"],
      ["ArrowLeft", { shiftKey: true }], ["PageUp", { shiftKey: true }]];
    return steps.map(([key, more]) => {
      press(byId("slider"), key, more);
      return [byId("day").value, byId("slider").getAttribute("aria-valuetext")];
    });
  },

  async steps() {
    await go("day=2014-08-31");
    return ["-month", "-change", "+change", "+year", "-day"].map((step) => {
      document.querySelector(`[data-step="${step}"]`).click();
      return byId("day").value;
    });
  },

  async dates() {
    await go("day=2014-09-02");
    fill("day", "1979-01-01", "change");
    const error = byId("day-error");
    const refused = [error.hidden, error.textContent, byId("slider").getAttribute("aria-valuetext")];
    fill("day", "2010-01-01", "change");
    return [refused, [error.hidden, byId("slider").getAttribute("aria-valuetext")]];
  },

  async tiles() {
    await go("day=2014-09-03&find=nothing");
    const stops = () => [...document.querySelectorAll("#map .tile")].filter((tile) => tile.tabIndex === 0).length;
    const before = stops();
    const first = document.querySelector('#map .tile[tabindex="0"]');
    first.focus();
    const path = ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"].map((key) => {
      press(document.activeElement, key);
      return document.activeElement.querySelector(".iso3").textContent;
    });
    const reached = new Set();
    const queue = [first];
    while (queue.length) {
      const tile = queue.pop();
      if (reached.has(tile)) continue;
      reached.add(tile);
      for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"]) {
        tile.focus();
        press(tile, key);
        queue.push(document.activeElement);
      }
    }
    return { before, after: stops(), path, reached: reached.size };
  },

  async panel() {
    await go("day=2014-09-04");
    const tile = document.querySelector('.tile[aria-label^="LAO"]');
    tile.focus();
    tile.click();
    const opened = [document.activeElement.id, byId("panel").innerText, tile.getAttribute("aria-pressed")];
    press(document.activeElement, "Escape");
    return { opened, closed: byId("panel").hidden, back: document.activeElement === tile };
  },

  async panels() {
    const found = {};
    for (const [iso3, day] of ASKED.panels) {
      await go(`day=${day}&state=${iso3}`);
      found[iso3] = byId("panel").innerText;
    }
    return found;
  },

  async cards() {
    const found = [];
    for (const [iso3, day, basis] of ASKED.cards) {
      await go(`day=${day}&basis=${basis}&state=${iso3}`);
      found.push([...byId("panel").querySelector("tbody").rows].map((row) =>
        [row.cells[0].textContent, row.querySelector(".mark").classList[1], row.cells[2].textContent]));
    }
    return found;
  },

  async cells() {
    const found = [];
    for (const [iso3, day, basis] of ASKED.cards) {
      await go(`day=${day}&basis=${basis}`);
      const row = listed().find((one) => one.cells[1].textContent === iso3);
      found.push(row && [...row.querySelectorAll(".cell")].map((cell) =>
        [[...cell.querySelectorAll(".day")].map((day) => day.textContent.replace("\u2020", "")), cell.title]));
    }
    return found;
  },

  async searches() {
    const found = {};
    await go("day=2014-09-05");
    for (const query of ASKED.searches) {
      fill("find", query, "input");
      found[query] = codes();
    }
    return found;
  },

  async link() {
    await go("day=2014-09-06");
    document.querySelector('input[name="basis"][value="in_force"]').click();
    document.querySelector('#totals input[value="4"]').click();
    document.querySelector('#statuses input[value="not_bound"]').click();
    fill("group", "African", "change");
    fill("find", "ma", "input");
    document.querySelector('th[data-sort="P2"] button').click();
    document.querySelector("#table tbody button").click();
    const link = byId("link").getAttribute("href");
    const before = [codes(), byId("panel-title").textContent, shown()];
    await seconds(1);
    const address = location.hash;
    await go("");
    const away = codes().length;
    await go(link.slice(1));
    return { link, address, before, away, after: [codes(), byId("panel-title").textContent, shown()] };
  },

  async clear() {
    await go("day=2014-09-07&status=none&group=African&find=a");
    byId("clear").click();
    return codes().length;
  },

  async nonsense() {
    const found = [];
    const nothing = "day=2014-13-01&basis=x&on=Q9&status=&group=Q&sort=q&state=QQQ";
    for (const hash of [nothing, "%E0%A4%A", "day=1066-10-14", "table"]) {
      await go(hash);
      found.push([byId("day").value, codes().length, byId("panel").hidden]);
    }
    return found;
  },

  async play() {
    await go("day=2025-11-01");
    byId("play").click();
    await seconds(3);
    return [byId("day").value, byId("play").textContent];
  },

  async spoken() {
    await go("day=2014-09-08");
    await seconds(1);
    return byId("announce").textContent;
  },

  contrasts: () => ["in_force", "consented", "signed", "ended", "not_bound", "out"].map(contrast),
  wide: () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
};

const observed = { errors: [] };
for (const task of ASKED.tasks) {
  try {
    observed[task] = await tasks[task]();
  } catch (error) {
    observed.errors.push(`${task}: ${error}`);
  }
}
return observed;
}
