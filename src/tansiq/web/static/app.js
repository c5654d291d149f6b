// What every page does: the look can be switched without losing the place on the page.
"use strict";
(() => {
  const root = document.documentElement;
  const isDark = () =>
    root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
  document.getElementById("theme").addEventListener("click", (event) => {
    event.preventDefault();
    root.dataset.theme = isDark() ? "light" : "dark";
    document.cookie = `tansiq_theme=${root.dataset.theme}; path=/; max-age=31536000; samesite=strict`;
    document.dispatchEvent(new Event("tansiq:theme"));
  });
  // The other language of what is on the screen now, not of the address the page was opened at.
  document.addEventListener("htmx:pushedIntoHistory", () => {
    for (const [id, key] of [["language", "lang"], ["theme", "theme"]]) {
      const link = document.getElementById(id);
      const value = new URL(link.href).searchParams.get(key);
      const here = new URL(location.href);
      here.searchParams.set(key, value);
      link.href = here.pathname + here.search;
    }
  });
})();
// A double click sends a form once. What is sent twice all the same is done once by the server.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
});
// A page that is gone back to may send its forms again.
addEventListener("pageshow", () => document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent));
// Fields left empty do not filter and do not belong into the address.
document.addEventListener("htmx:configRequest", (event) => {
  const given = event.detail.formData;
  for (const name of [...given.keys()]) if (given.get(name) === "") given.delete(name);
});
