"use strict";
/** What the embedded records say of a day, and the words for it. It knows nothing of a page, so that a test can ask it. */
function explorerRecords(DATA) {
  const STATUSES = ["in_force", "consented", "signed", "ended", "not_bound"];

  // Days are whole numbers since 1 January 1970

  const DAY = 86400000;
  const asDate = (day) => new Date(day * DAY);
  const iso = (day) => asDate(day).toISOString().slice(0, 10);
  const clamp = (day) => Math.min(Math.max(day, DATA.first), DATA.last);
  const within = (day, from, until) => (from ?? -Infinity) <= day && day <= (until ?? Infinity);
  const inWords = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });
  const spoken = (day) => inWords.format(asDate(day));

  function parseDay(text) {
    const day = Date.parse(`${text}T00:00:00Z`) / DAY;
    return Number.isInteger(day) && iso(day) === text ? day : null;
  }

  function addMonths(day, months) {
    const date = asDate(day);
    const first = Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1);
    const length = new Date(first + 32 * DAY);
    length.setUTCDate(0);
    return first / DAY + Math.min(date.getUTCDate(), length.getUTCDate()) - 1;
  }

  // Searching by name: accents, case and punctuation do not matter, and a word may be cut short

  function folded(text) {
    return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function searched(state) {
    return [state.iso3, state.name, ...state.searched].map((name) => ` ${folded(name)}`);
  }

  function matches(state, query) {
    const anywhere = /[\u0600-\u06ff\u3040-\u9fff]/.test(query);
    const wanted = anywhere ? query : ` ${query}`;
    return query === "" || state.searched.some((name) => name.includes(wanted));
  }

  // The records, by state and instrument

  const STATES = DATA.states.map((state, place) => ({ ...state, place, searched: searched(state) }));
  const INSTRUMENTS = DATA.instruments;
  const ACTIONS = DATA.actions.map(([state, instrument, kind, date, source, evidence, note]) =>
    ({ state, instrument, kind, date, source, evidence, note, spell: null }));
  const perCell = () => STATES.map(() => INSTRUMENTS.map(() => []));
  const SPELLS = perCell();
  const SIGNED = perCell();
  const PROVISIONAL = perCell();
  const ENDS_KNOWN = new Map(DATA.endsKnown);
  DATA.spells.forEach(([index, effect, ends, endedBy, offList], place) => {
    const consent = ACTIONS[index];
    consent.spell = { consent, effect, ends, endedBy, offList, endKnown: ENDS_KNOWN.get(place) ?? null };
    SPELLS[consent.state][consent.instrument].push(consent.spell);
  });
  for (const action of ACTIONS) {
    if (action.kind === "signature") SIGNED[action.state][action.instrument].push(action);
    if (action.kind === "provisional_application") PROVISIONAL[action.state][action.instrument].push(action);
  }

  // By deposit the depositary's list is counted, which kept an entry beyond the last day of one former participant

  const exists = (state, day, basis) => (basis === "consent"
    ? within(day, state.listedFrom ?? state.from, state.listedUntil ?? state.until) : within(day, state.from, state.until));
  const isFormer = (state, day) => state.until !== null && state.until < day;
  const startOf = (spell, basis) => (basis === "consent" ? spell.consent.date : spell.effect);
  const effective = (spell, day) => spell.effect !== null && spell.effect <= day;
  const endOf = (spell, basis) => (basis === "consent" ? spell.offList ?? spell.ends : spell.ends);
  const over = (spell, day, basis) => endOf(spell, basis) !== null && endOf(spell, basis) <= day;

  /** A state's status towards an instrument, and what it rests on: a spell, or a signature; null where there is none. */
  function participation(state, instrument, day, basis) {
    const begun = SPELLS[state.place][instrument].filter(
      (spell) => spell.consent.date <= day || (basis === "in_force" && effective(spell, day)));
    const lasting = begun.filter((spell) => !over(spell, day, basis));
    const spell = lasting.find((one) => effective(one, day)) ?? lasting.at(-1) ?? begun.at(-1) ?? null;
    const applied = PROVISIONAL[state.place][instrument].find(({ date }) => date <= day) ?? null;
    if (spell !== null) {
      const kept = !over(spell, day, basis) && over(spell, day, "in_force") ? state.listedAs : "";
      const status = over(spell, day, basis) ? "ended" : effective(spell, day) && !kept ? "in_force" : "consented";
      const ends = endOf(spell, basis);
      return { status, spell, kept, ends, signature: null, provisional: status === "in_force" ? null : applied };
    }
    const [first] = SIGNED[state.place][instrument];
    const signature = first && first.date <= day && exists(state, day, basis) ? first : null;
    return { status: signature ? "signed" : "not_bound", spell, kept: "", ends: null, signature, provisional: applied };
  }

  /** The parties to an instrument; null where no rule of effect says since when, so that only deposits can be counted. */
  function total(instrument, day, basis) {
    if (basis === "in_force" && !INSTRUMENTS[instrument].rule) return null;
    let count = 0;
    for (const spells of SPELLS) {
      for (const spell of spells[instrument]) {
        const start = startOf(spell, basis);
        if (start !== null && start <= day && !over(spell, day, basis)) count += 1;
      }
    }
    return count;
  }

  /** The groups to which a state belongs on a day; the first, its regional group or "not known", is the one shown. */
  const groupsOf = (state, day) => {
    const held = state.groups.filter(([, from, until]) => within(day, from, until)).map(([group]) => DATA.groups[group]);
    const member = DATA.regional.length > 0 && state.member !== null && state.member <= day && exists(state, day);
    return member && !held.some((group) => DATA.regional.includes(group)) ? ["not known", ...held] : held;
  };

  /** The days on which a total changes, on a basis. */
  function changes(basis) {
    const days = new Set();
    for (const spell of SPELLS.flat(2)) {
      const [start, ends] = [startOf(spell, basis), endOf(spell, basis)];
      if (start !== null && start < (ends ?? Infinity)) days.add(start).add(ends ?? start);
    }
    return [...days].filter((day) => day === clamp(day)).sort((a, b) => a - b);
  }
  const CHANGES = { consent: changes("consent"), in_force: changes("in_force") };

  // The days in words: a deposit is never called an entry into force, and what was not known on the day is not said

  const neverInForce = ({ effect, ends }) => effect !== null && ends !== null && ends <= effect;
  const endIsKnown = ({ endKnown }, day) => endKnown !== null && endKnown <= day;
  const notified = (consent) => consent.kind === "succession";

  function entryIntoForce(spell, status, day) {
    const { consent, effect, ends } = spell;
    if (effect === null) return "day of entry into force not known";
    if (endIsKnown(spell, day) && neverInForce(spell)) {
      return status === "ended" ? "never in force" : "ends before it would enter into force";
    }
    if (status === "ended") return `in force from ${spoken(effect)} to ${spoken(ends - 1)}`;
    const before = effect < consent.date && consent.date <= day ? ", before it was notified" : "";
    return `in force ${effect <= day ? "since" : "from"} ${spoken(effect)}${before}`;
  }

  /** Every day on which a participation rests, each named. */
  function daysInWords({ status, spell, kept, ends, signature, provisional }, day) {
    const said = [];
    if (signature) said.push(`signed ${spoken(signature.date)}`);
    if (spell) {
      const act = notified(spell.consent) ? "succession notified" : "consent deposited";
      const late = spell.consent.date > day ? "only on " : "";
      said.push(`${act} ${late}${spoken(spell.consent.date)}`, kept || entryIntoForce(spell, status, day));
      if (status === "ended") said.push(`ended on ${spoken(ends)}`, `by ${spell.endedBy}`);
      else if (endIsKnown(spell, day)) said.push(`until ${spoken(spell.ends - 1)} (${spell.endedBy})`);
    }
    if (provisional) said.push(`provisional application declared ${spoken(provisional.date)}`);
    return said;
  }

  /** The same in short, as pairs of a word and a day. */
  function daysInShort({ status, spell, kept, ends, signature, provisional }, day) {
    if (!spell && signature) return [["signed", iso(signature.date)]];
    if (!spell) return provisional ? [["provisional", iso(provisional.date)]] : [];
    const deposit = [notified(spell.consent) ? "notified" : "deposit", iso(spell.consent.date)];
    if (status === "ended") return [deposit, ["ended", iso(ends)]];
    if (kept) return [deposit];
    if (spell.effect === null || (endIsKnown(spell, day) && neverInForce(spell))) return [deposit];
    return [deposit, [spell.effect <= day ? "in force" : "in force from", iso(spell.effect)]];
  }

  /** The day by which a column is sorted. */
  function dayToSortBy({ status, spell, ends, signature }, basis) {
    if (!spell) return signature?.date ?? 0;
    return status === "ended" ? ends : startOf(spell, basis) ?? spell.consent.date;
  }

  /** When an action takes effect, in words; empty where that is not known or the action has no effect of its own. */
  function effectInWords(action, day) {
    if (action.spell) {
      const { effect } = action.spell;
      if (neverInForce(action.spell)) return "never in force";
      return effect === null ? "" : `in force ${effect <= day ? "" : "from "}${iso(effect)}`;
    }
    if (action.kind !== "denunciation" && action.kind !== "withdrawal") return "";
    const closed = SPELLS[action.state][action.instrument].find(
      (spell) => spell.consent.date <= action.date && spell.ends !== null && action.date <= spell.ends);
    return closed ? `effective ${iso(closed.ends)}` : "";
  }

  return {
    STATUSES, STATES, INSTRUMENTS, ACTIONS, CHANGES, iso, clamp, within, spoken, parseDay, addMonths, folded, matches,
    exists, isFormer, participation, total, groupsOf, daysInWords, daysInShort, dayToSortBy, effectInWords,
  };
}
