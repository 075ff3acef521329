// What would be, were further consents deposited on the last day of the data

function buildWhatIf() {
  byId("what-if-help").textContent = word("whatIfHelp", { day: spoken(DATA.last) });
  const choices = STATES.filter((state) => exists(state, DATA.last, "in_force"))
    .sort((a, b) => collator().compare(nameOf(a), nameOf(b)));
  const chosen = byId("what-if-state").value;
  byId("what-if-state").replaceChildren(option("", "\u2013"), ...choices.map((state) => option(state.place, nameOf(state))));
  byId("what-if-state").value = chosen;
  drawChoices();
}

/** The instruments that the chosen state could join. */
function drawChoices() {
  const value = byId("what-if-state").value;
  const open = value === "" ? [] : INSTRUMENTS.map((_, i) => i)
    .filter((i) => INSTRUMENTS[i].effect !== null && !RECORDS.bound(Number(value), i));
  byId("what-if-instruments").replaceChildren(...open.map((i) => el("label", { class: "status" },
    el("input", { type: "checkbox", value: i }), INSTRUMENTS[i].code)));
  refuse(value !== "" && !open.length ? word("whatIfNothing") : "");
}

function refuse(reason) {
  byId("what-if-error").textContent = reason;
  byId("what-if-error").hidden = reason === "";
}

function onWhatIfAdd() {
  const value = byId("what-if-state").value;
  const instruments = [...byId("what-if-instruments").querySelectorAll("input:checked")].map((input) => Number(input.value));
  if (value === "" || !instruments.length) {
    refuse(word("whatIfChoose"));
    return;
  }
  const reason = RECORDS.forbidden(Number(value), instruments);
  if (reason) {
    const { code, parent } = INSTRUMENTS[reason[1]];
    refuse(reason[0] === "two" ? word("whatIfTwo")
      : reason[0] === "parent" ? word("whatIfParent", { code, parent: INSTRUMENTS[parent].code }) : word("whatIfChoose"));
    return;
  }
  update({ whatIf: [...view.whatIf, ...instruments.map((instrument) => [Number(value), instrument])] });
  drawChoices();
}

/** Take back what is supposed of a state: all of it, since one part may be the reason why another is allowed. */
function onWhatIfRemove(place) {
  update({ whatIf: view.whatIf.filter(([state]) => state !== place) });
  drawChoices();
  byId("what-if-state").focus();
}

function drawWhatIf() {
  if (view.whatIf.length) byId("what-if").open = true;
  byId("what-if-end").setAttribute("aria-disabled", String(!view.whatIf.length));
  const states = [...new Set(view.whatIf.map(([state]) => state))];
  byId("what-if-list").replaceChildren(...states.map((place) => {
    const codes = view.whatIf.filter(([state]) => state === place).map(([, i]) => INSTRUMENTS[i].code);
    const what = `${nameOf(STATES[place])}: ${codes.join(", ")}`;
    return el("li", {}, el("button", { type: "button", "data-withdraw": place }, word("whatIfRemove", { what })));
  }));
  byId("hypothetical").hidden = !hypothetical();
  byId("hypothetical").textContent = hypothetical() ? `${MARKING}. ${word("hypotheticalNote")}` : "";
}
