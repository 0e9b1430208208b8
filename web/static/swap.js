// Where a list is sifted, sorted or turned over, only the main part changes: the page does not reload, the address and the back
// button go along. Without this every link and form is a plain one.
(() => {
  "use strict";

  const main = () => document.getElementById("main");
  if (!main().hasAttribute("data-swap")) return;

  const told = document.createElement("p");
  told.className = "unseen";
  told.setAttribute("role", "status");
  document.body.append(told);
  const where = () => location.pathname + location.search;
  let shown = where();
  let asking = null;

  const isHere = (url) => url.origin === location.origin && url.pathname === location.pathname;

  // The field or link in which a person was keeps the focus, if it is still there.
  const refocus = (old, typed) => {
    if (!old || old === document.body || old.isConnected) return;
    const same = old.name ? main().querySelector(`[name="${CSS.escape(old.name)}"]`) : [...main().querySelectorAll("a")].find((link) => link.textContent.trim() === old.textContent.trim());
    (same || main()).focus({ preventScroll: true });
    if (same && typed !== null && same.setSelectionRange) same.setSelectionRange(typed, typed);
  };

  const load = async (address, { push, top }) => {
    asking?.abort();
    asking = new AbortController();
    main().setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(address, { signal: asking.signal, headers: { Accept: "text/html" } });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.getElementById("main");
      if (!answer.ok || !next || !isHere(new URL(answer.url))) throw new Error(String(answer.status));
      const old = document.activeElement;
      const typed = old?.selectionStart ?? null;
      if (push) history.pushState(null, "", address);
      shown = where();
      document.title = page.title;
      document.body.className = page.body.className;
      main().replaceWith(document.adoptNode(next));
      main().tabIndex = -1;
      const [tongue, newTongue] = [document, page].map((one) => one.querySelector(".tongue[hreflang]"));
      if (tongue && newTongue) tongue.href = newTongue.href;
      document.dispatchEvent(new Event("vanban:swapped"));
      refocus(old, typed);
      if (top) window.scrollTo(0, 0);
      told.textContent = main().querySelector(".count")?.textContent ?? page.title;
    } catch (error) {
      if (error.name !== "AbortError") location.assign(address);
    }
  };

  document.addEventListener("click", (event) => {
    const link = event.target.closest("#main a[href]");
    if (!link || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || link.hasAttribute("download")) return;
    const url = new URL(link.href);
    if (!isHere(url) || url.hash || url.pathname + url.search === where()) return;
    event.preventDefault();
    load(url.pathname + url.search, { push: true, top: Boolean(link.closest(".pager, .examples")) });
  });

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "get" || !form.closest("#main") || form.hasAttribute("data-fly")) return;
    const url = new URL(form.action);
    if (!isHere(url)) return;
    event.preventDefault();
    const fields = [...new FormData(form)].filter(([, value]) => value);
    const words = new URLSearchParams(fields).toString();
    load(url.pathname + (words ? `?${words}` : ""), { push: true, top: false });
  });

  window.addEventListener("popstate", () => {
    if (where() !== shown) load(where(), { push: false, top: false });
  });
})();
