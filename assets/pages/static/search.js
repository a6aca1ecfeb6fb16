// Looks through ENTRIES (search-index.js) as pages/search.py does: [code, vietnamese, english, short, weight, path, names].
"use strict";
const form = document.querySelector("form[role=search]");
const list = document.querySelector("#found");
const count = document.querySelector("#count");
const turn = document.documentElement.lang === "en" ? 1 : 0;
const plain = (text) => text.toLowerCase().replaceAll("đ", "d").normalize("NFKD").replace(/\p{M}/gu, "");

function rank([code, vietnamese, english, short], typed) {
  const words = typed.match(/[a-z0-9]+/g) ?? [];
  const joined = words.join(" ");
  if (!words.length) return null;
  if (typed === code || joined === vietnamese || joined === english) return 0;
  const everyIn = (text) => words.every((word) => text.includes(word));
  if (short.split(" ").includes(joined) || everyIn(vietnamese) || everyIn(english)) return 1;
  if (words.length === 1 && joined.length >= 3 && short.includes(joined)) return 2;
  return everyIn([code, vietnamese, english, short].join(" ")) ? 3 : null;
}

function show(query) {
  const typed = plain(query).trim();
  const found = ENTRIES.map((entry) => [rank(entry, typed), entry]).filter(([place]) => place !== null);
  found.sort(([one, a], [other, b]) => one - other || b[4] - a[4]);
  list.replaceChildren(...found.slice(0, 50).map(([, [, , , , , path, vi, en, kind]]) => {
    const link = document.createElement("a");
    link.href = path;
    link.textContent = turn && en ? en : vi;
    if (turn && !en) link.lang = "vi";
    const small = document.createElement("small");
    small.textContent = ` ${form.dataset[kind]}`;
    const item = document.createElement("li");
    item.append(link, small);
    return item;
  }));
  count.textContent = typed ? form.dataset.count.replace("{count}", found.length) : "";
}

form.addEventListener("submit", (event) => event.preventDefault());
form.q.addEventListener("input", () => show(form.q.value));
form.q.value = new URLSearchParams(location.search).get("q") ?? "";
show(form.q.value);
