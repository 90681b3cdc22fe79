"use strict";

// What was stolen by year, and published figures beside the entries. The tables below say the same.

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
      first: read("--trace-held"), second: read("--trace-service"),
    };
    probe.remove();
    return all;
  };
  const narrow = () => innerWidth < 700;
  const amount = (number) => number.toLocaleString("en", { maximumFractionDigits: 2 });

  function option(told, colour) {
    const two = told.second !== undefined;
    const names = { type: "category", data: told.bars.map((one) => one.name), axisLabel: { color: colour.dim, width: narrow() ? 110 : 200, overflow: "truncate" }, axisLine: { lineStyle: { color: colour.line } } };
    const values = { type: "value", name: told.unit, nameLocation: "end", nameTextStyle: { color: colour.dim, align: two ? "right" : "left" }, axisLabel: { color: colour.dim, hideOverlap: true }, splitLine: { lineStyle: { color: colour.line } } };
    const bar = (name, value, shown) => ({
      name, type: "bar", barMaxWidth: 36, itemStyle: { color: shown },
      data: told.bars.map((one) => ({ value: one[value], words: one.words })),
    });
    return {
      animation: false,
      textStyle: { fontFamily: "sans-serif" },
      legend: two ? { top: 0, textStyle: { color: colour.ink }, data: [told.first, told.second] } : undefined,
      grid: { left: 8, right: 24, top: two ? 40 : 36, bottom: two ? 30 : 8, containLabel: true },
      tooltip: {
        trigger: "item", renderMode: "richText", confine: true,
        backgroundColor: colour.surface, borderColor: colour.line, textStyle: { color: colour.ink, width: 240, overflow: "break" },
        formatter: (at) => at.name + "\n" + amount(at.value) + " " + told.unit + (two ? ", " + at.seriesName : "") + "\n" + at.data.words,
      },
      xAxis: two ? values : names,
      yAxis: two ? { ...names, inverse: true } : values,
      series: two
        ? [bar(told.first, "value", colour.first), bar(told.second, "other", colour.second)]
        : [bar(told.unit, "value", colour.first)],
    };
  }

  for (const id of ["years-chart", "beside-chart"]) {
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
