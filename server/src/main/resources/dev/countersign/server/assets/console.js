"use strict";

// Everything here adds to pages that work without it.

const root = document.documentElement;

// ---- Theme ----

const themeButton = document.getElementById("theme");

function isDark() {
  return root.dataset.theme
    ? root.dataset.theme === "dark"
    : matchMedia("(prefers-color-scheme: dark)").matches;
}

function nameTheme() {
  themeButton.querySelector(".theme-word").textContent = isDark() ? "Light" : "Dark";
  themeButton.setAttribute("aria-label", isDark() ? "Use the light theme" : "Use the dark theme");
}

themeButton.hidden = false;
nameTheme();
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", nameTheme);
themeButton.addEventListener("click", () => {
  root.dataset.theme = isDark() ? "light" : "dark";
  try {
    localStorage.setItem("theme", root.dataset.theme);
  } catch {
    // It holds for this page only.
  }
  nameTheme();
});

// ---- Copying a hash ----

function say(words) {
  document.getElementById("announce").textContent = words;
}

function showCopyButtons() {
  document.querySelectorAll("button.copy[hidden]").forEach((button) => {
    button.hidden = false;
  });
}

showCopyButtons();
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button.copy");
  if (!button) {
    return;
  }
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.classList.add("copied");
    say("Copied.");
    setTimeout(() => button.classList.remove("copied"), 1500);
  } catch {
    say("The browser did not allow copying.");
  }
});

// ---- The form: dropped and chosen files ----

const form = document.getElementById("check") ?? document.getElementById("report");
if (form) {
  const drop = document.getElementById("drop");
  const text = document.getElementById("payload") ?? document.getElementById("text");
  const file = document.getElementById("file");

  const hasFiles = (event) => Array.from(event.dataTransfer?.types ?? []).includes("Files");

  // Beside the drop zone a dropped file would replace the page, and the answer with it.
  document.addEventListener("dragover", (event) => {
    if (hasFiles(event)) {
      event.preventDefault();
      drop.classList.add("over");
    }
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) {
      drop.classList.remove("over");
    }
  });
  document.addEventListener("drop", (event) => {
    drop.classList.remove("over");
    if (hasFiles(event) && event.dataTransfer.files.length > 0) {
      event.preventDefault();
      file.files = event.dataTransfer.files;
      text.value = "";
      form.requestSubmit();
    }
  });
  file.addEventListener("change", () => {
    if (file.files.length > 0) {
      text.value = "";
    }
  });
  text.addEventListener("input", () => {
    if (text.value) {
      file.value = "";
    }
  });
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      form.requestSubmit();
    }
  });
}

// ---- The answer ----

document.addEventListener("htmx:afterSwap", (event) => {
  showCopyButtons();
  if (event.detail.target.id === "answer") {
    const verdict = document.querySelector("#answer .verdict");
    if (verdict) {
      verdict.focus({ preventScroll: true });
      verdict.closest(".banner").scrollIntoView({
        block: "start",
        behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth",
      });
    }
  }
});

document.addEventListener("htmx:sendError", () => {
  const answer = document.getElementById("answer");
  if (answer) {
    const words = document.createElement("p");
    words.className = "banner trouble plain";
    words.textContent =
      "The server does not answer; it may have been stopped. No verdict was given. Without one, do not sign.";
    answer.replaceChildren(words);
    say(words.textContent);
  }
});
