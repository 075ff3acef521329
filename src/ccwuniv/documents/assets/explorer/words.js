/** The words of the page in one of its languages. A text with {name} in it takes the value of that name. */
function explorerWords(WORDS, MONTHS) {
  const LANGUAGES = { en: "English", fr: "Français", es: "Español", ru: "Русский", zh: "中文", ar: "العربية" };
  let language = "en";

  function word(key, values = {}) {
    const text = WORDS[key]?.[language] ?? WORDS[key]?.en ?? key;
    return forward(text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole));
  }

  /** Keep days from being shown backwards beside Arabic: a mark that is not seen stands before each. */
  const forward = (text) => (language === "ar" ? text.replace(/(?<!\u200e)\b\d+(?:-\d+)+/g, "\u200e$&") : text);

  /** A word of a closed list; what is not on it keeps its own. */
  const listed = (list, value) => {
    const key = `${list}_${value.replaceAll(" ", "_")}`;
    return key in WORDS ? word(key) : value.replaceAll("_", " ");
  };

  /** A day, whole numbers since 1 January 1970, as running prose writes it. */
  function spoken(day) {
    const date = new Date(day * 86400000);
    const first = language === "fr" && date.getUTCDate() === 1 ? "er" : "";
    return word("datePattern", {
      day: `${date.getUTCDate()}${first}`, month: MONTHS[language][date.getUTCMonth()], year: date.getUTCFullYear(),
    });
  }

  const GROUPS = {
    African: "groupAfrican", "Asia-Pacific": "groupAsiaPacific", "Eastern European": "groupEasternEuropean",
    GRULAC: "groupGRULAC", WEOG: "groupWEOG", "not known": "notKnown", "no group": "noGroup",
  };
  const group = (name) => (name in GROUPS ? word(GROUPS[name]) : name);

  return {
    LANGUAGES, word, listed, spoken, group, forward, speak: (chosen) => { language = chosen; }, language: () => language,
    nameOf: (thing) => (language === "en" ? thing.name : thing.names?.[language] ?? thing.name),
  };
}
