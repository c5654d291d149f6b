// The words of a claim beside the table that compares reports: on pointing, on focus, and on tapping.
"use strict";
(() => {
  const tip = document.getElementById("tip");
  const box = tip.closest(".compare-box");
  const table = box.querySelector(".scroll");
  let shown = null;
  const hide = () => {
    shown?.removeAttribute("aria-describedby");
    shown = null;
    tip.hidden = true;
  };
  const show = (said) => {
    hide();
    const words = said.querySelector(".says");
    if (!words) return;
    shown = said;
    tip.replaceChildren(...[...words.childNodes].map((node) => node.cloneNode(true)));
    tip.hidden = false;
    said.setAttribute("aria-describedby", "tip");
    const [at, frame] = [said.getBoundingClientRect(), box.getBoundingClientRect()];
    const left = Math.min(Math.max(at.left - frame.left, 0), Math.max(0, frame.width - tip.offsetWidth));
    const fits = at.bottom + tip.offsetHeight + 10 < innerHeight;
    tip.style.left = `${left}px`;
    tip.style.top = `${fits ? at.bottom - frame.top + 4 : at.top - frame.top - tip.offsetHeight - 4}px`;
  };
  const saidOf = (event) => event.target.closest?.(".said[tabindex]");
  table.addEventListener("pointerover", (event) => { const said = saidOf(event); if (said && said !== shown) show(said); });
  table.addEventListener("pointerout", (event) => { if (event.pointerType === "mouse" && !shown?.contains(event.relatedTarget)) hide(); });
  table.addEventListener("focusin", (event) => { const said = saidOf(event); if (said) show(said); });
  table.addEventListener("focusout", hide);
  table.addEventListener("scroll", hide);
  document.addEventListener("click", (event) => { if (!saidOf(event)) hide(); });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") hide(); });
})();
