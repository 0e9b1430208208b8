// Suggestions while a question is typed: a combobox with a list below it. Without this the box is a plain search box.
(() => {
  "use strict";

  const WAIT = 140;

  const make = (name, className, text) => {
    const element = document.createElement(name);
    if (className) element.className = className;
    if (text) element.textContent = text;
    return element;
  };

  const attach = (box, index) => {
    const words = box.dataset;
    const list = make("ul", "suggestions");
    const told = make("p", "unseen");
    list.id = `suggestions-${index}`;
    list.hidden = true;
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.suggestWords);
    told.setAttribute("role", "status");
    const holder = make("div", "combo");
    box.replaceWith(holder);
    holder.append(box, list, told);
    if (box.autofocus && document.activeElement === document.body) box.focus({ preventScroll: true }); // moving it took the focus away
    box.setAttribute("role", "combobox");
    box.setAttribute("aria-autocomplete", "list");
    box.setAttribute("aria-expanded", "false");
    box.setAttribute("aria-controls", list.id);

    let items = [];
    let at = -1;
    let waiting = 0;
    let asking = null;

    const mark = (next) => {
      items[at]?.setAttribute("aria-selected", "false");
      at = next;
      const chosen = items[at];
      chosen?.setAttribute("aria-selected", "true");
      chosen?.scrollIntoView({ block: "nearest" });
      if (chosen) box.setAttribute("aria-activedescendant", chosen.id);
      else box.removeAttribute("aria-activedescendant");
    };
    const settle = () => {
      clearTimeout(waiting);
      asking?.abort();
    };
    const close = () => {
      settle();
      mark(-1);
      list.hidden = true;
      box.setAttribute("aria-expanded", "false");
    };
    const show = (found) => {
      mark(-1);
      items = found.map((entry, n) => {
        const item = make("li", entry.kind);
        item.id = `${list.id}-${n}`;
        item.dataset.url = words.suggestTo === "graph" ? entry.graph : entry.url;
        item.setAttribute("role", "option");
        item.setAttribute("aria-selected", "false");
        item.append(make("span", "what", entry.kind === "agency" ? words.suggestAgency : words.suggestDocument));
        item.append(make("span", "label", entry.label));
        if (!entry.in_corpus) item.append(make("span", "tag out", words.suggestAbsent));
        if (entry.note) item.append(make("span", "note", entry.note));
        return item;
      });
      list.replaceChildren(...items);
      list.hidden = !items.length;
      box.setAttribute("aria-expanded", String(items.length > 0));
      told.textContent = items.length ? words.suggestCount.replace("#", items.length) : "";
    };
    const ask = async () => {
      asking?.abort();
      asking = new AbortController();
      const address = `${words.suggest}?q=${encodeURIComponent(box.value)}`;
      try {
        const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang } });
        if (answer.ok && document.activeElement === box) show((await answer.json()).items);
      } catch (error) {
        if (error.name !== "AbortError") close();
      }
    };

    box.addEventListener("input", () => {
      clearTimeout(waiting);
      if (box.value.trim().length < 2) close();
      else waiting = setTimeout(ask, WAIT);
    });
    box.addEventListener("keydown", (event) => {
      if (list.hidden) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        event.stopPropagation();
        settle(); // what one chooses from does not change under the keys
        // -1 is the box itself, between the last and the first
        const step = event.key === "ArrowDown" ? 1 : -1;
        mark(((at + 1 + step + items.length + 1) % (items.length + 1)) - 1);
      } else if (event.key === "Enter" && at >= 0) {
        event.preventDefault();
        window.location.assign(items[at].dataset.url);
      } else if (event.key === "Escape") {
        event.preventDefault();
        event.stopPropagation();
        close();
      }
    });
    box.form?.addEventListener("submit", close);
    box.addEventListener("blur", close);
    list.addEventListener("mousedown", (event) => event.preventDefault());
    list.addEventListener("click", (event) => {
      const item = event.target.closest("[role=option]");
      if (item) window.location.assign(item.dataset.url);
    });
  };

  let attached = 0;
  const attachAll = () => document.querySelectorAll("[data-suggest]:not([role])").forEach((box) => attach(box, attached++));
  attachAll();
  document.addEventListener("htmx:load", attachAll);
})();
