// The day: slider, steps, play

function stepped(step) {
  const sign = step[0] === "-" ? -1 : 1;
  const days = RECORDS.changes(view.basis);
  switch (step.slice(1)) {
    case "day": return clamp(view.day + sign);
    case "month": return clamp(addMonths(view.day, sign));
    case "year": return clamp(addMonths(view.day, 12 * sign));
    default:
      return (sign < 0 ? days.findLast((day) => day < view.day) : days.find((day) => day > view.day)) ?? view.day;
  }
}

function buildDays() {
  for (const [name, day] of [["min", DATA.first], ["max", DATA.last]]) {
    byId("slider").setAttribute(name, day);
    for (const input of ["day", "other-day"]) byId(input).setAttribute(name, iso(day));
  }
  byId("play").textContent = word(playing === null ? "play" : "stop");
}

function drawDay() {
  byId("spoken").textContent = spoken(view.day);
  byId("day").value = iso(view.day);
  byId("day-error").hidden = true;
  const slider = byId("slider");
  slider.value = view.day;
  slider.setAttribute("aria-valuetext", spoken(view.day));
  for (const radio of document.getElementsByName("basis")) radio.checked = radio.value === view.basis;
  for (const button of document.querySelectorAll("[data-step]")) {
    button.setAttribute("aria-disabled", String(stepped(button.dataset.step) === view.day));
  }
}

function onSliderKey(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  const back = ["ArrowLeft", "ArrowDown", "PageDown"].includes(event.key);
  const unit = event.shiftKey ? "year" : event.key.startsWith("Page") ? "month" : "day";
  if (!back && !["ArrowRight", "ArrowUp", "PageUp"].includes(event.key)) return;
  event.preventDefault();
  stopPlaying();
  update({ day: stepped(`${back ? "-" : "+"}${unit}`) });
}

/** Take a day that somebody typed, or say which days there are. */
function takeDay(input, take) {
  const day = parseDay(input.value);
  const known = day !== null && day === clamp(day);
  if (known) take(day);
  else byId("day-error").textContent = word("dayRefused", { first: spoken(DATA.first), last: spoken(DATA.last) });
  byId("day-error").hidden = known;
}

let playing = null;
function stopPlaying() {
  clearInterval(playing);
  playing = null;
  byId("play").textContent = word("play");
}

function onPlay() {
  if (playing !== null) {
    stopPlaying();
    return;
  }
  if (view.day >= DATA.last) update({ day: DATA.first });
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  byId("play").textContent = word("stop");
  playing = setInterval(() => {
    update({ day: stepped(calm ? "+year" : "+month") });
    if (view.day === DATA.last) stopPlaying();
  }, calm ? 1500 : 120);
}
