// The chart of first days: stacked columns by group; dragging across it chooses a period.
"use strict";
(() => {
  const box = document.getElementById("chart");
  const root = document.documentElement;
  const locale = root.lang === "ar" ? "ar-IQ-u-nu-latn" : "en-GB";
  const labels = Object.fromEntries(box.dataset.labels.split(";").filter(Boolean).map((pair) => pair.split("=")));
  const groups = Object.keys(labels);
  const css = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const DAY = 86400;
  const toSeconds = (day) => Date.parse(`${day}T00:00:00Z`) / 1000;
  const iso = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);
  let plot = null;
  let last = null;

  // Columns are days, weeks (from Monday), months or years, as the answer counts them.
  const bucket = (seconds, unit) => {
    const at = new Date(seconds * 1000);
    if (unit === "day") return seconds;
    if (unit === "week") return seconds - ((at.getUTCDay() + 6) % 7) * DAY;
    if (unit === "month") return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), 1) / 1000;
    return Date.UTC(at.getUTCFullYear(), 0, 1) / 1000;
  };
  const next = (seconds, unit) => {
    const at = new Date(seconds * 1000);
    if (unit === "day") return seconds + DAY;
    if (unit === "week") return seconds + 7 * DAY;
    if (unit === "month") return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1) / 1000;
    return Date.UTC(at.getUTCFullYear() + 1, 0, 1) / 1000;
  };
  const table = (days, unit) => {
    const seconds = days.map((one) => toSeconds(one.day));
    const first = Math.min(...seconds), end = Math.max(...seconds);
    const starts = [];
    for (let at = bucket(first, unit); at <= end; at = next(at, unit)) starts.push(at);
    const index = new Map(starts.map((at, i) => [at, i]));
    const series = groups.map(() => new Array(starts.length).fill(0));
    days.forEach((one, i) => { series[groups.indexOf(one.group)][index.get(bucket(seconds[i], unit))] += one.count; });
    return { unit, starts, series };
  };
  const stack = (series) => series.map((_, at) => series[at].map((_, i) => series.slice(0, at + 1).reduce((sum, row) => sum + row[i], 0)));

  // Own columns rather than uPlot's paths: each is as wide as its own bucket, whatever its length in days.
  const columns = (data, unit) => (u) => {
    const { ctx } = u;
    const base = u.valToPos(0, "y", true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(u.bbox.left, u.bbox.top, u.bbox.width, u.bbox.height);
    ctx.clip();
    data.starts.forEach((start, i) => {
      const left = u.valToPos(start, "x", true), right = u.valToPos(next(start, unit), "x", true);
      const width = Math.max(2, right - left - Math.max(1, (right - left) * 0.12));
      let sum = 0;
      groups.forEach((group, at) => {
        const count = data.series[at][i];
        if (!count) return;
        const top = u.valToPos(sum + count, "y", true), bottom = u.valToPos(sum, "y", true);
        ctx.fillStyle = css(`--${group}`);
        ctx.fillRect(left, top, width, Math.min(base, bottom) - top);
        sum += count;
      });
    });
    ctx.restore();
  };
  const choose = (u) => {
    if (u.select.width < 4) return;
    const from = u.posToVal(u.select.left, "x"), to = u.posToVal(u.select.left + u.select.width, "x");
    u.setSelect({ left: 0, width: 0, top: 0, height: 0 }, false);
    document.getElementById("f-since").value = iso(from);
    document.getElementById("f-until").value = iso(to);
    document.getElementById("filter").dispatchEvent(new Event("change", { bubbles: true }));
  };
  const draw = () => {
    plot?.destroy();
    plot = null;
    if (!last || !last.days.length) return;
    const data = table(last.days, last.unit);
    const { unit, starts } = data;
    const stacked = stack(data.series);
    const end = next(starts[starts.length - 1], unit);
    const top = Math.max(...stacked[stacked.length - 1]);
    // Arabic has no short names of months: on a phone they are numbers.
    const month = box.clientWidth < 500 ? "numeric" : "short";
    const shown = { year: {}, month: { month }, week: { day: "numeric", month }, day: { day: "numeric", month } }[unit];
    // Numbers parted by a direction mark ("1/2019" in Arabic) are torn apart where no paragraph has a direction.
    const write = new Intl.DateTimeFormat(locale, { year: "numeric", timeZone: "UTC", ...shown });
    // Without it the numbers are written as the browser's language has them, and the years beside them as the page's.
    const count = new Intl.NumberFormat(locale);
    const axis = { stroke: css("--soft"), grid: { stroke: css("--hair"), width: 1 }, ticks: { stroke: css("--line"), size: 4 }, font: `11px ${css("--sans")}` };
    plot = new uPlot({
      width: box.clientWidth, height: 190, padding: [8, 36, 0, 12], legend: { show: false }, tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { x: { time: true, range: () => [starts[0], end] }, y: { range: () => [0, Math.max(2, Math.ceil(top * 1.1))] } },
      axes: [
        { ...axis, space: 90, size: 30, grid: { show: false }, values: (_, splits) => splits.map((at) => write.format(new Date(at * 1000)).replace(/\u200f/g, "")) },
        { ...axis, size: 34, values: (_, splits) => splits.map((at) => count.format(at)), incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000] },
      ],
      series: [{}, ...groups.map(() => ({ paths: () => null, points: { show: false } }))],
      cursor: { points: { show: false }, y: false, drag: { x: true, y: false, setScale: false } },
      hooks: { draw: [columns(data, unit)], setSelect: [choose] },
    }, [starts, ...stacked], box);
    box.dataset.ready = String(last.days.length);
  };
  const load = async () => {
    const answer = await fetch(`/api/timeline${location.search}`);
    if (!answer.ok) return;
    last = await answer.json();
    draw();
    box.dataset.ready = String(last.days.length);
  };
  addEventListener("resize", draw);
  document.addEventListener("tansiq:theme", draw);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  document.addEventListener("htmx:pushedIntoHistory", load);
  load();
})();
