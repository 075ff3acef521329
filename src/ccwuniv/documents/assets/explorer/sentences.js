/** The days in words: a deposit is never called an entry into force, and what was not known on the day is not said. */
function explorerSentences({ iso, neverInForce, endIsKnown, endBy }, { word, listed, spoken }) {
  const notified = (consent) => consent.kind === "succession";
  const reason = (endedBy) => listed("ended", endedBy);

  /** The status in words; of a deposit without a known day of effect it is not said that it is not yet in force. */
  function statusInWords({ status, spell, kept }) {
    if (kept) return word("kept");
    return word(status === "consented" && spell.effect === null ? "consentedPlain" : status);
  }

  function entryIntoForce(spell, status, day) {
    const { consent, effect, ends } = spell;
    if (effect === null) return word("saidUnknown");
    if (endIsKnown(spell, day) && neverInForce(spell)) return word(status === "ended" ? "saidNever" : "saidEndsBefore");
    if (status === "ended") return word("saidPeriod", { from: spoken(effect), to: spoken(ends - 1) });
    if (effect > day) return word("saidFrom", { day: spoken(effect) });
    return word(effect < consent.date && consent.date <= day ? "saidSinceBefore" : "saidSince", { day: spoken(effect) });
  }

  /** Every day on which a participation rests, each named. */
  function daysInWords({ status, spell, kept, ends, signature, provisional }, day) {
    const said = [];
    if (signature) said.push(word("saidSigned", { day: spoken(signature.date) }));
    if (spell) {
      const act = notified(spell.consent) ? "saidNotified" : "saidDeposit";
      said.push(word(`${act}${spell.consent.date > day ? "Late" : ""}`, { day: spoken(spell.consent.date) }));
      said.push(kept || entryIntoForce(spell, status, day));
      if (status === "ended") {
        said.push(word("saidEnded", { day: spoken(ends) }), word("saidBy", { act: reason(spell.endedBy) }));
      } else if (endIsKnown(spell, day)) {
        said.push(word("saidUntil", { day: spoken(spell.ends - 1), act: reason(spell.endedBy) }));
      }
    }
    if (provisional) said.push(word("saidProvisional", { day: spoken(provisional.date) }));
    return said;
  }

  /** The same in short, as pairs of a word and a day. */
  function daysInShort({ status, spell, kept, ends, signature, provisional }, day) {
    if (!spell && signature) return [[word("shortSigned"), iso(signature.date)]];
    if (!spell) return provisional ? [[word("shortProvisional"), iso(provisional.date)]] : [];
    const deposit = [word(notified(spell.consent) ? "shortNotified" : "shortDeposit"), iso(spell.consent.date)];
    if (status === "ended") return [deposit, [word("shortEnded"), iso(ends)]];
    if (kept) return [deposit];
    if (spell.effect === null || (endIsKnown(spell, day) && neverInForce(spell))) return [deposit];
    return [deposit, [word(spell.effect <= day ? "shortInForce" : "shortInForceFrom"), iso(spell.effect)]];
  }

  /** When an action takes effect, in words; empty where that is not known or the action has no effect of its own. */
  function effectInWords(action, day) {
    if (action.spell) {
      const { effect } = action.spell;
      if (neverInForce(action.spell)) return word("saidNever");
      return effect === null ? "" : word(effect <= day ? "actionInForce" : "actionInForceFrom", { day: iso(effect) });
    }
    if (action.kind !== "denunciation" && action.kind !== "withdrawal") return "";
    const ends = endBy(action);
    return ends === null ? "" : word("effective", { day: iso(ends) });
  }

  return { statusInWords, daysInWords, daysInShort, effectInWords };
}
