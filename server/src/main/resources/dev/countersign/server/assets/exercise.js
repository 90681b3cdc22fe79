"use strict";

// Says how a button was pressed, so that a program that presses it is not taken for a person. It says
// nothing of what was typed, and nothing before something is pressed.

for (const form of document.querySelectorAll("form[data-hand]")) {
  let moves = 0, keys = 0, firstMove = 0, lastMove = 0, firstKey = 0;
  let down = null;
  const now = () => performance.now();

  document.addEventListener("pointermove", (event) => {
    if (event.isTrusted) {
      moves += 1;
      firstMove ||= now();
      lastMove = now();
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.isTrusted && !event.repeat) {
      keys += 1;
      firstKey ||= now();
    }
  });

  const tell = (said) => {
    for (const [name, value] of Object.entries(said)) {
      let field = form.querySelector(`input[type=hidden][name="${name}"]`);
      if (!field) {
        field = document.createElement("input");
        field.type = "hidden";
        field.name = name;
        form.append(field);
      }
      field.value = value;
    }
  };
  const facts = (input, trusted, count, span, dwell) => ({
    input, trusted: trusted ? "yes" : "no",
    seen: document.visibilityState === "visible" && document.hasFocus() ? "yes" : "no",
    automated: navigator.webdriver === false ? "no" : "yes",
    moves: count, span: Math.round(span), dwell: Math.round(dwell), shown: Math.round(now()),
  });

  for (const button of form.querySelectorAll("button")) {
    button.addEventListener("pointerdown", (event) => {
      down = event.isTrusted ? { type: event.pointerType, at: now() } : null;
    });
    button.addEventListener("click", (event) => {
      const dwell = down ? now() - down.at : 0;
      tell(facts(down ? down.type : "", event.isTrusted, moves, lastMove - firstMove, dwell));
    });
    // By Enter a button is pressed before the key is up again: how long it was held would not be known.
    let held = null;
    button.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") {
        event.preventDefault();
        if (event.isTrusted && !event.repeat) {
          held = now();
        }
      }
    });
    button.addEventListener("keyup", (event) => {
      if ((event.key === "Enter" || event.key === " ") && held !== null) {
        event.preventDefault();
        const said = facts("keyboard", event.isTrusted, keys, held - firstKey, now() - held);
        held = null;
        tell(said);
        tell({ [button.name]: button.value });
        form.submit();
      }
    });
  }
}
