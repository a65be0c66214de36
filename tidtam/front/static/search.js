// The key "/" leads to the search box from every page, while nothing that takes typing has the focus. It goes by the place
// of the key, for a Thai keyboard types another sign there. On the search page it is switched off and on (WCAG 2.1.4).
"use strict";

const OFF = "tidtam-no-search-key";
const box = document.getElementById("search-words");

document.addEventListener("keydown", (event) => {
  if (event.code !== "Slash" || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
  if (!box || localStorage.getItem(OFF) || event.target.closest("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  box.focus();
  box.select();
});

const choice = document.getElementById("search-key");
if (choice) {
  const on = document.getElementById("search-key-on");
  on.checked = !localStorage.getItem(OFF);
  on.addEventListener("change", () => (on.checked ? localStorage.removeItem(OFF) : localStorage.setItem(OFF, "1")));
  choice.hidden = false;
}
