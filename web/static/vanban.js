// What makes the pages handier; everything works without it.
(() => {
  "use strict";

  // `/` goes to the search box, as long as nobody is typing.
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, select, textarea, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    const box = document.querySelector("[data-slash]");
    if (!box || box.offsetParent === null) return;
    event.preventDefault();
    box.focus();
    box.select();
  });

  // Up and down move between results, Enter opens the one in focus.
  document.addEventListener("keydown", (event) => {
    const results = [...document.querySelectorAll(".hit-link")];
    if (!results.length || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
    const box = document.querySelector("[data-slash]");
    const at = results.indexOf(document.activeElement);
    if (at < 0 && document.activeElement !== box && document.activeElement !== document.body) return;
    const next = event.key === "ArrowDown" ? at + 1 : at - 1;
    if (next >= results.length) return;
    event.preventDefault();
    (next < 0 ? box : results[next]).focus();
  });

  // Lists are sifted, sorted and turned over by htmx, without the page loading anew; without it every link and form is a plain one.
  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  document.body.append(told);
  let left = null;
  // Of pages asked for one after the other the last one alone is shown, also where the back button is pressed twice.
  let asking = null;
  const onlyThis = ({ detail }) => {
    asking?.abort();
    asking = detail.xhr;
  };
  document.addEventListener("htmx:beforeRequest", (event) => event.detail.boosted && onlyThis(event));
  document.addEventListener("htmx:historyCacheMiss", onlyThis);
  document.addEventListener("htmx:configRequest", ({ detail }) => {
    for (const name of new Set(detail.formData.keys())) if (!detail.formData.getAll(name).some(Boolean)) detail.formData.delete(name);
  });
  document.addEventListener("htmx:beforeSwap", ({ detail }) => {
    const { activeElement: old } = document;
    left = { name: old?.name, words: old?.textContent.trim(), typed: old?.selectionStart ?? null };
    const path = (address) => new URL(address, location.href).pathname;
    if (!detail.boosted || path(detail.xhr.responseURL) === path(detail.pathInfo.requestPath)) return;
    detail.shouldSwap = false; // led to another page, such as that of the login
    location.assign(detail.xhr.responseURL);
  });
  document.addEventListener("htmx:sendError", ({ detail }) => detail.boosted && location.assign(detail.pathInfo.finalRequestPath));
  // Who was in a field or on a link is there again, if it is still there; what came is told.
  document.addEventListener("htmx:load", ({ target }) => {
    if (target.id !== "main") return;
    if (document.activeElement === document.body) {
      const same = left?.name ? target.querySelector(`[name="${CSS.escape(left.name)}"]`) : [...target.querySelectorAll("a, button")].find((one) => one.textContent.trim() === left?.words);
      (same || target).focus({ preventScroll: true });
      if (same && left.typed !== null && same.setSelectionRange) same.setSelectionRange(left.typed, left.typed);
    }
    told.textContent = target.querySelector(".count")?.textContent ?? document.title;
  });

  // What leads back here afterwards knows the address of now, where parts of the page change and the address with them.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-next]");
    if (link && document.querySelector("[hx-history-elt]")) link.search = new URLSearchParams({ next: location.pathname + location.search });
  });

  // Empty fields stay out of the address, so that it can be shared.
  document.addEventListener("submit", (event) => {
    if (event.target.method === "post" || event.defaultPrevented) return;
    for (const field of event.target.elements) if (field.name && !field.value) field.disabled = true;
  });
  window.addEventListener("pageshow", () => {
    for (const field of document.querySelectorAll("form:not([method=post]) [name]:disabled")) field.disabled = false;
  });

  // On a narrow window the outline waits to be asked for.
  const foldParts = () => {
    for (const part of document.querySelectorAll("[data-fold]")) part.open = !window.matchMedia("(max-width: 72rem)").matches;
  };
  foldParts();
  document.addEventListener("htmx:load", foldParts);

  // On a narrow window the tabs scroll sideways; the present one is brought into sight.
  const tab = document.querySelector(".tabs [aria-current]");
  if (tab) tab.parentElement.scrollLeft = tab.offsetLeft - tab.parentElement.offsetLeft - 60;

  // Marks in a document show the fact that was read there.
  const sheet = document.querySelector(".sheet");
  if (!sheet) return;

  // Of a long document the page holds a part: a place that is there is gone to, any other is asked for.
  if (sheet.matches(".long")) {
    const here = (hash) => document.getElementById(decodeURIComponent(hash.slice(1)));
    const seek = () => {
      const at = decodeURIComponent(location.hash.slice(1));
      const asked = new URLSearchParams(location.search);
      if (at && !here(location.hash) && asked.get("at") !== at) location.replace(`${location.pathname}?${new URLSearchParams({ at })}#${at}`);
    };
    // What comes in above leaves the lines in sight where they are.
    document.addEventListener("htmx:beforeSwap", (event) => {
      const turn = event.target.closest(".turn.earlier");
      if (!turn) return;
      const line = turn.nextElementSibling;
      const { top } = line.getBoundingClientRect();
      document.addEventListener("htmx:afterSettle", () => window.scrollBy(0, line.getBoundingClientRect().top - top), { once: true });
    });
    window.addEventListener("hashchange", seek);
    seek();
    document.addEventListener("click", (event) => {
      const link = event.target.closest("#main a[href*='#']");
      if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      const url = new URL(link.href);
      if (url.pathname !== location.pathname || !here(url.hash)) return;
      event.preventDefault();
      if (location.hash === url.hash) here(url.hash).scrollIntoView();
      else location.hash = url.hash;
    });
  }

  const card = document.createElement("div");
  card.className = "card";
  card.hidden = true;
  card.setAttribute("role", "status");
  document.body.append(card);
  let shown = null;
  let pinned = false;
  let leaving = 0;

  const pieces = (key) => sheet.querySelectorAll(`[data-fact="${CSS.escape(key)}"]`);
  const hide = () => {
    if (shown) pieces(shown).forEach((piece) => piece.classList.remove("lit"));
    shown = null;
    pinned = false;
    card.hidden = true;
  };
  const show = (mark) => {
    clearTimeout(leaving);
    const key = mark.dataset.fact;
    const fact = document.getElementById(`fact-${key}`);
    if (!fact || shown === key) return;
    hide();
    shown = key;
    pieces(key).forEach((piece) => piece.classList.add("lit"));
    card.replaceChildren(fact.content.cloneNode(true));
    card.hidden = false;
    const boxes = mark.closest("mark, a.cite").getClientRects();
    const first = boxes[0];
    const last = boxes[boxes.length - 1];
    const left = Math.min(first.left, document.documentElement.clientWidth - card.offsetWidth - 12);
    const below = last.bottom + 6 + card.offsetHeight < window.innerHeight || first.top < card.offsetHeight + 70;
    card.style.left = `${Math.max(left, 8) + window.scrollX}px`;
    card.style.top = `${(below ? last.bottom + 6 : first.top - card.offsetHeight - 6) + window.scrollY}px`;
  };
  const leave = () => {
    clearTimeout(leaving);
    if (!pinned) leaving = setTimeout(hide, 250);
  };

  sheet.addEventListener("mouseover", (event) => {
    const mark = event.target.closest("[data-fact]");
    if (mark && !pinned) show(mark);
  });
  sheet.addEventListener("mouseout", leave);
  sheet.addEventListener("focusin", (event) => {
    const mark = event.target.closest("[data-fact]");
    if (mark) show(mark);
  });
  sheet.addEventListener("focusout", leave);
  card.addEventListener("mouseenter", () => clearTimeout(leaving));
  card.addEventListener("mouseleave", leave);
  sheet.addEventListener("click", (event) => {
    if (event.target.closest("a")) return;
    const mark = event.target.closest("[data-fact]");
    hide();
    if (!mark) return;
    show(mark);
    pinned = true;
    const over = card.getBoundingClientRect().bottom + 12 - window.innerHeight;
    const lastLine = [...mark.getClientRects()].at(-1);
    window.scrollBy(0, Math.max(Math.min(over, lastLine.top - 70), 0)); // what was asked for is seen whole, beside the mark's end
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && hide());
  document.addEventListener("click", (event) => {
    if (pinned && !event.target.closest(".card, [data-fact]")) hide();
  });

  // A reviewer who selects words of the text is offered to add the duty that they give.
  if (sheet.dataset.add) {
    const LONGEST = 1000;
    const offer = document.createElement("a");
    offer.className = "button offer";
    offer.rel = "nofollow";
    offer.hidden = true;
    document.body.append(offer);
    const said = (range) => {
      const part = range.cloneContents();
      for (const extra of part.querySelectorAll(".badge, .perma, .page-turn")) extra.remove();
      for (const block of part.querySelectorAll("p, td, span")) block.append(" ");
      return part.textContent.replace(/\s+/g, " ").trim();
    };
    let waiting = 0;
    const propose = () => {
      const chosen = document.getSelection();
      const range = chosen.rangeCount && !chosen.isCollapsed ? chosen.getRangeAt(0) : null;
      const words = range && sheet.contains(range.commonAncestorContainer) ? said(range) : "";
      offer.hidden = words.length < 8;
      if (offer.hidden) return;
      const start = range.startContainer;
      const line = (start.nodeType === Node.TEXT_NODE ? start.parentElement : start).closest("[data-at]");
      const fits = words.length <= LONGEST;
      offer.textContent = fits ? sheet.dataset.addWords : sheet.dataset.addLong;
      if (fits) offer.href = `${sheet.dataset.add}?${new URLSearchParams({ quote: words, ...(line && { at: line.dataset.at }) })}`;
      else offer.removeAttribute("href");
      const box = range.getBoundingClientRect();
      offer.style.left = `${Math.max(Math.min(box.left, document.documentElement.clientWidth - offer.offsetWidth - 12), 8) + window.scrollX}px`;
      offer.style.top = `${box.bottom + 8 + window.scrollY}px`;
    };
    document.addEventListener("selectionchange", () => {
      clearTimeout(waiting);
      waiting = setTimeout(propose, 200);
    });
  }

  // Marks can be put away to read the text alone.
  document.querySelector("[data-plain]")?.addEventListener("click", (event) => {
    const plain = sheet.classList.toggle("plain-text");
    event.currentTarget.setAttribute("aria-pressed", String(plain));
  });
})();

// Files are chosen with a button of ours.
for (const picker of document.querySelectorAll("[data-picker]")) {
  const input = picker.querySelector("input");
  const pick = picker.querySelector("[data-pick]");
  const told = picker.querySelector("[data-picked-files]");
  const tell = () => {
    const { length } = input.files;
    told.textContent = length === 1 ? input.files[0].name : length ? picker.dataset.some.replace("#", length) : picker.dataset.none;
  };
  input.classList.add("unseen");
  pick.hidden = told.hidden = false;
  pick.addEventListener("click", () => input.click());
  input.addEventListener("change", tell);
  tell();
}
