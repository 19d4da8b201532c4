"use strict";
const controls = ["event", "origin", "kind"].map(name => document.getElementById("pick-" + name));
const findings = [...document.querySelectorAll("[data-kind]")];

function filter() {
  const [event, origin, kind] = controls.map(control => control.value);
  for (const one of findings) {
    one.hidden = (kind && one.dataset.kind !== kind) || (origin && !one.dataset.origins.split("\n").includes(origin));
  }
  for (const section of document.querySelectorAll("section.group, div.by-origin")) {
    section.hidden = !section.querySelector("[data-kind]:not([hidden])");
  }
  for (const aside of document.querySelectorAll(".overview")) {
    aside.hidden = Boolean(origin || kind);
  }
  for (const one of document.querySelectorAll("article.event")) {
    one.hidden = (event && one.id !== event) || !one.querySelector("[data-kind]:not([hidden])");
  }
  const shown = findings.filter(one => !one.hidden && !one.closest("article.event[hidden]")).length;
  document.getElementById("shown").textContent =
    shown === findings.length ? `${shown} findings` : `${shown} of ${findings.length} findings`;
}

for (const control of controls) control.addEventListener("change", filter);
document.getElementById("filters").addEventListener("reset", () => setTimeout(filter));
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach(one => { one.open = true; }));
filter();
