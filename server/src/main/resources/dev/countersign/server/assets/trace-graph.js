"use strict";

// The graph of a trace. The server says who gave to whom and in which layer everybody stands; here it is
// folded, filtered, drawn on a canvas, and told in words beside it.

{
  const graph = document.getElementById("trace-graph");
  const canvas = document.getElementById("graph-canvas");
  const panel = document.getElementById("graph-panel");
  const words = document.getElementById("graph-words");
  const path = graph.dataset.path;
  const FIRST = 28;
  const DEEPEST = 6; // hops that are unfolded at first
  const PLACES = 12; // where value left its owners' hands, shown at first
  const MANY = 600; // from then on edges are drawn plainly
  let view;
  let cy;
  let shown; // what is drawn now
  let chosen; // the seat that was chosen
  let way = new Set();
  let drawing = 0; // the number of the last drawing
  const SLICE = 40; // so many are added before it is looked whether a frame's time is over
  const FRAME = 8; // milliseconds of a frame that adding may take
  const edges = new TraceEdges(document.getElementById("graph-edges"));
  let strong; // the colour of edges
  const steps = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
  const pinned = new Map(); // where somebody put an account

  const el = (tag, fields, ...inside) => {
    const made = Object.assign(document.createElement(tag), fields);
    made.append(...inside);
    return made;
  };

  // ---- Words ----

  function amount(units) {
    const digits = units.toString().padStart(view.told.decimals + 1, "0");
    const whole = digits.slice(0, digits.length - view.told.decimals);
    const part = digits.slice(digits.length - view.told.decimals).slice(0, 4).replace(/0+$/, "");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    const small = units > 0n && whole === "0" && part === "";
    return small ? "under 0.0001 " + view.told.unit : grouped + (part ? "." + part : "") + " " + view.told.unit;
  }

  const brief = (account) => (account.length > 14 ? account.slice(0, 6) + "…" + account.slice(-4) : account);
  const isGroup = (seat) => seat >= view.nodes.length;
  const owner = (seat) => view.nodes[seat - view.nodes.length];

  function kindOf(seat) {
    if (isGroup(seat)) {
      return "group";
    }
    const node = view.nodes[seat];
    if (node.layer === 0) {
      return "theft";
    }
    if (node.rests * 100n < node.came) {
      return "passed"; // what is left there is too little to matter
    }
    return { service: "service", bridge: "bridge", mixer: "mixer", held: "held", "not-followed": "held", burnt: "burnt" }[node.place] ?? "passed";
  }

  const KINDS = {
    theft: "the theft", service: "an exchange or service", bridge: "a bridge", mixer: "a mixer",
    held: "held here", burnt: "destroyed here", passed: "passed on", group: "folded",
  };

  function nameOf(seat) {
    if (isGroup(seat)) {
      const count = shown.members.get(seat);
      return count + " more";
    }
    const node = view.nodes[seat];
    return node.name || brief(node.account);
  }

  const cameTo = (seat) => (isGroup(seat) ? (shown.into.get(seat) ?? 0n) : view.came[seat]);

  // ---- Drawing ----

  function style() {
    const probe = document.createElement("span");
    document.body.append(probe);
    const read = (name) => {
      probe.style.color = "var(" + name + ")";
      return getComputedStyle(probe).color;
    };
    const ink = read("--ink");
    const dim = read("--dim");
    const surface = read("--surface");
    strong = read("--line-strong");
    const accent = read("--focus");
    const kinds = ["theft", "service", "bridge", "mixer", "held", "burnt", "passed"];
    const colour = Object.fromEntries(kinds.map((kind) => [kind, read("--trace-" + kind)]));
    probe.remove();
    const shapes = { theft: "star", service: "round-rectangle", bridge: "hexagon", mixer: "diamond", held: "ellipse", burnt: "octagon", passed: "ellipse" };
    return [
      { selector: "node", style: {
        width: 14, height: 14, color: ink, "font-size": 11, "font-family": "sans-serif",
        "text-valign": "bottom", "text-margin-y": 3, "text-wrap": "wrap", "min-zoomed-font-size": 7,
        "text-background-color": surface, "text-background-opacity": 0.75, "text-background-padding": 1,
      } },
      { selector: "node.named", style: { label: "data(label)" } },
      ...steps.map((step) => ({ selector: "node.size" + step, style: { width: 16 + 2.2 * step, height: 16 + 2.2 * step } })),
      ...kinds.map((kind) => ({ selector: "node." + kind, style: { shape: shapes[kind], "background-color": colour[kind] } })),
      { selector: "node.group", style: { shape: "round-rectangle", width: 30, height: 20, "background-color": surface, "border-width": 1.5, "border-style": "dashed", "border-color": strong } },
      { selector: "node.kept", style: { "border-width": 2.5, "border-color": ink } },
      { selector: "edge", style: {
        width: 1, "line-color": strong, opacity: 0.75, "curve-style": "straight",
        "target-arrow-shape": "triangle", "target-arrow-color": strong, "arrow-scale": 0.8,
      } },
      ...steps.map((step) => ({ selector: "edge.size" + step, style: { width: 1 + 0.9 * step } })),
      { selector: "edge.told", style: { label: "data(label)", "font-size": 9, "font-family": "sans-serif", color: dim, "min-zoomed-font-size": 8, "text-background-color": surface, "text-background-opacity": 0.85 } },
      { selector: "node.way", style: { "border-width": 4, "border-color": accent } },
      { selector: "edge.way", style: { "line-color": accent, "target-arrow-color": accent, opacity: 1, "z-index": 9 } },
      { selector: "node.chosen", style: { "overlay-color": accent, "overlay-opacity": 0.28, "overlay-padding": 5 } },
      { selector: "edge.chosen", style: { "line-color": accent, "target-arrow-color": accent, opacity: 1 } },
    ];
  }

  const share = (value) => Number((value * 1_000_000n) / view.stolen) / 1_000_000;

  /** In ten steps: a style of its own for each account and edge would take long with thousands. */
  const stepOf = (value) => Math.min(10, Math.round(10 * Math.sqrt(share(value))));
  const step = (value) => "size" + stepOf(value);

  function nodeElement(seat, plain) {
    const classes = [kindOf(seat), step(cameTo(seat))];
    if (!plain || isGroup(seat) || view.nodes[seat].name || near.has(seat)) {
      classes.push("named");
    }
    if (!isGroup(seat) && view.kept.has(seat)) {
      classes.push("kept");
    }
    if (way.has(String(seat))) {
      classes.push("way");
    }
    return {
      group: "nodes",
      data: { id: String(seat), size: classes[1], label: nameOf(seat) + "\n" + amount(cameTo(seat)) },
      position: placeOf(seat),
      classes: classes.join(" "),
    };
  }

  const idOf = (edge) => edge.from + ">" + edge.to;

  function edgeElement(edge) {
    const id = idOf(edge);
    return {
      group: "edges",
      data: { id, source: String(edge.from), target: String(edge.to), label: amount(edge.value) },
      classes: step(edge.value) + " told" + (way.has(id) ? " way" : ""),
    };
  }

  const isPlain = () => shown.edges.length > MANY;
  const placeOf = (seat) => pinned.get(seat) ?? shown.places.get(seat);

  /** Where there are many, they are drawn without names and arrows, and not one by one. */
  function plainEdges() {
    const lines = steps.map(() => []);
    if (isPlain()) {
      for (const edge of shown.edges) {
        if (!way.has(idOf(edge))) {
          const [from, to] = [placeOf(edge.from), placeOf(edge.to)];
          edge.step ??= stepOf(edge.value);
          lines[edge.step].push(from.x, from.y, to.x, to.y);
        }
      }
    }
    edges.set(lines, steps.map((one) => 1 + 0.9 * one), strong);
    drawEdges();
  }

  let settling;
  function drawEdges() {
    clearTimeout(settling);
    settling = undefined;
    edges.draw(cy.zoom(), cy.pan(), () => edges.move(cy.zoom(), cy.pan()));
  }

  /** The picture of the edges moves along, and is drawn anew when the graph rests. */
  function moveEdges() {
    if (!edges.empty) {
      edges.move(cy.zoom(), cy.pan());
      clearTimeout(settling);
      settling = setTimeout(drawEdges, 120);
    }
  }

  /** Draws what is to be seen now. What stays is not made anew. */
  function draw(anchor) {
    const before = anchor === undefined ? undefined : cy.getElementById(String(anchor)).renderedPosition();
    shown = view.view();
    const plain = isPlain();
    // Thousands of elements take long to make: those that are new are made as they are added.
    const told = shown.edges.filter((edge) => !plain || way.has(idOf(edge)));
    const all = [
      ...shown.seats.map((seat) => ({ id: String(seat), make: () => nodeElement(seat, plain) })),
      ...told.map((edge) => ({ id: idOf(edge), make: () => edgeElement(edge) })),
    ];
    const wanted = new Set(all.map((one) => one.id));
    const fresh = [];
    cy.batch(() => {
      cy.remove(cy.elements().filter((one) => !wanted.has(one.id())));
      for (const { id, make } of all) {
        const there = cy.getElementById(id);
        if (there.empty()) {
          fresh.push({ id, make });
          continue;
        }
        const one = make();
        const had = there.data();
        if (had.label !== one.data.label || had.size !== one.data.size) {
          there.data(one.data);
        }
        if (there.scratch("classes") !== one.classes) {
          there.classes(one.classes);
          there.scratch("classes", one.classes);
        }
        if (one.position) {
          const at = there.position();
          if (at.x !== one.position.x || at.y !== one.position.y) {
            there.position({ ...one.position });
          }
        }
      }
      if (fresh.length <= SLICE) {
        add(fresh);
      } else {
        // The way is looked at right afterwards.
        add(fresh.filter((one) => way.has(one.id)));
      }
    });
    drawing++;
    if (fresh.length > SLICE) {
      addSlowly(fresh.filter((one) => !way.has(one.id)), drawing);
    }
    plainEdges();
    if (chosen !== undefined) {
      const still = cy.getElementById(String(chosen));
      if (still.empty()) {
        choose(undefined);
      } else {
        still.addClass("chosen");
      }
    }
    const after = anchor === undefined ? undefined : cy.getElementById(String(anchor));
    if (before && after.nonempty()) {
      const now = after.renderedPosition();
      cy.panBy({ x: before.x - now.x, y: before.y - now.y });
    }
    tell();
  }

  function add(fresh) {
    cy.add(fresh.map(({ make }) => {
      const one = make();
      return { ...one, scratch: { classes: one.classes }, ...(one.position ? { position: { ...one.position } } : {}) };
    }));
  }

  /** Thousands come in slices, so that the page answers meanwhile. Nodes are before the edges that need them. */
  function addSlowly(fresh, turn) {
    graph.dataset.drawing = "true";
    let from = 0;
    const slice = () => {
      if (turn !== drawing) {
        return; // something else is drawn by now
      }
      const until = performance.now() + FRAME;
      do {
        cy.batch(() => add(fresh.slice(from, from + SLICE)));
        from += SLICE;
      } while (from < fresh.length && performance.now() < until);
      if (from < fresh.length) {
        requestAnimationFrame(() => setTimeout(slice));
      } else {
        delete graph.dataset.drawing;
        tell();
      }
    };
    slice();
  }

  // ---- Names of thousands: of those that are near enough to be read ----

  let near = new Set();
  let looking;
  function look() {
    clearTimeout(looking);
    looking = setTimeout(() => {
      if (!shown || !isPlain()) {
        return;
      }
      const seen = new Set();
      if (cy.zoom() >= 0.65) {
        const { x1, x2, y1, y2 } = cy.extent();
        for (const seat of shown.seats) {
          const at = placeOf(seat);
          if (at.x > x1 && at.x < x2 && at.y > y1 && at.y < y2 && seen.size < 250) {
            seen.add(seat);
          }
        }
      }
      cy.batch(() => {
        near.forEach((seat) => !seen.has(seat) && !isGroup(seat) && !view.nodes[seat].name && cy.getElementById(String(seat)).removeClass("named"));
        seen.forEach((seat) => !near.has(seat) && cy.getElementById(String(seat)).addClass("named"));
      });
      near = seen;
    }, 200);
  }

  function tell() {
    const accounts = shown.seats.filter((seat) => !isGroup(seat)).length;
    const folded = [...shown.members.values()].reduce((sum, one) => sum + one, 0);
    const dusty = shown.dusty.count > 0 ? " " + shown.dusty.count + " more are hidden as dust; " + amount(shown.dusty.value) + " went through them." : "";
    words.textContent =
      accounts + " of " + view.nodes.length + " accounts are shown, " + folded + " are folded." + dusty +
      (graph.dataset.drawing ? " They are being drawn." : "") +
      " Drag to move, scroll to zoom, click for what is behind it, double-click to unfold or fold.";
    if (document.getElementById("graph-table").open) {
      rows();
    }
  }

  // ---- Choosing ----

  function choose(seat, center) {
    cy.elements(".chosen").removeClass("chosen");
    chosen = seat;
    panel.hidden = seat === undefined;
    if (seat === undefined) {
      return;
    }
    const node = cy.getElementById(String(seat));
    node.addClass("chosen");
    if (center) {
      const at = node.renderedPosition();
      if (at.x < 20 || at.y < 20 || at.x > cy.width() - 20 || at.y > cy.height() - 20) {
        cy.center(node);
      }
    }
    panel.replaceChildren(...(isGroup(seat) ? aboutGroup(seat) : aboutAccount(seat)));
  }

  const button = (label, act) => {
    const made = el("button", { type: "button", className: "quiet", textContent: label });
    made.addEventListener("click", act);
    return made;
  };

  function aboutGroup(seat) {
    return [
      el("h3", { textContent: nameOf(seat) + (shown.members.get(seat) === 1 ? " account" : " accounts") }),
      el("p", { textContent: "Folded below " + nameOf(owner(seat).id) + ". " + amount(cameTo(seat)) + " came to them." }),
      el("p", { className: "acts-row" }, button("Unfold", () => toggle(seat))),
    ];
  }

  function aboutAccount(seat) {
    const node = view.nodes[seat];
    const fact = (name, value) => el("div", {}, el("dt", { textContent: name }), el("dd", { textContent: value }));
    const facts = el("dl", { className: "facts" },
      fact("It is", KINDS[kindOf(seat)] + (node.kind ? " (" + node.kind + ")" : "")),
      fact("Came", amount(view.came[seat])),
      fact("Rests", amount(node.rests)),
      fact("Hops", String(node.layer)),
    );
    const acts = el("p", { className: "acts-row" });
    if (node.children.length) {
      acts.append(button(view.shown[seat] < node.children.length ? "Unfold" : "Fold", () => toggle(seat)));
    }
    acts.append(button(view.kept.has(seat) ? "Unpin" : "Pin", () => pin(seat)));
    if (node.layer > 0) {
      acts.append(button("Way to it", () => showWay(node.account)));
    }
    acts.append(button("Transactions", () => open("account=" + node.account)));
    return [
      el("h3", { textContent: node.name || "No label" }),
      el("p", {}, el("code", { textContent: node.account })),
      facts,
      acts,
    ];
  }

  function open(query) {
    document.dispatchEvent(new CustomEvent("open-transactions", { detail: path + "/transactions?" + query }));
  }

  // ---- Folding, pinning ----

  function toggle(seat) {
    const id = isGroup(seat) ? owner(seat).id : seat;
    if (isGroup(seat) || view.shown[id] < view.nodes[id].children.length) {
      view.unfold(id);
    } else {
      view.fold(id);
    }
    draw(id);
    choose(id);
  }

  function pin(seat) {
    if (view.kept.delete(seat)) {
      pinned.delete(seat);
    } else {
      view.kept.add(seat);
      pinned.set(seat, { ...cy.getElementById(String(seat)).position() });
    }
    draw(seat);
    choose(seat);
  }

  // ---- The way to an account ----

  async function showWay(account) {
    const place = document.getElementById("graph-way");
    const at = path + "/way";
    const answer = await fetch(at + "?to=" + encodeURIComponent(account), {
      headers: { DPoP: await proof("GET", at), "HX-Request": "true" },
      cache: "no-store",
      redirect: "error",
    });
    // The server's own template, in which everything is escaped.
    place.innerHTML = await answer.text();
    const ids = new Map(view.nodes.map((node) => [node.account, node.id]));
    way = new Set();
    place.querySelectorAll("li").forEach((step) => {
      const [from, to] = [ids.get(step.dataset.from), ids.get(step.dataset.to)];
      view.reveal(from);
      view.reveal(to);
      way.add(String(from));
      way.add(String(to));
      way.add(from + ">" + to);
    });
    draw();
    if (way.size) {
      cy.fit(cy.elements(".way"), 60);
      choose(ids.get(account));
    }
  }

  document.getElementById("graph-find").addEventListener("submit", (event) => {
    event.preventDefault();
    const sought = document.getElementById("graph-sought").value.trim().toLowerCase();
    const found = view.nodes.find((node) => node.account.toLowerCase() === sought || node.name.toLowerCase() === sought) ??
      (sought ? view.nodes.find((node) => node.account.toLowerCase().includes(sought) || node.name.toLowerCase().includes(sought)) : undefined);
    if (!found) {
      say("No account of this trace has that address or name.");
      words.textContent = "No account of this trace has that address or name.";
    } else if (found.layer === 0) {
      choose(found.id, true);
    } else {
      showWay(found.account);
    }
  });

  // ---- Sliders and buttons ----

  let frame;
  function soon() {
    frame ??= requestAnimationFrame(() => {
      frame = undefined;
      draw();
    });
  }

  document.getElementById("graph-dust").addEventListener("input", (event) => {
    const at = Number(event.target.value);
    view.dust = at === 0 ? 0n : (view.stolen * BigInt(Math.round(10 ** ((at - 60) / 10) * 1e9))) / 1_000_000_000n;
    document.getElementById("graph-dust-words").textContent = at === 0 ? "nothing" : amount(view.dust);
    soon();
  });

  document.getElementById("graph-time").addEventListener("input", (event) => {
    const at = Number(event.target.value);
    const until = at === 200 ? Infinity : Math.floor(view.first + ((view.last - view.first) * at) / 200);
    view.at(until);
    document.getElementById("graph-time-words").textContent =
      at === 200 ? "in the end" : view.told.byTime ? "at " + new Date(until * 1000).toISOString().slice(0, 16).replace("T", " ") + " UTC" : "at block " + until;
    soon();
  });

  /** By the places alone: asking for the size of everything takes long with thousands. */
  function fit() {
    const all = shown.seats.map(placeOf);
    const [left, right] = [Math.min(...all.map((at) => at.x)) - 50, Math.max(...all.map((at) => at.x)) + 60];
    const [top, bottom] = [Math.min(...all.map((at) => at.y)) - 40, Math.max(...all.map((at) => at.y)) + 50];
    const zoom = Math.max(cy.minZoom(), Math.min(1.5, cy.width() / (right - left), cy.height() / (bottom - top)));
    cy.viewport({ zoom, pan: { x: cy.width() / 2 - (zoom * (left + right)) / 2, y: cy.height() / 2 - (zoom * (top + bottom)) / 2 } });
  }

  const zoom = (by) => cy.zoom({ level: cy.zoom() * by, renderedPosition: { x: cy.width() / 2, y: cy.height() / 2 } });
  document.getElementById("graph-fit").addEventListener("click", fit);
  document.getElementById("graph-in").addEventListener("click", () => zoom(1.3));
  document.getElementById("graph-out").addEventListener("click", () => zoom(1 / 1.3));
  document.getElementById("graph-all").addEventListener("click", () => {
    view.unfoldAll();
    draw();
    fit();
  });
  document.getElementById("graph-fold").addEventListener("click", () => {
    view.unfoldLargest(FIRST, DEEPEST);
    view.revealPlaces(PLACES);
    view.kept.clear();
    pinned.clear();
    way = new Set();
    document.getElementById("graph-way").replaceChildren();
    draw();
    fit();
  });

  // ---- The keyboard ----

  function neighbour(seat, key) {
    const next = (edges, side) => edges.reduce((best, edge) => (!best || edge.value > best.value ? edge : best), undefined)?.[side];
    if (key === "ArrowRight") {
      return next(shown.edges.filter((edge) => edge.from === seat), "to");
    }
    if (key === "ArrowLeft") {
      return next(shown.edges.filter((edge) => edge.to === seat), "from");
    }
    const column = shown.seats.filter((one) => view.layer(one) === view.layer(seat))
      .sort((a, b) => shown.places.get(a).y - shown.places.get(b).y || shown.places.get(a).x - shown.places.get(b).x);
    return column[column.indexOf(seat) + (key === "ArrowDown" ? 1 : -1)];
  }

  canvas.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    const at = chosen ?? shown.seats[0];
    const acts = {
      Enter: () => toggle(at),
      p: () => !isGroup(at) && pin(at),
      w: () => !isGroup(at) && view.nodes[at].layer > 0 && showWay(view.nodes[at].account),
      t: () => !isGroup(at) && open("account=" + view.nodes[at].account),
      "+": () => zoom(1.3),
      "-": () => zoom(1 / 1.3),
      0: fit,
      Escape: () => choose(undefined),
    };
    if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const to = chosen === undefined ? at : neighbour(at, event.key);
      if (to !== undefined) {
        choose(to, true);
      }
    } else if (acts[event.key]) {
      event.preventDefault();
      acts[event.key]();
    }
  });

  // ---- The same as a table ----

  function rows() {
    const most = 300;
    const body = el("tbody", {});
    for (const seat of shown.seats.slice(0, most)) {
      const act = el("td", {});
      if (isGroup(seat) || view.nodes[seat].children.length) {
        act.append(button(isGroup(seat) || view.shown[seat] < view.nodes[seat].children.length ? "Unfold" : "Fold", () => toggle(seat)));
      }
      body.append(el("tr", {},
        el("td", {}, isGroup(seat) ? nameOf(seat) + " below " + nameOf(owner(seat).id) : (view.nodes[seat].name ? view.nodes[seat].name + " " : "") + view.nodes[seat].account),
        el("td", { textContent: KINDS[kindOf(seat)] }),
        el("td", { textContent: String(view.layer(seat)) }),
        el("td", { textContent: amount(cameTo(seat)) }),
        act,
      ));
    }
    const head = el("tr", {}, ...["Account", "It is", "Hops", "Came", ""].map((one) => el("th", { textContent: one })));
    document.getElementById("graph-rows").replaceChildren(
      el("table", { className: "rows" }, el("thead", {}, head), body),
      ...(shown.seats.length > most ? [el("p", { className: "dim", textContent: "The first " + most + " of " + shown.seats.length + "; the page Accounts has all." })] : []),
    );
  }
  document.getElementById("graph-table").addEventListener("toggle", () => shown && rows());

  // ---- Beginning ----

  let redrag;
  async function begin() {
    const at = path + "/graph.json";
    const answer = await fetch(at, { headers: { DPoP: await proof("GET", at), Accept: "application/json" }, cache: "no-store", redirect: "error" });
    if (!answer.ok) {
      throw new Error("not now");
    }
    view = new TraceView(await answer.json());
    const large = view.nodes.length > 800;
    cy = cytoscape({
      container: canvas,
      style: style(),
      layout: { name: "preset" },
      minZoom: 0.02,
      maxZoom: 4,
      boxSelectionEnabled: false,
      selectionType: "single",
      pixelRatio: large ? 1 : "auto",
    });
    canvas.cytoscape = cy;
    cy.on("tap", (event) => {
      if (event.target === cy) {
        choose(undefined);
      } else if (event.target.isNode()) {
        choose(Number(event.target.id()));
      } else {
        cy.elements(".chosen").removeClass("chosen");
        event.target.addClass("chosen");
        const [from, to] = event.target.id().split(">").map(Number);
        if (!isGroup(from) && !isGroup(to)) {
          open("from=" + view.nodes[from].account + "&to=" + view.nodes[to].account);
        } else {
          choose(isGroup(to) ? to : from);
        }
      }
    });
    cy.on("dbltap", "node", (event) => toggle(Number(event.target.id())));
    cy.on("drag", "node", (event) => {
      pinned.set(Number(event.target.id()), { ...event.target.position() });
      redrag ??= requestAnimationFrame(() => {
        redrag = undefined;
        if (isPlain()) {
          plainEdges();
        }
      });
    });
    cy.on("viewport", look);
    cy.on("viewport", moveEdges);
    cy.on("resize", drawEdges);
    const restyle = () => {
      cy.style(style());
      plainEdges();
    };
    new MutationObserver(restyle).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", restyle);
    view.unfoldLargest(FIRST, DEEPEST);
    view.revealPlaces(PLACES);
    draw();
    fit();
    const list = document.getElementById("graph-accounts");
    const named = new Set(view.nodes.filter((node) => node.name).map((node) => node.name));
    list.append(...[...named].slice(0, 200).map((name) => el("option", { value: name })));
    graph.dataset.ready = "true";
    if (graph.dataset.to) {
      document.getElementById("graph-sought").value = graph.dataset.to;
      await showWay(graph.dataset.to);
    }
  }

  begin().catch((e) => {
    console.error(e);
    words.textContent = "The graph could not be loaded. The pages Accounts and Transactions have the same.";
  });
}
