// What leaves the page: the table, the map, the link

const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20][^]/;
const APOSTROPHE = /^'+\s*[=+\-@\uff1d\uff0b\uff0d\uff20][^]/;

/** A cell of CSV that no spreadsheet takes for a formula. */
function csvCell(value) {
  const text = String(value ?? "");
  const harmless = FORMULA.test(text) || APOSTROPHE.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/** The table as listed, with the days by which a state counts: UTF-8 with a byte order mark, lines end as on Windows. */
function tableAsCsv() {
  const held = (own, day) => (own.spell && isParty(own.status) ? day(own.spell) : null);
  const date = (day) => (day === null ? "" : iso(day));
  const head = [...(hypothetical() ? ["marking"] : []), "as_of", "basis", "iso3", "name",
    ...(DATA.groups.length ? ["group"] : []),
    ...INSTRUMENTS.flatMap(({ code }) => [`${code}_status`, `${code}_deposited`, `${code}_in_force`]), "source"];
  const lines = sorted(facts().filter(({ shown }) => shown)).map(({ state, group }) => [
    ...(hypothetical() ? [MARKING] : []), iso(view.day), view.basis, state.iso3, nameOf(state),
    ...(DATA.groups.length ? [group === NO_GROUP ? "" : WORDS.group(group)] : []),
    ...INSTRUMENTS.flatMap((_, i) => {
      const own = participation(state, i, view.day, view.basis);
      return [own.status, date(held(own, ({ consent }) => consent.date)), date(held(own, ({ effect }) => effect))];
    }), DATA.counted.join("; ")]);
  return `\ufeff${[head, ...lines].map((line) => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

function fileName(what, ending) {
  const treaty = INSTRUMENTS[0]?.code.toLowerCase() ?? "treaties";
  return `${hypothetical() ? `${MARKING}-` : ""}${treaty}-${what}-${iso(view.day)}.${ending}`;
}

function save(blob, name) {
  const link = el("a", { download: name, href: URL.createObjectURL(blob) });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  byId("shared").textContent = word("saved", { file: name });
}

const mapName = (ending) => fileName(`map-${INSTRUMENTS[view.on]?.code ?? ""}`, ending);
const svgText = () => new XMLSerializer().serializeToString(picture(view.day));
const saveCsv = () => save(new Blob([tableAsCsv()], { type: "text/csv;charset=utf-8" }), fileName("table", "csv"));
const saveSvg = () => save(new Blob([svgText()], { type: "image/svg+xml;charset=utf-8" }), mapName("svg"));

/** The picture at twice its size, so that it is sharp in a paper. */
async function savePng() {
  const name = mapName("png");
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText())}`;
  await image.decode();
  const canvas = el("canvas", { width: 2 * image.naturalWidth, height: 2 * image.naturalHeight });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => save(blob, name), "image/png");
}

async function copyLink() {
  const link = new URL(toHash(), location.href).href;
  try {
    await navigator.clipboard.writeText(link);
    byId("shared").textContent = word("copied");
  } catch {
    byId("shared").textContent = word("notCopied", { name: word("link") });
  }
}
