"use strict";

// What the pages of traces have in common: numbers open the transactions behind them, a trace that is being
// done says how far it is, and files are taken in.

// ---- Numbers open their transactions ----

{
  const dialog = document.getElementById("opened");
  const body = document.getElementById("opened-body");

  async function openTransactions(address) {
    const url = new URL(address, location.href);
    body.replaceChildren();
    if (!dialog.open) {
      dialog.showModal();
    }
    try {
      const answer = await fetch(url.pathname + url.search, {
        headers: { DPoP: await proof("GET", url.pathname), "HX-Request": "true" },
        cache: "no-store",
        redirect: "error",
      });
      // The server's own template, in which everything is escaped.
      body.innerHTML = await answer.text();
    } catch {
      body.textContent = "The server does not answer.";
    }
  }

  if (dialog) {
    document.addEventListener("open-transactions", (event) => openTransactions(event.detail));
    document.getElementById("opened-close").addEventListener("click", () => dialog.close());
    dialog.addEventListener("click", (event) => {
      if (event.target === dialog) {
        dialog.close();
      }
    });
    // Before the link itself is followed.
    document.addEventListener(
      "click",
      (event) => {
        const link = event.target.closest("a.told");
        const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
        if (link && plain) {
          event.preventDefault();
          openTransactions(link.href);
        }
      },
      true,
    );
  }
}

// ---- How far a trace is ----

{
  async function state(path) {
    try {
      const answer = await fetch(path, {
        headers: { DPoP: await proof("GET", path), Accept: "application/json" },
        cache: "no-store",
        redirect: "error",
      });
      return answer.ok ? await answer.json() : undefined;
    } catch {
      return undefined; // it is asked again
    }
  }

  const running = document.getElementById("trace-running");
  if (running) {
    const look = async () => {
      const told = await state(running.dataset.path);
      if (told) {
        // What the node does is told by the page itself.
        if (told.ended || told.result || told.version.split("-")[3] !== running.dataset.version.split("-")[3]) {
          go(location.href);
          return;
        }
        document.getElementById("trace-share").value = told.share;
        document.getElementById("trace-words").textContent = told.words;
      }
      setTimeout(look, 700);
    };
    setTimeout(look, 300);
  }

  const open = document.getElementById("trace-open");
  if (open) {
    let version = open.dataset.version;
    let latest = open.dataset.latest;
    const look = async () => {
      const told = document.visibilityState === "visible" ? await state(open.dataset.path) : undefined;
      if (told) {
        if (told.ended) {
          go(location.href);
          return;
        }
        document.getElementById("watch-words").textContent = told.words;
        if (told.latest !== latest) {
          say(told.latest);
        }
        latest = told.latest;
        if (told.version !== version) {
          version = told.version;
          document.dispatchEvent(new Event("look-again"));
        }
      }
      setTimeout(look, 2_000);
    };
    setTimeout(look, 1_000);
  }
}

// ---- Files of one's own ----

{
  const form = document.getElementById("files-form");
  form?.addEventListener("submit", (event) => {
    event.preventDefault();
    const how = document.getElementById("files-how");
    whileBusy(event.submitter ?? form.querySelector("button"), form.querySelector(".trouble-line"), async () => {
      let done;
      for (const file of form.elements.files.files) {
        how.textContent = "Taking in " + file.name + " …";
        const path =
          "/traces/files/" +
          [form.elements.kind.value, form.elements.name.value, file.name].map(encodeURIComponent).join("/");
        const answer = await fetch(path, {
          method: "POST",
          headers: { DPoP: await proof("POST", path), Accept: "application/json", "Content-Type": "application/octet-stream" },
          body: file,
          redirect: "error",
        }).catch(() => {
          throw new Refused("The server does not answer.");
        });
        const said = await answer.json().catch(() => ({}));
        if (!answer.ok) {
          how.textContent = "";
          throw new Refused(said.detail ?? "The server refused, and did not say why.");
        }
        done = said;
      }
      how.textContent = "";
      await go(done.location);
    });
  });
}
