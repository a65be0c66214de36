// Shows in the letter where the field in hand was read, and leads to the next warning (Alt+↓).
// Asks before a page with something typed is left. The page does all its work without this: each field has its link “ดูที่มา”.
"use strict";

document.addEventListener("focusin", (event) => {
  const part = event.target.closest("[data-source]");
  if (!part) return;
  const name = part.dataset.source.slice(1);
  for (const mark of document.querySelectorAll("mark.lit")) mark.classList.remove("lit");
  const marks = document.querySelectorAll(`mark[data-place="${name}"]`);
  for (const mark of marks) mark.classList.add("lit");
  const pane = document.querySelector(".pane.source");
  if (marks.length && pane.scrollHeight > pane.clientHeight) {
    pane.scrollTop += marks[0].getBoundingClientRect().top - pane.getBoundingClientRect().top - pane.clientHeight / 3;
  }
});

document.addEventListener("keydown", (event) => {
  if (!event.altKey || event.code !== "ArrowDown") return;
  const buttons = [...document.querySelectorAll(".note button")];
  const next = buttons.find((button) => document.activeElement.compareDocumentPosition(button) & Node.DOCUMENT_POSITION_FOLLOWING);
  if (!buttons.length) return;
  event.preventDefault();
  (next || buttons[0]).focus();
});

const form = document.getElementById("review");
const filled = () => JSON.stringify([...new FormData(form)]);
const before = filled();
const unsaved = document.querySelector("#faults, #conflict") !== null; // a page that came back holds what was typed
let sending = false;

form.addEventListener("submit", () => { sending = true; });
addEventListener("pageshow", () => { sending = false; });
addEventListener("beforeunload", (event) => {
  if (!sending && (unsaved || filled() !== before)) event.preventDefault();
});
