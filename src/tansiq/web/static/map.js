// The map: country outlines, and each place as a mark with a circle as wide as the place may reach.
"use strict";
(() => {
  const box = document.getElementById("map");
  const MOST = 0.9;
  // Wider circles are drawn as a line only: fills of whole countries would lie over all within them.
  const WIDE_KM = 120;
  const css = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const map = L.map(box, {
    preferCanvas: false, zoomControl: false, minZoom: 2, maxZoom: 12, zoomSnap: 0.5, worldCopyJump: false,
    maxBounds: [[-75, -190], [85, 190]], attributionControl: false,
  });
  map.setView([34.5, 41], 6);
  L.control.zoom({ zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
  L.control.scale({ imperial: false }).addTo(map);
  L.control.attribution({ prefix: false }).addAttribution("Natural Earth").addTo(map);
  const outlineRenderer = L.canvas({ padding: 0.5 });
  const places = L.layerGroup().addTo(map);
  const names = [];
  let outlines = null;
  const element = (tag, text, className) => {
    const made = document.createElement(tag);
    if (text) made.textContent = text;
    if (className) made.className = className;
    return made;
  };

  // The centre of the largest ring, so that a far island does not pull a name out to sea.
  const centre = (geometry) => {
    let best = null;
    for (const polygon of geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates) {
      const ring = polygon[0];
      let area = 0, x = 0, y = 0;
      for (let i = 0; i + 1 < ring.length; i += 1) {
        const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1];
        area += cross; x += (ring[i][0] + ring[i + 1][0]) * cross; y += (ring[i][1] + ring[i + 1][1]) * cross;
      }
      if (area !== 0 && (best === null || Math.abs(area) > best.area)) {
        best = { area: Math.abs(area), at: [y / (3 * area), x / (3 * area)] };
      }
    }
    return best;
  };
  // Rings that cross the date line go on beyond it, instead of back across the whole map.
  const unwrap = (ring) => {
    const crosses = ring.some((at, i) => i > 0 && Math.abs(at[0] - ring[i - 1][0]) > 180);
    return crosses ? ring.map(([x, y]) => [x < 0 ? x + 360 : x, y]) : ring;
  };
  const mend = (shape) => {
    const geometry = shape.geometry;
    if (geometry?.type === "Polygon") geometry.coordinates = geometry.coordinates.map(unwrap);
    if (geometry?.type === "MultiPolygon") geometry.coordinates = geometry.coordinates.map((rings) => rings.map(unwrap));
    return shape;
  };
  const outlineStyle = () => ({ color: css("--border"), weight: 1, fillColor: css("--land"), fillOpacity: 1 });
  const drawOutlines = async () => {
    const [topology, words] = await Promise.all([
      fetch(box.dataset.outlines).then((answer) => answer.json()),
      fetch(`/api/countries?lang=${document.documentElement.lang}`).then((answer) => answer.json()),
    ]);
    const shapes = topojson.feature(topology, topology.objects.countries);
    // Antarctica (010) goes round the pole, which this projection cannot show.
    shapes.features = shapes.features.filter((shape) => shape.id !== "010").map(mend);
    outlines = L.geoJSON(shapes, { style: outlineStyle, interactive: false, renderer: outlineRenderer }).addTo(map);
    for (const shape of shapes.features) {
      const name = words.names[shape.id];
      const found = name && shape.geometry ? centre(shape.geometry) : null;
      if (!found) continue;
      const icon = L.divIcon({ className: "country-name", html: element("bdi", name) });
      const label = L.marker(found.at, { icon, interactive: false, keyboard: false, zIndexOffset: -1000 });
      names.push(Object.assign(label, { area: found.area }));
    }
    showNames();
  };
  // A name is shown once its country is large enough on the screen to hold it.
  const showNames = () => {
    names.forEach((label) => {
      const wanted = label.area * 4 ** (map.getZoom() - 6) > 3;
      if (wanted && !map.hasLayer(label)) map.addLayer(label);
      if (!wanted && map.hasLayer(label)) map.removeLayer(label);
    });
  };
  map.on("zoomend", showNames);

  // What the list beside the map says of an event, or else what the server says of it.
  const describe = (line, event) => {
    const listed = document.querySelector(`.mini[data-event="${CSS.escape(event.id)}"]`);
    if (listed) {
      line.append(...[...listed.childNodes].map((node) => node.cloneNode(true)));
      return;
    }
    const link = element("a", event.type_label);
    link.href = `/events/${encodeURIComponent(event.id)}`;
    line.append(link);
    fetch(`/api${link.getAttribute("href")}?lang=${document.documentElement.lang}`).then(async (answer) => {
      if (!answer.ok) return;
      const [told] = (await answer.json()).tellings;
      link.textContent = told.headline;
      line.append(element("span", [told.when, ...told.tolls].join(" · "), "sub"));
    });
  };
  const popup = (point) => {
    const whole = element("div");
    whole.dir = document.documentElement.dir;
    const head = element("p");
    const name = element("strong"); name.append(element("bdi", point.name));
    head.append(name);
    whole.append(head);
    const list = element("ul");
    for (const event of point.events.slice(0, 20)) {
      const line = element("li", "", `g-${event.group}`);
      describe(line, event);
      list.append(line);
    }
    if (point.events.length > 20) list.append(element("li", `+${point.events.length - 20}`));
    whole.append(list);
    return whole;
  };
  const highlight = (point, isOn) => {
    for (const event of point.events) {
      document.querySelector(`[data-event="${CSS.escape(event.id)}"]`)?.classList.toggle("on", isOn);
    }
  };
  const drawPoint = (point) => {
    const group = Object.entries(point.groups).sort((a, b) => b[1] - a[1])[0][0];
    const colour = css(`--${group}`);
    const radius = Math.min(17, 6 + 3 * Math.log2(point.events.length));
    L.circle([point.lat, point.lon], {
      radius: Math.max(point.radius_km, 0.1) * 1000, color: colour, weight: 1, opacity: 0.55, dashArray: "4 3",
      fillColor: colour, fillOpacity: point.radius_km > WIDE_KM ? 0 : 0.08, interactive: false,
    }).addTo(places);
    const mark = L.circleMarker([point.lat, point.lon], {
      radius, color: css("--surface"), weight: 1.5, fillColor: colour, fillOpacity: 0.92, className: "pin",
    });
    mark.bindPopup(() => popup(point), { maxWidth: 320 });
    mark.on("mouseover", () => highlight(point, true)).on("mouseout", () => highlight(point, false));
    mark.addTo(places);
    const path = mark.getElement();
    path.setAttribute("tabindex", "0");
    path.setAttribute("role", "button");
    path.setAttribute("aria-label", `${point.name}: ${point.events.length}`);
    path.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") { event.preventDefault(); mark.openPopup(); }
    });
    if (point.events.length > 1) {
      L.marker([point.lat, point.lon], {
        icon: L.divIcon({ className: "pin-n", html: String(point.events.length), iconSize: [24, 24] }), interactive: false, keyboard: false,
      }).addTo(places);
    }
  };
  // Most of what there is, close enough to read; the button in the corner shows the rest.
  const fit = (share) => {
    const middle = (key) => {
      const sorted = points.flatMap((point) => point.events.map(() => point[key])).sort((a, b) => a - b);
      return sorted[Math.floor(sorted.length / 2)];
    };
    const [lat, lon] = [middle("lat"), middle("lon")];
    const near = [...points].sort((a, b) => Math.hypot(a.lat - lat, a.lon - lon) - Math.hypot(b.lat - lat, b.lon - lon));
    const wanted = share * points.reduce((sum, point) => sum + point.events.length, 0);
    let held = 0;
    const kept = near.filter((point) => { const isIn = held < wanted; held += point.events.length; return isIn; });
    map.fitBounds(kept.map((point) => [point.lat, point.lon]), { padding: [40, 40], maxZoom: 7, animate: false });
  };
  const Whole = L.Control.extend({
    options: { position: "topleft" },
    onAdd: () => {
      const bar = element("div", "", "leaflet-bar");
      const button = element("a", "\u2922");
      button.href = "#map";
      button.title = box.dataset.zoomAll;
      button.setAttribute("role", "button");
      button.setAttribute("aria-label", box.dataset.zoomAll);
      L.DomEvent.disableClickPropagation(button).on(button, "click", (event) => {
        L.DomEvent.preventDefault(event);
        if (points.length) fit(1);
      });
      bar.append(button);
      return bar;
    },
  });
  map.addControl(new Whole());
  let points = [];
  const draw = () => {
    places.clearLayers();
    // Wide places first, so that a governorate never covers a town within it.
    for (const point of [...points].sort((a, b) => b.radius_km - a.radius_km)) drawPoint(point);
  };
  const load = async () => {
    const asked = new URLSearchParams(location.search);
    asked.set("lang", document.documentElement.lang);
    const answer = await fetch(`/api/map?${asked}`);
    if (!answer.ok) return;
    const found = await answer.json();
    points = found.points;
    document.getElementById("map-more").hidden = !found.has_more;
    draw();
    if (points.length) fit(MOST);
    box.dataset.ready = String(points.length);
  };
  document.addEventListener("tansiq:theme", () => { if (outlines) outlines.setStyle(outlineStyle()); draw(); });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => { if (outlines) outlines.setStyle(outlineStyle()); draw(); });
  document.addEventListener("htmx:pushedIntoHistory", load);
  drawOutlines().then(load);
})();
