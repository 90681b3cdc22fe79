"use strict";

// Plots of the report. The tables below them say the same.

{
  const colours = () => {
    const probe = document.createElement("span");
    document.body.append(probe);
    const read = (name) => {
      probe.style.color = "var(" + name + ")";
      return getComputedStyle(probe).color;
    };
    const all = {
      ink: read("--ink"), dim: read("--dim"), line: read("--line"), surface: read("--surface"),
      reported: read("--allow"), adjusted: read("--trace-service"), acted: read("--trace-held"),
    };
    probe.remove();
    return all;
  };
  const narrow = () => innerWidth < 700;
  const percent = (value) => (value === undefined ? null : value / 10);

  const common = (colour, names) => ({
    animation: false,
    textStyle: { fontFamily: "sans-serif" },
    legend: { top: 4, textStyle: { color: colour.ink }, data: names },
    grid: { left: 8, right: 16, top: narrow() ? 64 : 44, bottom: 8, containLabel: true },
    tooltip: {
      trigger: "axis", renderMode: "richText", confine: true, valueFormatter: (value) => (value === null || value === undefined ? "–" : value.toFixed(1) + "%"),
      backgroundColor: colour.surface, borderColor: colour.line, textStyle: { color: colour.ink },
    },
  });
  const share = (colour) => ({ type: "value", min: 0, max: 100, axisLabel: { color: colour.dim, formatter: "{value}%" }, splitLine: { lineStyle: { color: colour.line } } });
  const named = (colour, data) => ({ type: "category", data, axisLabel: { color: colour.dim, hideOverlap: true }, axisLine: { lineStyle: { color: colour.line } } });

  // Each line has a mark of its own, so that colour is not all that tells them apart.
  const line = (name, colour, symbol, type, data) => ({
    name, type: "line", symbol, symbolSize: 9, lineStyle: { color: colour, width: 2, type }, itemStyle: { color: colour }, data,
  });
  function months(told, colour) {
    return {
      ...common(colour, ["reported", "reported, adjusted", "acted on"]),
      xAxis: named(colour, told.months.map((one) => one.month)),
      yAxis: share(colour),
      series: [
        line("reported", colour.reported, "circle", "solid", told.months.map((one) => percent(one.reported))),
        line("reported, adjusted", colour.adjusted, "diamond", "dashed", told.months.map((one) => percent(one.adjusted))),
        line("acted on", colour.acted, "triangle", "dotted", told.months.map((one) => percent(one.acted))),
      ],
    };
  }
  function teams(told, colour) {
    const bar = (name, fill, data) => ({ name, type: "bar", barMaxWidth: 26, itemStyle: { color: fill }, data });
    return {
      ...common(colour, ["reported", "reported, adjusted"]),
      xAxis: share(colour),
      yAxis: { ...named(colour, told.teams.map((one) => one.name)), inverse: true },
      series: [
        bar("reported", colour.reported, told.teams.map((one) => percent(one.reported))),
        bar("reported, adjusted", colour.adjusted, told.teams.map((one) => percent(one.adjusted))),
      ],
    };
  }

  for (const [id, option] of [["months-chart", months], ["teams-chart", teams]]) {
    const place = document.getElementById(id);
    if (!place) {
      continue;
    }
    const told = JSON.parse(place.dataset.chart);
    const chart = echarts.init(place, null, { renderer: "canvas" });
    const draw = () => chart.setOption(option(told, colours()), true);
    draw();
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
