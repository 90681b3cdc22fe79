"use strict";

// Handing something in: pasted text goes as a form, a file as it is, so that it may be of any size.

{
  const form = document.getElementById("report");
  const drop = document.getElementById("drop");
  const text = document.getElementById("text");
  const file = document.getElementById("file");
  const busy = document.getElementById("report-busy");

  const hasFiles = (event) => Array.from(event.dataTransfer?.types ?? []).includes("Files");

  // Beside the drop zone a dropped file would replace the page.
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

  async function hand() {
    const chosen = file.files[0];
    if (!chosen) {
      return send("/reports", new URLSearchParams({ text: text.value }));
    }
    let answer;
    try {
      answer = await fetch("/reports/file?name=" + encodeURIComponent(chosen.name), {
        method: "POST",
        headers: {
          DPoP: await proof("POST", "/reports/file"),
          Accept: "application/json",
          "Content-Type": "application/octet-stream",
        },
        body: chosen,
        redirect: "error",
      });
    } catch {
      throw new Refused("The server does not answer, or the file could not be read. It was not reported; try again.");
    }
    const said = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      throw new Refused(said.detail ?? "The server refused, and did not say why.");
    }
    return said;
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const button = form.querySelector("button[type=submit]");
    busy.textContent = "It is read without being opened …";
    whileBusy(button, form.querySelector(".trouble-line"), async () => {
      const done = await hand();
      await go(done.location);
    }).finally(() => (busy.textContent = ""));
  });
}
