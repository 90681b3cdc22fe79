"use strict";

// The browser's part of a session: a key that never leaves it, proofs of holding that key (RFC 9449) with
// every request, and the ceremonies with passkeys.

const skew = Number(document.querySelector('meta[name="server-time"]').content) - Date.now();
const signedIn = document.querySelector('meta[name="signed-in"]').content === "true";

// ---- Bytes ----

function toBase64Url(bytes) {
  let text = "";
  new Uint8Array(bytes).forEach((byte) => (text += String.fromCharCode(byte)));
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

function fromBase64Url(text) {
  const plain = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(plain, (c) => c.charCodeAt(0));
}

const utf8 = (text) => new TextEncoder().encode(text);

// ---- The browser's key: kept where scripts can use it and nobody can read it ----

function store(mode, work) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("countersign", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("keys");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("keys", mode);
      const asked = work(transaction.objectStore("keys"));
      transaction.oncomplete = () => resolve(asked.result);
      transaction.onerror = () => reject(transaction.error);
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

let held;

async function browserKey(makeOne) {
  held ??= await store("readonly", (keys) => keys.get("browser"));
  if (!held && makeOne) {
    const fresh = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
    await store("readwrite", (keys) => keys.add(fresh, "browser")).catch(() => {});
    // Another tab may have been faster.
    held = await store("readonly", (keys) => keys.get("browser"));
  }
  return held;
}

async function proof(method, path, makeKey = false) {
  const key = await browserKey(makeKey);
  if (!key) {
    return null;
  }
  const { kty, crv, x, y } = await crypto.subtle.exportKey("jwk", key.publicKey);
  const header = { typ: "dpop+jwt", alg: "ES256", jwk: { kty, crv, x, y } };
  const claims = {
    jti: crypto.randomUUID(),
    htm: method,
    htu: location.origin + path.split(/[?#]/)[0],
    iat: Math.floor((Date.now() + skew) / 1000),
  };
  const text = toBase64Url(utf8(JSON.stringify(header))) + "." + toBase64Url(utf8(JSON.stringify(claims)));
  const signature = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.privateKey, utf8(text));
  return text + "." + toBase64Url(signature);
}

// ---- Asking the server ----

class Refused extends Error {}

async function send(path, body, makeKey = false) {
  const headers = { Accept: "application/json" };
  const shown = await proof("POST", path, makeKey);
  if (shown) {
    headers.DPoP = shown;
  }
  if (body instanceof URLSearchParams) {
    headers["Content-Type"] = "application/x-www-form-urlencoded;charset=UTF-8";
  } else if (body !== undefined) {
    headers["Content-Type"] = "application/json";
    body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, { method: "POST", headers, body, redirect: "error" });
  } catch {
    throw new Refused("The server does not answer. Nothing was done.");
  }
  if (answer.status === 204) {
    return {};
  }
  const said = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    throw new Refused(said.detail ?? "The server refused, and did not say why.");
  }
  return said;
}

// ---- Ceremonies ----

function credentials(list) {
  return (list ?? []).map((one) => ({ ...one, id: fromBase64Url(one.id) }));
}

async function touch(ask) {
  try {
    return await ask();
  } catch (e) {
    throw new Refused(
      e.name === "InvalidStateError"
        ? "This device has a passkey of yours already."
        : e.name === "SecurityError"
          ? "The browser does not allow passkeys at this address."
          : "The ceremony was stopped, or took too long. Nothing was done.",
    );
  }
}

async function createPasskey(options) {
  const made = await touch(() =>
    navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: fromBase64Url(options.challenge),
        user: { ...options.user, id: fromBase64Url(options.user.id) },
        excludeCredentials: credentials(options.excludeCredentials),
      },
    }),
  );
  return {
    id: made.id,
    rawId: toBase64Url(made.rawId),
    type: made.type,
    response: {
      attestationObject: toBase64Url(made.response.attestationObject),
      clientDataJSON: toBase64Url(made.response.clientDataJSON),
      transports: made.response.getTransports?.() ?? [],
    },
  };
}

