"use strict";

// Who reaches a wallet by what, drawn in three columns. The table beside it says the same in words.

{
  const canvas = document.getElementById("reach-graph");
  const words = document.getElementById("reach-words");

  const narrow = () => canvas.clientWidth < 640;

  function style() {
    const probe = document.createElement("span");
    document.body.append(probe);
    const read = (name) => {
      probe.style.color = "var(" + name + ")";
      return getComputedStyle(probe).color;
    };
    const [ink, surface, line, accent, deny] = ["--ink", "--surface", "--line-strong", "--accent", "--deny"].map(read);
    const [person, machine, key] = ["--trace-service", "--trace-bridge", "--trace-held"].map(read);
    probe.remove();
    return [
      { selector: "node", style: {
        label: "data(label)", width: 16, height: 16, color: ink, "font-size": narrow() ? 10 : 12, "font-family": "sans-serif",
        "background-color": line, "text-wrap": "wrap", "text-max-width": narrow() ? 110 : 220, "text-valign": "center",
        "text-background-color": surface, "text-background-opacity": 0.8, "text-background-padding": 1,
      } },
      { selector: "node.holder", style: { "text-halign": "right", "text-margin-x": 5 } },
      { selector: "node.way", style: { shape: "round-rectangle", width: 10, height: 10, "text-valign": "bottom", "text-margin-y": 3 } },
      { selector: "node.wallet", style: { shape: "hexagon", width: 30, height: 30, "background-color": accent, "text-valign": "bottom", "text-margin-y": 4 } },
      { selector: "node.person", style: { "background-color": person } },
      { selector: "node.machine", style: { shape: "round-rectangle", "background-color": machine } },
      { selector: "node.key", style: { shape: "diamond", "background-color": key } },
      { selector: "node.noticed", style: { "border-width": 3, "border-color": deny } },
      { selector: "edge", style: { width: 1.2, "line-color": line, "curve-style": "bezier", opacity: 0.8 } },
      { selector: "edge.noticed", style: { "line-color": deny, width: 2.2 } },
    ];
  }

  const brief = (name) => name.replace(/0x[0-9a-fA-F]{40}/g, (address) => address.slice(0, 6) + "…" + address.slice(-4));
  const short = (name) => (brief(name).length > 60 ? brief(name).slice(0, 57) + "…" : brief(name));
  const KINDS = { person: "person", group: "person", machine: "machine", key: "key", module: "key" };

  function elements(told) {
    const count = [0, 1, 2].map((layer) => told.nodes.filter((node) => node.layer === layer).length);
    const tallest = Math.max(...count);
    const at = [0, 0, 0];
    const nodes = told.nodes.map((node) => ({
      group: "nodes",
      data: { id: String(node.id), label: short(node.name) },
      classes: [["holder", "way", "wallet"][node.layer], node.layer === 0 ? KINDS[node.kind] : "", node.noticed ? "noticed" : ""].join(" "),
      position: { x: (narrow() ? [0, 190, 330] : [0, 460, 760])[node.layer], y: ((at[node.layer]++ + 0.5) * tallest * (narrow() ? 62 : 52)) / count[node.layer] },
    }));
    const edges = told.edges.map((edge, index) => ({
      group: "edges",
      data: { id: "e" + index, source: String(edge.from), target: String(edge.to) },
      classes: edge.noticed ? "noticed" : "",
    }));
    return nodes.concat(edges);
  }

  async function draw() {
    const at = canvas.dataset.path;
    const answer = await fetch(at, { headers: { DPoP: await proof("GET", at), Accept: "application/json" }, cache: "no-store", redirect: "error" });
    if (!answer.ok) {
      words.textContent = "The graph could not be loaded. The table below says the same.";
      return;
    }
    const told = await answer.json();
    const cy = cytoscape({
      container: canvas,
      elements: elements(told),
      style: style(),
      layout: { name: "preset", fit: true, padding: 30 },
      userZoomingEnabled: false,
      autoungrabify: true,
    });
    const holders = told.nodes.filter((node) => node.layer === 0);
    const noticed = holders.filter((node) => node.noticed).length;
    words.textContent =
      holders.length + (holders.length === 1 ? " holder" : " holders") + " of rights" +
      (noticed > 0 ? ", " + noticed + " of them with something grave, in red" : "") +
      (told.left > 0 ? "; " + told.left + " more rights are in the table alone" : "") + ".";
    new MutationObserver(() => cy.style(style())).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => cy.style(style()));
    addEventListener("resize", () => {
      cy.resize();
      cy.fit(undefined, 30);
    });
  }

  if (canvas) {
    draw().catch((e) => {
      console.error(e);
      words.textContent = "The graph could not be drawn. The table below says the same.";
    });
  }
}
