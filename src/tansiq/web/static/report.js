// Marked words say what they were read as: on pointing, on focus, and on tapping.
"use strict";
(() => {
  const text = document.getElementById("text");
  const tip = document.getElementById("tip");
  const article = text.closest("article");
  const numbers = (mark) => mark.dataset.n.trim().split(/\s+/);
  const noteOf = (number) => document.getElementById(`n${number}`);
  const events = (mark) => new Set(numbers(mark).map((n) => noteOf(n)?.dataset.event).filter(Boolean));
  const light = (ids, isOn) => {
    for (const id of ids) document.querySelectorAll(`.side [data-event="${CSS.escape(id)}"]`).forEach((line) => line.classList.toggle("on", isOn));
  };
  let shown = null;
  const hide = () => {
    if (shown) { light(events(shown), false); shown.removeAttribute("aria-describedby"); }
    shown = null;
    tip.hidden = true;
  };
  const show = (mark) => {
    hide();
    shown = mark;
    const seen = new Set();
    tip.replaceChildren();
    for (const number of numbers(mark)) {
      const note = noteOf(number);
      if (!note || seen.has(note.textContent) || seen.size >= 8) continue;
      seen.add(note.textContent);
      const line = document.createElement("div");
      line.className = note.className;
      line.append(...[...note.childNodes].map((node) => node.cloneNode(true)));
      tip.append(line);
    }
    tip.hidden = false;
    mark.setAttribute("aria-describedby", "tip");
    light(events(mark), true);
    const words = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const frame = article.getBoundingClientRect();
    const left = Math.min(Math.max(words.left - frame.left, 0), Math.max(0, frame.width - tip.offsetWidth));
    const below = mark.getBoundingClientRect().bottom - frame.top + 6;
    const fits = mark.getBoundingClientRect().bottom + tip.offsetHeight + 10 < innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${fits ? below : words.top - frame.top - tip.offsetHeight - 6}px`;
  };
  const markOf = (event) => event.target.closest?.("mark.m[data-n]");
  text.addEventListener("pointerover", (event) => { const mark = markOf(event); if (mark && mark !== shown) show(mark); });
  text.addEventListener("pointerout", (event) => { if (markOf(event) && event.pointerType === "mouse") hide(); });
  text.addEventListener("focusin", (event) => { const mark = markOf(event); if (mark) show(mark); });
  text.addEventListener("focusout", hide);
  document.addEventListener("click", (event) => { if (!markOf(event)) hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
  for (const line of document.querySelectorAll(".side [data-event]")) {
    const mine = () => [...text.querySelectorAll("mark.m")].filter((mark) => events(mark).has(line.dataset.event));
    line.addEventListener("pointerenter", () => mine().forEach((mark) => mark.classList.add("on")));
    line.addEventListener("pointerleave", () => mine().forEach((mark) => mark.classList.remove("on")));
  }
})();
