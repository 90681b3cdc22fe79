"use strict";

// The addresses that an incident's alerts speak of: who gave, what the alerts are about, who got. The alerts say the
// same in words.

{
  const canvas = document.getElementById("incident-graph");
  const words = document.getElementById("incident-words");

  const narrow = () => canvas.clientWidth < 640;

  function style() {
    const probe = document.createElement("span");
    document.body.append(probe);
    const read = (name) => {
      probe.style.color = "var(" + name + ")";
      return getComputedStyle(probe).color;
    };
    const [ink, surface, line, accent, deny] = ["--ink", "--surface", "--line-strong", "--accent", "--deny"].map(read);
    const [held] = ["--trace-held"].map(read);
    probe.remove();
    return [
      { selector: "node", style: {
        label: "data(label)", width: 16, height: 16, color: ink, "font-size": narrow() ? 10 : 12, "font-family": "sans-serif",
        "background-color": line, "text-wrap": "wrap", "text-max-width": narrow() ? 110 : 220, "text-valign": "center",
        "text-background-color": surface, "text-background-opacity": 0.8, "text-background-padding": 1,
      } },
      { selector: "node.wallet", style: { shape: "hexagon", width: 30, height: 30, "background-color": accent, "text-valign": "bottom", "text-margin-y": 4 } },
      { selector: "node.address", style: { "background-color": held, "text-valign": "bottom", "text-margin-y": 3 } },
      { selector: "node.noticed", style: { "border-width": 3, "border-color": deny } },
      { selector: "edge", style: { width: 1.2, "line-color": line, "curve-style": "bezier", opacity: 0.8, "target-arrow-shape": "triangle", "target-arrow-color": line } },
      { selector: "edge.noticed", style: { "line-color": deny, "target-arrow-color": deny, width: 2.2 } },
    ];
  }

  const brief = (name) => name.replace(/0x[0-9a-fA-F]{40}/g, (address) => address.slice(0, 6) + "…" + address.slice(-4));
  const short = (name) => (brief(name).length > 60 ? brief(name).slice(0, 57) + "…" : brief(name));
  function elements(told) {
    const count = [0, 1, 2].map((layer) => told.nodes.filter((node) => node.layer === layer).length);
    const tallest = Math.max(...count);
    const at = [0, 0, 0];
    const nodes = told.nodes.map((node) => ({
      group: "nodes",
      data: { id: String(node.id), label: short(node.name) },
      classes: [node.layer === 1 ? "wallet" : "address", node.noticed ? "noticed" : ""].join(" "),
      position: { x: (narrow() ? [0, 150, 300] : [0, 380, 760])[node.layer], y: ((at[node.layer]++ + 0.5) * tallest * (narrow() ? 62 : 52)) / count[node.layer] },
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
      words.textContent = "The graph could not be loaded. The alerts below say the same.";
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
    const noticed = told.nodes.filter((node) => node.noticed).length;
    words.textContent =
      told.nodes.length === 0
        ? "The alerts speak of no address."
        : told.nodes.length + (told.nodes.length === 1 ? " place" : " places") +
          (noticed < told.nodes.length ? ", " + noticed + " of them with an alert that stands, edged in red" : "") +
          (told.left > 0 ? "; " + told.left + " more are in the alerts alone" : "") + ".";
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
      words.textContent = "The graph could not be drawn. The alerts below say the same.";
    });
  }
}
