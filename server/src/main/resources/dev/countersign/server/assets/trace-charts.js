"use strict";

// The stages and the timeline of a trace. The tables below them say the same.

{
  const colours = () => {
    const style = getComputedStyle(document.documentElement);
    const probe = document.createElement("span");
    document.body.append(probe);
    const read = (name) => {
      probe.style.color = "var(" + name + ")";
      return getComputedStyle(probe).color;
    };
    const all = {
      ink: read("--ink"), dim: read("--dim"), line: read("--line"), surface: read("--surface"),
      passed: read("--trace-passed"), service: read("--trace-service"), bridge: read("--trace-bridge"),
      mixer: read("--trace-mixer"), held: read("--trace-held"), burnt: read("--trace-burnt"),
      fee: read("--trace-burnt"), "not-followed": read("--trace-burnt"), font: style.getPropertyValue("--sans"),
    };
    probe.remove();
    return all;
  };
  const narrow = () => innerWidth < 700;

  function stages(told, colour) {
    // The last ones stand side by side on a narrow screen, where only upright names have room.
    const goesOn = new Set(told.streams.map((one) => one.source));
    const label = (one) =>
      goesOn.has(one.name)
        ? { width: 62 }
        : narrow()
          ? { position: "bottom", rotate: -90, align: "left", verticalAlign: "middle", width: 130, overflow: "truncate" }
          : {};
    return {
      animation: false,
      textStyle: { fontFamily: "sans-serif" },
      tooltip: {
        trigger: "item", renderMode: "richText", confine: true,
        backgroundColor: colour.surface, borderColor: colour.line, textStyle: { color: colour.ink },
        formatter: (at) =>
          at.dataType === "edge"
            ? at.data.source + "\n→ " + at.data.target + "\n" + at.data.words + " (" + at.data.share + ")"
            : at.name,
      },
      series: [{
        type: "sankey", orient: narrow() ? "vertical" : "horizontal",
        left: 12, top: 16, bottom: narrow() ? 150 : 16, right: narrow() ? 12 : 190,
        nodeGap: narrow() ? 22 : 16, nodeWidth: 14, layoutIterations: 64, draggable: false, nodeAlign: "justify",
        emphasis: { focus: "adjacency" },
        label: { color: colour.ink, fontSize: narrow() ? 10 : 12, overflow: "break", width: narrow() ? 70 : 170 },
        lineStyle: { color: "source", opacity: 0.35, curveness: 0.5 },
        data: told.stages.map((one) => ({ name: one.name, label: label(one), itemStyle: { color: colour[one.kind], borderWidth: 0 } })),
        links: told.streams,
      }],
    };
  }

  function timeline(told, colour) {
    const places = told.places.filter((place) => told.spans.some((span) => span[place.word] !== undefined));
    return {
      animation: false,
      textStyle: { fontFamily: "sans-serif" },
      legend: { top: 4, textStyle: { color: colour.ink }, data: places.map((one) => one.name) },
      grid: { left: 8, right: 12, top: narrow() ? 90 : 44, bottom: 56, containLabel: true },
      tooltip: {
        trigger: "item", renderMode: "richText", confine: true,
        backgroundColor: colour.surface, borderColor: colour.line, textStyle: { color: colour.ink },
        formatter: (at) => at.name + "\n" + at.seriesName + "\n" + at.data.words,
      },
      dataZoom: [
        { type: "slider", height: 20, bottom: 10, textStyle: { color: colour.dim }, borderColor: colour.line },
      ],
      xAxis: { type: "category", data: told.spans.map((one) => one.when), axisLabel: { color: colour.dim, hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right", formatter: (when) => when.replace(/:00 UTC$/, "") }, axisLine: { lineStyle: { color: colour.line } } },
      yAxis: { type: "value", name: told.unit, nameTextStyle: { color: colour.dim, align: "right" }, axisLabel: { color: colour.dim }, splitLine: { lineStyle: { color: colour.line } } },
      series: places.map((place) => ({
        name: place.name, type: "bar", stack: "all", barMaxWidth: 36, itemStyle: { color: colour[place.word] },
        data: told.spans.map((span) =>
          span[place.word] === undefined
            ? { value: 0 }
            : { value: span[place.word], words: span[place.word + "Words"], query: span.query + "&place=" + place.word },
        ),
      })),
    };
  }

  for (const [id, option] of [["stages-chart", stages], ["timeline-chart", timeline]]) {
    const place = document.getElementById(id);
    if (!place) {
      continue;
    }
    const told = JSON.parse(place.dataset.chart);
    const chart = echarts.init(place, null, { renderer: "canvas" });
    const draw = () => chart.setOption(option(told, colours()), true);
    draw();
    chart.on("click", (at) => {
      if (at.data?.query) {
        document.dispatchEvent(new CustomEvent("open-transactions", { detail: place.dataset.path + at.data.query }));
      }
    });
    let waiting;
    addEventListener("resize", () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        chart.resize();
        draw();
      }, 150);
    });
    new MutationObserver(draw).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  }
}
