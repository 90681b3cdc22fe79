"use strict";

// Going through the queue by keyboard, and asking once more before something is removed. Pages work without it.

// ---- Keys: one letter each, only where nobody writes; whoever does not want them switches them off ----

{
  const line = document.getElementById("keys");
  const words = document.getElementById("keys-words");
  const control = document.getElementById("keys-switch");
  const kept = () => {
    try {
      return localStorage.getItem("keys") !== "off";
    } catch {
      return true;
    }
  };
  let on = kept();

  function tell() {
    words.textContent = on ? words.dataset.on : words.dataset.off;
    control.textContent = on ? "Switch them off" : "Switch them on";
  }

  /** The next row of the queue, or the one before. */
  function step(by) {
    const rows = Array.from(document.querySelectorAll("#queue a"));
    const at = rows.indexOf(document.activeElement);
    const to = rows[at < 0 ? (by > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + by, 0), rows.length - 1)];
    to?.focus();
    to?.scrollIntoView({ block: "nearest" });
  }

  function choose(index) {
    const form = document.getElementById("decide");
    const radio = form?.querySelectorAll("input[name=disposition]")[index];
    if (radio) {
      form.closest("details")?.setAttribute("open", "");
      radio.checked = true;
      radio.focus();
    }
  }

  const inQueue = document.querySelector("form.seek") !== null;
  const doing = inQueue
    ? { j: () => step(1), k: () => step(-1), "/": () => document.getElementById("q").focus() }
    : {
        j: () => document.getElementById("queue-next")?.click(),
        k: () => document.getElementById("queue-before")?.click(),
        u: () => document.getElementById("queue-back")?.click(),
        1: () => choose(0),
        2: () => choose(1),
        3: () => choose(2),
      };

  if (line) {
    line.hidden = false;
    tell();
    control.addEventListener("click", () => {
      on = !on;
      try {
        localStorage.setItem("keys", on ? "on" : "off");
      } catch {
        // It holds for this page only.
      }
      tell();
    });
    document.addEventListener("keydown", (event) => {
      const writes = event.target.closest("input:not([type=radio]), textarea, select");
      if (!on || writes || event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(doing, event.key)) {
        return;
      }
      event.preventDefault();
      doing[event.key]();
    });
  }
}

// ---- Once more before something is gone ----

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target.closest("form[data-sure]");
    if (!form || form.dataset.asked) {
      return;
    }
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = form.querySelector("button[type=submit]");
    const before = button.textContent;
    const label = button.getAttribute("aria-label");
    form.dataset.asked = "yes";
    button.textContent = form.dataset.sure;
    button.removeAttribute("aria-label");
    say(form.dataset.sure + "? Press once more.");
    button.addEventListener(
      "blur",
      () => {
        delete form.dataset.asked;
        button.textContent = before;
        if (label) {
          button.setAttribute("aria-label", label);
        }
      },
      { once: true },
    );
  },
  true,
);