async function usePasskey(options) {
  const used = await touch(() =>
    navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: fromBase64Url(options.challenge),
        allowCredentials: credentials(options.allowCredentials),
      },
    }),
  );
  return {
    id: used.id,
    rawId: toBase64Url(used.rawId),
    type: used.type,
    response: {
      authenticatorData: toBase64Url(used.response.authenticatorData),
      clientDataJSON: toBase64Url(used.response.clientDataJSON),
      signature: toBase64Url(used.response.signature),
      ...(used.response.userHandle ? { userHandle: toBase64Url(used.response.userHandle) } : {}),
    },
  };
}

// ---- Telling ----

function trouble(element, error) {
  if (!(error instanceof Refused)) {
    console.error(error);
  }
  element.textContent = error instanceof Refused ? error.message : "Something failed in the browser. Nothing was done.";
  element.hidden = false;
}

async function whileBusy(button, element, work) {
  element.hidden = true;
  button.disabled = true;
  try {
    await work();
  } catch (e) {
    trouble(element, e);
  } finally {
    button.disabled = false;
  }
}

const troubleLine = document.getElementById("trouble");

// ---- Signing in ----

const signInButton = document.getElementById("sign-in");
signInButton?.addEventListener("click", () =>
  whileBusy(signInButton, troubleLine, async () => {
    const begun = await send("/sign-in/options");
    const credential = await usePasskey(begun.options);
    await send("/sign-in/finish", { ceremony: begun.ceremony, credential }, true);
    location.assign(signInButton.dataset.to);
  }),
);

// ---- Enrolling ----

const enrolForm = document.getElementById("enrol-form");
if (enrolForm) {
  const token = location.hash.slice(1);
  const founder = document.getElementById("founder");
  const words = document.getElementById("enrol-words");
  const said = () =>
    founder.hidden ? { token } : { token, name: enrolForm.elements.name.value.trim(), email: enrolForm.elements.email.value.trim() };
  let begun;

  (async () => {
    begun = await send("/enrol/options", { token });
    if (begun.founding) {
      document.getElementById("enrol-title").textContent = "Set up Countersign";
      words.textContent =
        "You are the first here, and become an administrator. You alone can do little: everything that matters takes a second person, whom you invite next.";
      founder.hidden = false;
    } else {
      document.getElementById("enrol-title").textContent = "Welcome, " + begun.name;
      words.textContent = "Register a passkey on this device. You will sign in and approve with it.";
    }
    enrolForm.hidden = false;
  })().catch((e) => {
    words.textContent = "";
    trouble(troubleLine, e);
  });

  enrolForm.addEventListener("submit", (event) => {
    event.preventDefault();
    whileBusy(enrolForm.querySelector("button"), troubleLine, async () => {
      begun = await send("/enrol/options", said());
      if (begun.founding) {
        throw new Refused("Give your name and your mail address.");
      }
      const credential = await createPasskey(begun.options);
      await send("/enrol/finish", { ...said(), ceremony: begun.ceremony, credential }, true);
      location.assign("/");
    });
  });
}

// ---- The session's seal ----

async function renewSeal(question) {
  const path = "/session/seal";
  const shown = await proof("POST", path);
  if (!shown) {
    await fetch("/session/no-key", { method: "POST" });
    throw new Refused(
      "This session belongs to another browser, or this browser's data was cleared. It was ended, and the security people were told. Sign in again.",
    );
  }
  const answer = await fetch(path + (question ? "?question=" + question : ""), {
    method: "POST",
    headers: { DPoP: shown, Accept: "application/json" },
  });
  if (!answer.ok) {
    throw new Refused("The session has ended. Sign in again.");
  }
}

