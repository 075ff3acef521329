/** What the embedded records say of a day. It knows nothing of a page or of words, so that a test can ask it. */
function explorerRecords(DATA) {
  const STATUSES = ["in_force", "consented", "signed", "ended", "not_bound"];

  // Days are whole numbers since 1 January 1970

  const DAY = 86400000;
  const asDate = (day) => new Date(day * DAY);
  const iso = (day) => asDate(day).toISOString().slice(0, 10);
  const clamp = (day) => Math.min(Math.max(day, DATA.first), DATA.last);
  const within = (day, from, until) => (from ?? -Infinity) <= day && day <= (until ?? Infinity);

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

  /** The days on which parties come and go, sorted, by basis and instrument: a step of the slider only looks them up. */
  function comingsAndGoings(basis) {
    return INSTRUMENTS.map((_, instrument) => {
      const [came, went] = [[], []];
      for (const spells of SPELLS) {
        for (const spell of spells[instrument]) {
          const [start, ends] = [startOf(spell, basis), endOf(spell, basis)];
          if (start === null || start >= (ends ?? Infinity)) continue;
          came.push(start);
          if (ends !== null) went.push(ends);
        }
      }
      return [came, went].map((days) => days.sort((a, b) => a - b));
    });
  }
  const tallied = () => ({ consent: comingsAndGoings("consent"), in_force: comingsAndGoings("in_force") });
  let TALLY = tallied();

  /** How many days of a sorted list are on or before a day. */
  function upTo(days, day) {
    let [low, high] = [0, days.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (days[middle] <= day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The parties to an instrument; null where no rule of effect says since when, so that only deposits can be counted. */
  function total(instrument, day, basis) {
    if (basis === "in_force" && !INSTRUMENTS[instrument].rule) return null;
    const [came, went] = TALLY[basis][instrument];
    return upTo(came, day) - upTo(went, day);
  }

  const adopted = (instrument, day) => within(day, INSTRUMENTS[instrument].adopted);

  /** The days on which a total changes, on a basis. */
  const changes = (basis) => [...new Set(TALLY[basis].flat(2))].filter((day) => day === clamp(day)).sort((a, b) => a - b);
  let changesOn = { consent: changes("consent"), in_force: changes("in_force") };

  /** The groups to which a state belongs on a day; the first, its regional group or "not known", is the one shown. */
  const groupsOf = (state, day) => {
    const held = state.groups.filter(([, from, until]) => within(day, from, until)).map(([group]) => DATA.groups[group]);
    const member = DATA.regional.length > 0 && state.member.some(([from, until]) => within(day, from, until));
    return member && !held.some((group) => DATA.regional.includes(group)) ? ["not known", ...held] : held;
  };

  // What would be, were something deposited on the last day of the data

  const kindOfConsent = (state, instrument) => {
    if (INSTRUMENTS[instrument].kind === "amendment") return "acceptance";
    if (INSTRUMENTS[instrument].parent !== null) return "consent_to_be_bound";
    return SIGNED[state][instrument].length ? "ratification" : "accession";
  };
  let supposed = [];

  const bound = (state, instrument) =>
    ["in_force", "consented"].includes(participation(STATES[state], instrument, DATA.last, "consent").status);

  /** What forbids a state to join some instruments together: a pair of a reason and the instrument; null for nothing. */
  function forbidden(state, instruments) {
    const have = (instrument) => instruments.includes(instrument) || bound(state, instrument);
    for (const instrument of instruments) {
      const { parent, effect } = INSTRUMENTS[instrument];
      if (effect === null || bound(state, instrument) || !exists(STATES[state], DATA.last, "in_force")) return ["choose", instrument];
      if (parent !== null && !have(parent)) return ["parent", instrument];
    }
    for (const instrument of instruments) {
      const protocols = INSTRUMENTS.map((_, i) => i)
        .filter((i) => INSTRUMENTS[i].parent === instrument && INSTRUMENTS[i].countsTowardTwo);
      if (protocols.length > 1 && protocols.filter(have).length < 2) return ["two", instrument];
    }
    return null;
  }

  /** Suppose deposits on the last day of the data, pairs of a state and an instrument, instead of those supposed before. */
  function suppose(pairs) {
    for (const { consent } of supposed) {
      SPELLS[consent.state][consent.instrument].pop();
      ACTIONS.splice(ACTIONS.indexOf(consent), 1);
    }
    supposed = pairs.map(([state, instrument]) => {
      const consent = { state, instrument, kind: kindOfConsent(state, instrument), date: DATA.last, source: null,
        evidence: "hypothetical", note: "", spell: null };
      const { effect } = INSTRUMENTS[instrument];
      consent.spell = { consent, effect, ends: null, endedBy: null, offList: null, endKnown: null };
      return consent.spell;
    });
    for (const spell of supposed) {
      SPELLS[spell.consent.state][spell.consent.instrument].push(spell);
      ACTIONS.push(spell.consent);
    }
    TALLY = tallied();
    changesOn = { consent: changes("consent"), in_force: changes("in_force") };
  }

  // What was not known on the day is not said

  const neverInForce = ({ effect, ends }) => effect !== null && ends !== null && ends <= effect;
  const endIsKnown = ({ endKnown }, day) => endKnown !== null && endKnown <= day;

  /** The day by which a column is sorted. */
  function dayToSortBy({ status, spell, ends, signature }, basis) {
    if (!spell) return signature?.date ?? 0;
    return status === "ended" ? ends : startOf(spell, basis) ?? spell.consent.date;
  }

  /** From which day an act that ends a participation has effect; null where it ends none. */
  function endBy(action) {
    const closed = SPELLS[action.state][action.instrument].find(
      (spell) => spell.consent.date <= action.date && spell.ends !== null && action.date <= spell.ends);
    return closed ? closed.ends : null;
  }

  return {
    STATUSES, STATES, INSTRUMENTS, ACTIONS, changes: (basis) => changesOn[basis], iso, asDate, clamp, within, parseDay,
    addMonths, folded, matches, exists, isFormer, participation, total, adopted, groupsOf, neverInForce, endIsKnown,
    dayToSortBy, endBy, bound, forbidden, suppose,
  };
}
