"use strict";

// Handing something in: pasted text goes as a form, a file as it is, so that it may be of any size. Dropping and
// choosing is console.js's, as on the page that checks payloads.

{
  const form = document.getElementById("report");
  const text = document.getElementById("text");
  const file = document.getElementById("file");
  const busy = document.getElementById("report-busy");
  const progress = document.getElementById("report-progress");

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
    busy.textContent = "It is handed in, and read without being opened …";
    progress.hidden = false;
    const patience = setTimeout(() => (busy.textContent = "Still reading. It may take a minute; you need not do anything …"), 6_000);
    whileBusy(button, form.querySelector(".trouble-line"), async () => {
      const done = await hand();
      await go(done.location);
    }).finally(() => {
      clearTimeout(patience);
      progress.hidden = true;
      busy.textContent = "";
    });
  });
}