/** Goes to a page of the console, which asks no question on the way. */
async function go(address) {
  if (signedIn) {
    try {
      await renewSeal();
    } catch {
      // The page itself says what is wrong.
    }
  }
  location.assign(address);
}

const resume = document.getElementById("resume");
if (resume) {
  renewSeal(resume.dataset.question).then(
    () => location.reload(),
    (e) => {
      document.getElementById("resume-words").textContent = "";
      trouble(troubleLine, e);
      const again = document.createElement("a");
      again.className = "button";
      again.href = "/sign-in";
      again.textContent = "Sign in";
      resume.append(again);
    },
  );
} else if (signedIn) {
  // A page is given for a seal that was renewed just before, so links renew it first.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.origin !== location.origin) {
      return;
    }
    if (link.hash && link.pathname === location.pathname && link.search === location.search) {
      return;
    }
    event.preventDefault();
    go(link.href);
  });
}

// ---- htmx: every request carries a proof ----

document.addEventListener("htmx:confirm", (event) => {
  const { path, verb, elt } = event.detail;
  event.preventDefault();
  proof(verb.toUpperCase(), path).then((shown) => {
    elt.dataset.proof = shown ?? "";
    event.detail.issueRequest(true);
  });
});

document.addEventListener("htmx:configRequest", (event) => {
  const shown = event.detail.elt.dataset.proof;
  delete event.detail.elt.dataset.proof;
  if (shown) {
    event.detail.headers.DPoP = shown;
  }
});

// ---- Deeds: forms whose contents a passkey signs ----

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-deed]");
  if (!form) {
    return;
  }
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button[type=submit]");
  const line = form.querySelector(".trouble-line");
  whileBusy(button, line, async () => {
    const path = form.getAttribute("action");
    const begun = await send(path + "/deed", new URLSearchParams(new FormData(form)));
    const credential = await usePasskey(begun.options);
    const done = await send(path, { ceremony: begun.ceremony, credential });
    await go(done.location ?? location.href);
  });
});

// ---- Forms that do something without a deed ----

document.addEventListener("submit", (event) => {
  const form = event.target.closest("form[data-act]");
  if (!form) {
    return;
  }
  event.preventDefault();
  const button = event.submitter ?? form.querySelector("button[type=submit]");
  whileBusy(button, form.querySelector(".trouble-line"), async () => {
    const done = await send(form.getAttribute("action"), new URLSearchParams(new FormData(form)));
    if (done.shown) {
      const place = form.querySelector(".shown");
      place.textContent = done.shown;
      place.hidden = false;
      return;
    }
    await go(done.location ?? location.href);
  });
});

// ---- What is tried before it is done ----

document.querySelectorAll("button[data-try]").forEach((button) =>
  button.addEventListener("click", () => {
    const { form } = button;
    whileBusy(button, form.querySelector(".trouble-line"), async () => {
      const path = button.dataset.try;
      const answer = await fetch(path, {
        method: "POST",
        headers: {
          DPoP: await proof("POST", path),
          "HX-Request": "true",
          "Content-Type": "application/x-www-form-urlencoded;charset=UTF-8",
        },
        body: new URLSearchParams(new FormData(form)),
      });
      // The server's own template, in which everything is escaped.
      document.getElementById(button.dataset.answer).innerHTML = await answer.text();
    });
  }),
);

// ---- A chosen file is read into the text beside it, where it can be looked at before it is sent ----

document.querySelectorAll("input[type=file][data-into]").forEach((input) =>
  input.addEventListener("change", async () => {
    const text = document.getElementById(input.dataset.into);
    const line = input.form.querySelector(".trouble-line");
    const file = input.files[0];
    line.hidden = true;
    if (file && file.size > 4 * 1024 * 1024) {
      line.textContent = "The file has more than 4 MiB; give it in parts.";
      line.hidden = false;
      input.value = "";
    } else if (file) {
      text.value = await file.text();
    }
  }),
);
