"use strict";

// What changes while somebody looks. The server tells which thing changed; the page asks for itself again,
// with a proof as always, and takes over the parts that are other than before. What somebody may be about to
// sign is never exchanged under their hands: they are told instead.

{
  const place = document.getElementById("live");
  const counts = Object.fromEntries(
    ["transfers", "changes", "lures", "incidents", "cases"].map((name) => [name, document.getElementById("waits-" + name)]),
  );
  let known = Number(document.querySelector('meta[name="journal"]')?.content ?? 0);
  let listening; // what ends the stream at hand
  let over = false;
  let refreshing;

  const DEAF_AFTER = 40_000; // the server says something at least every 15 seconds

  // ---- Listening ----

  async function listen() {
    let pause = 1_000;
    while (!over && document.visibilityState === "visible") {
      const stream = new AbortController();
      listening = stream;
      try {
        await hear(stream);
        pause = 1_000;
      } catch {
        pause = Math.min(pause * 2, 30_000);
      } finally {
        stream.abort();
      }
      if (!over) {
        await new Promise((resolve) => setTimeout(resolve, pause));
      }
      if (listening !== stream) {
        return;
      }
    }
  }

  async function hear(stream) {
    const answer = await fetch("/live?after=" + known, {
      headers: { DPoP: await proof("GET", "/live"), Accept: "text/event-stream" },
      cache: "no-store",
      redirect: "error",
      signal: stream.signal,
    });
    if (answer.status === 401 || answer.status === 403) {
      ended();
      return;
    }
    if (!answer.ok) {
      throw new Error("not now");
    }
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    let rest = "";
    for (;;) {
      const deaf = setTimeout(() => stream.abort(), DEAF_AFTER);
      const { done, value } = await reader.read().finally(() => clearTimeout(deaf));
      if (done) {
        return;
      }
      const events = (rest + value).split("\n\n");
      rest = events.pop();
      events.forEach(understand);
    }
  }

  function understand(text) {
    const fields = Object.fromEntries(
      text
        .split("\n")
        .filter((line) => line.includes(":") && !line.startsWith(":"))
        .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
    );
    if (fields.id) {
      known = Math.max(known, Number(fields.id));
    }
    switch (fields.event) {
      case "waits":
        count(JSON.parse(fields.data));
        break;
      case "changed":
        if (place && matches(JSON.parse(fields.data).subject)) {
          refreshSoon();
        }
        break;
      case "much":
        if (place) {
          refreshSoon();
        }
        break;
      case "ended":
        ended();
        break;
    }
  }

  /** The page is about one thing, or about all of a kind where its subject ends with a slash. */
  function matches(subject) {
    return place.dataset.subject
      .split(" ")
      .some((own) => (own.endsWith("/") ? subject.startsWith(own) : subject === own));
  }

  function count(waits) {
    for (const [name, badge] of Object.entries(counts)) {
      if (badge) {
        badge.textContent = waits[name];
        badge.hidden = waits[name] === 0;
        badge.title = waits[name] + " waiting for you";
      }
    }
  }

  function ended() {
    over = true;
    listening?.abort();
    notice("The session has ended, or what you may do has changed.", "Sign in again", () => location.assign("/sign-in"));
  }

  // ---- Taking over what is other than before ----

  function refreshSoon() {
    // Several things change together, and not every page needs to ask in the same moment.
    refreshing ??= setTimeout(async () => {
      try {
        await refresh();
      } catch {
        // The next change, or the next visit, shows it.
      } finally {
        refreshing = undefined;
      }
    }, 200 + Math.random() * 300);
  }

  async function refresh() {
    const answer = await fetch(location.pathname + location.search, {
      headers: { DPoP: await proof("GET", location.pathname), Accept: "text/html" },
      cache: "no-store",
      redirect: "error",
    });
    if (!answer.ok) {
      return;
    }
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
    const now = fresh.getElementById("live");
    if (!now) {
      return;
    }
    if (seenIsOther(now, fresh)) {
      document.querySelectorAll("form[data-deed] button").forEach((button) => (button.disabled = true));
      notice("What would be signed is another by now than what you see here.", "Show it", () => go(location.href));
      return;
    }
    document.querySelectorAll("[data-parts]").forEach((parts) => {
      const others = fresh.querySelector('[data-parts="' + parts.dataset.parts + '"]');
      if (others) {
        takeOver(parts, others);
      }
    });
    if (now.dataset.told && now.dataset.told !== place.dataset.told) {
      document.title = fresh.title;
      say(now.dataset.told);
    } else if (now.dataset.state && now.dataset.state !== place.dataset.state) {
      say("It is " + now.dataset.state + " now.");
    }
    Object.assign(place.dataset, { ...now.dataset });
    showCopyButtons();
  }

  /** Whether what somebody may be reading before they sign it changed. */
  function seenIsOther(now, fresh) {
    if (!place.dataset.digest) {
      return false; // there was nothing yet that could be signed
    }
    const seen = (root) => Array.from(root.querySelectorAll("[data-seen]"), (one) => one.textContent).join();
    return now.dataset.digest !== place.dataset.digest || seen(fresh) !== seen(document);
  }

  function takeOver(parts, others) {
    const own = new Map(Array.from(parts.children, (part) => [part.dataset.part, part]));
    let before = null;
    for (const other of Array.from(others.children)) {
      const part = own.get(other.dataset.part);
      own.delete(other.dataset.part);
      let stays = part;
      let focused;
      if (!part || (!inUse(part) && !same(part, other))) {
        stays = document.importNode(other, true);
        focused = part?.contains(document.activeElement) && document.activeElement.getAttribute("href");
        if (part) {
          keepOpen(part, stays);
          part.remove();
        }
      }
      if (stays.previousElementSibling !== before || stays.parentElement !== parts) {
        parts.insertBefore(stays, before ? before.nextSibling : parts.firstChild);
      }
      if (focused) {
        stays.querySelector('a[href="' + CSS.escape(focused) + '"]')?.focus({ preventScroll: true });
      }
      before = stays;
    }
    own.forEach((gone) => {
      if (!inUse(gone)) {
        gone.remove();
      }
    });
  }

  /** Somebody writes in it, or waits for an answer to what they pressed. */
  function inUse(part) {
    return Array.from(part.querySelectorAll("input:not([type=hidden]), textarea, select, button")).some(
      (field) =>
        field === document.activeElement ||
        (field.tagName === "BUTTON" ? field.disabled : "defaultValue" in field && field.value !== field.defaultValue),
    );
  }

  const plain = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll("details").forEach((details) => details.removeAttribute("open"));
    copy.querySelectorAll("button.copy").forEach((button) => button.removeAttribute("hidden"));
    return copy.innerHTML;
  };

  function same(part, other) {
    return part.className === other.className && plain(part) === plain(other);
  }

  function keepOpen(part, fresh) {
    const open = Array.from(part.querySelectorAll("details"), (details) => details.open);
    fresh.querySelectorAll("details").forEach((details, index) => (details.open = open[index] ?? details.open));
  }

  // ---- Telling ----

  function notice(words, doing, act) {
    const bar = document.getElementById("notice") ?? document.createElement("div");
    bar.id = "notice";
    bar.className = "notice";
    bar.setAttribute("role", "alert");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = doing;
    button.addEventListener("click", act);
    const line = document.createElement("p");
    line.textContent = words;
    bar.replaceChildren(line, button);
    document.getElementById("main").prepend(bar);
  }

  if (signedIn && !document.getElementById("resume") && document.querySelector('meta[name="journal"]')) {
    // A page may hear by itself that there is something new, of which the journal says nothing.
    document.addEventListener("look-again", () => {
      if (place) {
        refreshSoon();
      }
    });
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") {
        listen();
      } else {
        listening?.abort();
        listening = undefined;
      }
    });
    listen();
  }
}
