"use strict";
(() => {
  const root = document.documentElement;
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  root.classList.add("js");

  const notes = all(".note"), rows = all(".row"), copies = all(".copy"), marks = all(".passage mark[data-i], .passage sup a");
  const parts = new Map();
  for (const part of marks) for (const key of part.dataset.i.split(" ")) parts.set(key, [...(parts.get(key) ?? []), part]);

  // Filters
  const severities = all('input[name="severity"]'), category = byId("filter-category"), only = byId("only-issues"), copyFilter = byId("filter-copy");

  function filter() {
    const shown = new Set(severities.filter((box) => box.checked).map((box) => box.value));
    const open = new Set();
    for (const note of notes) {
      note.hidden = !shown.has(note.dataset.severity) || (category.value !== "" && note.dataset.category !== category.value);
      if (!note.hidden) open.add(note.id);
    }
    for (const mark of marks) mark.classList.toggle("off", !mark.classList.contains("sign") && !mark.dataset.i.split(" ").some((key) => open.has(key)));
    for (const row of rows) row.hidden = only.checked && !row.querySelector(".note:not([hidden])");
    for (const copy of copies) copy.hidden = copyFilter.value !== "" && copy.id !== copyFilter.value;
    byId("shown").textContent = `${visibleNotes().length} of ${notes.length} issues`;
  }
  function visibleNotes() {
    return notes.filter((note) => !note.hidden && !note.closest(".copy").hidden);
  }
  for (const control of [...severities, category, only, copyFilter]) control.addEventListener("change", filter);
  byId("only-differing")?.addEventListener("change", (event) => byId("facts").classList.toggle("only-differing", event.target.checked));

  // Copies on the way take their true height only once they are near: look again when they have been laid out.
  function bring(element, block) {
    element.scrollIntoView({ block });
    requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block })));
  }

  // A link may lead to a passage that the filters hide: show it.
  function reveal() {
    const target = location.hash.length > 1 && byId(decodeURIComponent(location.hash.slice(1)));
    if (!target) return;
    const copy = target.closest(".copy");
    if (copy?.hidden) copyFilter.value = "";
    if (target.hidden || target.closest(".row")?.hidden) {
      only.checked = false;
      if (target.matches(".note")) {
        category.value = "";
        for (const box of severities) box.checked = true;
      }
    }
    filter();
    bring(target, target.matches(".copy") ? "start" : "center");
    if (target.matches(".note")) select(target);
  }
  addEventListener("hashchange", reveal);

  // Steps
  let current = null;
  function select(note) {
    current?.classList.remove("current");
    current = note;
    note.classList.add("current");
    note.focus({ preventScroll: true });
    const { top, bottom } = note.getBoundingClientRect();
    if (top < 60 || bottom > innerHeight) bring(note, "center");
    light(note.id);
  }
  function step(by) {
    const list = visibleNotes();
    if (!list.length) return;
    const at = list.indexOf(current);
    const next = at < 0 ? (by > 0 ? firstFrom(list) : list.length - 1) : (at + by + list.length) % list.length;
    select(list[next]);
  }
  // With nothing selected, begin at the first issue below the top of the window.
  function firstFrom(list) {
    const at = list.findIndex((note) => note.getBoundingClientRect().top > 0);
    return at < 0 ? 0 : at;
  }
  function stepCopy(by) {
    const list = copies.filter((copy) => !copy.hidden);
    const tops = list.map((copy) => copy.getBoundingClientRect().top);
    const next = by > 0 ? tops.findIndex((top) => top > 120) : tops.findLastIndex((top) => top < 60);
    const copy = list[next] ?? list[by > 0 ? list.length - 1 : 0];
    copy?.focus({ preventScroll: true });
    if (copy) bring(copy, "start");
  }
  byId("next").addEventListener("click", () => step(1));
  byId("previous").addEventListener("click", () => step(-1));

  // The same issue on both sides
  let lit = [];
  function light(...keys) {
    for (const part of lit) part.classList.remove("lit");
    lit = keys.flatMap((key) => parts.get(key) ?? []).filter((part) => !part.classList.contains("off"));
    for (const part of lit) part.classList.add("lit");
  }
  document.addEventListener("pointerover", (event) => {
    const part = event.target.closest("[data-i], .note");
    light(...(part ? (part.dataset.i ?? part.id).split(" ") : current ? [current.id] : []));
  });
  document.addEventListener("click", (event) => {
    const mark = event.target.closest("mark[data-i]");
    const note = mark && mark.dataset.i.split(" ").map(byId).find((found) => found && !found.hidden);
    if (note) select(note);
  });

  // Aligned words: the word under the pointer and its counterpart on the other side
  const texts = (paragraph) => {
    const walker = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT, (node) => node.parentElement.closest("sup") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };
  function offsetIn(paragraph, node, offset) {
    let before = 0;
    for (const text of texts(paragraph)) {
      if (text === node) return before + offset;
      before += text.length;
    }
    return -1;
  }
  function range(paragraph, start, end) {
    const made = document.createRange();
    let before = 0;
    for (const text of texts(paragraph)) {
      if (before <= start && start < before + text.length) made.setStart(text, start - before);
      if (before < end && end <= before + text.length) made.setEnd(text, end - before);
      before += text.length;
    }
    return made;
  }
  // Pairs of ranges, canonical and copy, of the word under the pointer; `own` is the side it is on.
  function linksAt(event) {
    const paragraph = event.target.closest?.(".row[data-words] .passage p");
    const caret = paragraph && document.caretPositionFromPoint?.(event.clientX, event.clientY);
    const at = caret ? offsetIn(paragraph, caret.offsetNode, caret.offset) : -1;
    if (at < 0) return { own: -1, links: [] };
    const row = paragraph.closest(".row"), sides = all(".passage p", row), own = sides.indexOf(paragraph);
    const links = row.dataset.words.split(" ").map((link) => link.split(":").map((side) => side.split("-").map(Number)))
      .filter((link) => link[own][0] <= at && at <= link[own][1])
      .map((link) => link.map((span, side) => range(sides[side], ...span)))
      .filter((link) => [...link[own].getClientRects()].some((box) =>
        box.left <= event.clientX && event.clientX <= box.right && box.top <= event.clientY && event.clientY <= box.bottom));
    return { own, links };
  }
  // Over a word of the copy its canonical counterpart, for who does not read the copy's language.
  const bubble = byId("gloss");
  function gloss(own, links) {
    const words = links.map((link) => link[0].toString());
    bubble.hidden = own !== 1 || !words.length;
    if (bubble.hidden) return;
    bubble.textContent = [...new Set(words)].join(", ");
    bubble.lang = links[0][0].startContainer.parentElement.closest("p").lang;
    const word = links[0][1].getClientRects()[0], size = bubble.getBoundingClientRect();
    bubble.style.top = `${word.top > size.height + 12 ? word.top - size.height - 4 : word.bottom + 4}px`;
    bubble.style.left = `${Math.max(8, Math.min(word.left, innerWidth - size.width - 8))}px`;
  }
  if (globalThis.Highlight) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("::highlight(words) { background: color-mix(in srgb, var(--focus) 30%, transparent); }");
    document.adoptedStyleSheets.push(sheet);
  }
  for (const kind of ["pointermove", "pointerdown"]) document.addEventListener(kind, (event) => {
    const { own, links } = linksAt(event);
    if (globalThis.Highlight) CSS.highlights.set("words", new Highlight(...links.flat()));
    gloss(own, links);
  });

  // A look at a passage before going there
  const peek = byId("peek");
  function show(link) {
    const row = byId(link.hash.slice(1))?.closest(".row");
    if (!row) return;
    peek.replaceChildren(...all(".passage", row).map((passage) => passage.cloneNode(true)));
    peek.hidden = false;
    const box = link.getBoundingClientRect(), own = peek.getBoundingClientRect();
    const below = box.bottom + 8 + own.height < innerHeight;
    peek.style.top = `${below ? box.bottom + 8 : Math.max(8, box.top - own.height - 8)}px`;
    peek.style.left = `${Math.max(8, Math.min(box.left, innerWidth - own.width - 12))}px`;
  }
  const peeking = ".matrix td a, .signs a, .others a, .changes a";
  for (const kind of ["pointerover", "focusin"]) document.addEventListener(kind, (event) => {
    const link = event.target.closest?.(peeking);
    if (link) show(link);
    else peek.hidden = true;
  });
  addEventListener("scroll", () => { peek.hidden = bubble.hidden = true; }, { passive: true });

  // Theme
  const stored = "transcheck-theme";
  try { if (localStorage.getItem(stored)) root.dataset.theme = localStorage.getItem(stored); } catch { /* files may have no storage */ }
  function turn() {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
    try { localStorage.setItem(stored, root.dataset.theme); } catch { /* the choice lasts until the page is closed */ }
  }
  byId("theme").addEventListener("click", turn);
  byId("help-open").addEventListener("click", () => byId("help").showModal());

  // Keys
  const toggle = (box) => { box.checked = !box.checked; filter(); };
  const keys = {
    j: () => step(1), k: () => step(-1), n: () => stepCopy(1), p: () => stepCopy(-1),
    1: () => toggle(severities[0]), 2: () => toggle(severities[1]), 3: () => toggle(severities[2]),
    i: () => toggle(only), f: () => copyFilter.focus(), t: turn, "?": () => byId("help").showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, dialog, input:not([type=checkbox])")) return;
    const act = keys[event.key];
    if (act) {
      event.preventDefault();
      act();
    }
  });

  filter();
  reveal();
})();
