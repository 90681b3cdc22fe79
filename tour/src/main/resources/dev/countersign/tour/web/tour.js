"use strict";
// What was played is told, the next step is a press away, and the newest page is shown.

const $ = (id) => document.getElementById(id);
const made = (name, text, className) => {
  const element = document.createElement(name);
  if (text) element.textContent = text;
  if (className) element.className = className;
  return element;
};
let drawn = "";
let open = null;

function show(look, button) {
  $("console").src = `/tour/see?as=${look.role}&path=${encodeURIComponent(look.path)}`;
  $("as").replaceChildren(`As ${look.as.toLowerCase()} sees it. `);
  const alone = made("a", "Open it alone");
  alone.href = $("console").src;
  alone.target = "_blank";
  alone.rel = "noopener";
  $("as").append(alone);
  for (const other of $("looks").children) other.setAttribute("aria-pressed", String(other === button));
}

function offer(chapter) {
  const buttons = chapter.looks.map((look) => {
    const button = made("button", look.label);
    button.type = "button";
    button.addEventListener("click", () => show(look, button));
    return button;
  });
  $("looks").replaceChildren(...buttons);
  if (buttons.length) show(chapter.looks[0], buttons[0]);
}

async function next() {
  draw(await (await fetch("/tour/next", { method: "POST" })).json());
}

function story(chapter) {
  return [made("p", "The thief", "who thief"), made("p", chapter.thief),
    made("p", "Countersign", "who company"), made("p", chapter.company)];
}

function happened(chapter) {
  const list = made("ul");
  for (const line of chapter.told) list.append(made("li", line));
  return [made("p", "What happened", "who"), list];
}

function card(chapter, number, state) {
  const done = Boolean(chapter.told);
  const following = state.chapters.findIndex((one) => !one.told);
  const now = number === following && state.ready;
  const last = done && (number === following - 1 || (following < 0 && number === state.chapters.length - 1));
  const item = made("li", "", done ? "done" : now ? "now" : "later");
  item.append(made("h2", `${number + 1}. ${chapter.title}`));
  if (!done && !now) return item;
  if (now) {
    item.append(...story(chapter));
    const play = made("button", state.playing ? "It is being played…" : "Play this step", "play");
    play.type = "button";
    play.disabled = Boolean(state.playing) || Boolean(state.failed);
    play.addEventListener("click", () => { play.disabled = true; next(); });
    item.append(play);
    return item;
  }
  if (last) {
    item.append(...story(chapter), ...happened(chapter));
  } else {
    const folded = made("details");
    folded.append(made("summary", "What happened"), ...story(chapter), ...happened(chapter));
    item.append(folded);
  }
  const again = made("button", "Show its pages");
  again.type = "button";
  again.addEventListener("click", () => { offer(chapter); below(); });
  item.append(again);
  return item;
}

// Where the pages stand below the story, one is led to them.
function below() {
  if (matchMedia("(max-width: 60rem)").matches) $("looks").scrollIntoView();
}

function draw(state) {
  const text = JSON.stringify(state);
  if (text === drawn) return;
  drawn = text;
  const played = state.chapters.filter((one) => one.told);
  const all = played.length === state.chapters.length;
  const status = $("status");
  status.className = state.failed ? "failed" : "";
  status.textContent = state.failed ? state.failed
    : !state.ready ? `${state.progress}… The first time this takes some minutes, since a node is fetched.`
    : `${played.length} of ${state.chapters.length} steps played.`;
  $("progress").hidden = Boolean(state.ready || state.failed);
  $("end").hidden = !all;
  $("chapters").replaceChildren(...state.chapters.map((chapter, number) => card(chapter, number, state)));
  const last = played.at(-1);
  if (last && last.key !== open) {
    open = last.key;
    offer(last);
  }
  const current = document.querySelector("#chapters .now, #chapters .done:last-of-type");
  current?.scrollIntoView({ block: "nearest" });
}

async function look() {
  try {
    const answer = await fetch("/tour/state.json");
    draw(await answer.json());
  } catch {
    $("status").textContent = "The tour was stopped.";
    $("status").className = "failed";
  }
  setTimeout(look, 700);
}
look();
