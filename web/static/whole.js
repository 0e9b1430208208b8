// The whole graph, drawn by sigma: sifted by kind, searched, and saved as a picture.
(() => {
  "use strict";

  const place = document.querySelector("[data-whole]");
  if (!place) return;
  const section = place.closest("[data-pictured]");
  const find = (name) => section.querySelector(`[${name}]`);
  const COLOURS = { document: "#14506b", cited: "#c2ad6e", agency: "#5b9bb5", replaced: "#a3271b" };
  const LINE = "#dbe3e8";
  const LIT = "#d9931f";

  const fold = (words) => words.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
  const kindOf = (dot) => (dot.kind === "agency" ? "agency" : dot.in_corpus ? "document" : "cited");

  const start = async () => {
    const answer = await fetch(place.dataset.whole, { headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang } });
    if (!answer.ok) throw new Error(String(answer.status));
    const told = await answer.json();

    const graph = new graphology.MultiDirectedGraph();
    told.dots.forEach((dot, n) => graph.addNode(n, { ...dot, dot: kindOf(dot), key: fold(dot.label), y: -dot.y, size: 2 + Math.sqrt(dot.degree) * 0.75, color: dot.replaced ? COLOURS.replaced : COLOURS[kindOf(dot)], kind: undefined }));
    told.ties.forEach(([source, target, kind]) => graph.addDirectedEdge(source, target, { bond: told.kinds[kind], size: 0.6, color: LINE }));

    section.hidden = false;
    const checked = (name) => new Set([...section.querySelectorAll(`[${name}]:checked`)].map((box) => box.value));
    let bonds = checked("data-kind");
    let dots = checked("data-dot");
    let lit = null;
    let near = new Set();
    const isShown = (attributes) => dots.has(attributes.dot);

    const renderer = new Sigma(graph, place, {
      labelFont: "system-ui, Segoe UI, Roboto, Noto Sans, sans-serif",
      labelSize: 12,
      labelColor: { color: "#1c2733" },
      labelDensity: 0.5,
      labelRenderedSizeThreshold: 9,
      hideEdgesOnMove: told.ties.length > 8000,
      zIndex: true,
      minCameraRatio: 0.02,
      maxCameraRatio: 3,
      nodeReducer: (node, attributes) => {
        if (!isShown(attributes)) return { ...attributes, hidden: true };
        if (lit === null) return attributes;
        if (node === lit) return { ...attributes, highlighted: true, zIndex: 2, forceLabel: true };
        return near.has(node) ? { ...attributes, zIndex: 1, forceLabel: near.size < 30 } : { ...attributes, color: "#e6ebee", label: "", zIndex: 0 };
      },
      edgeReducer: (edge, attributes) => {
        const [source, target] = graph.extremities(edge);
        if (!bonds.has(attributes.bond) || !isShown(graph.getNodeAttributes(source)) || !isShown(graph.getNodeAttributes(target))) return { ...attributes, hidden: true };
        if (lit === null) return attributes;
        return source === lit || target === lit ? { ...attributes, color: LIT, size: 1.2, zIndex: 1 } : { ...attributes, hidden: true };
      },
    });

    const picked = find("data-picked");
    const pick = (node) => {
      lit = node;
      near = new Set();
      if (node !== null) graph.forEachEdge(node, (edge, attributes, source, target) => bonds.has(attributes.bond) && near.add(source === node ? target : source));
      renderer.refresh({ skipIndexation: true });
      picked.hidden = node === null;
      if (node === null) return;
      const parts = find("data-picked-parts").content.cloneNode(true);
      const { id, label, dot } = graph.getNodeAttributes(node);
      const path = id.split("/").map(encodeURIComponent).join("/");
      const name = document.createElement("b");
      name.textContent = label;
      parts.querySelector("[data-open]").href = (dot === "agency" ? place.dataset.agencies : place.dataset.documents) + path;
      parts.querySelector("[data-centre]").href = place.dataset.around + path;
      const ties = parts.querySelector("[data-ties]");
      ties.textContent = ties.textContent.replace("#", near.size);
      picked.replaceChildren(name, parts);
    };
    const flyTo = (node) => {
      const { x, y } = renderer.getNodeDisplayData(node);
      renderer.getCamera().animate({ x, y, ratio: 0.25 }, { duration: window.matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 400 });
      pick(node);
    };
    renderer.on("clickNode", ({ node }) => pick(node));
    renderer.on("clickStage", () => pick(null));
    renderer.on("enterNode", () => place.classList.add("pointing"));
    renderer.on("leaveNode", () => place.classList.remove("pointing"));

    for (const box of section.querySelectorAll("[data-kind], [data-dot]")) {
      box.addEventListener("change", () => {
        bonds = checked("data-kind");
        dots = checked("data-dot");
        pick(lit);
      });
    }
    find("data-fit").addEventListener("click", () => { pick(null); renderer.getCamera().animatedReset({ duration: 200 }); });
    for (const button of section.querySelectorAll("[data-zoom]")) {
      const nearer = Number(button.dataset.zoom) > 1;
      button.addEventListener("click", () => (nearer ? renderer.getCamera().animatedZoom({ duration: 150 }) : renderer.getCamera().animatedUnzoom({ duration: 150 })));
    }
    find("data-fly").addEventListener("submit", (event) => {
      event.preventDefault();
      const words = fold(find("data-fly").querySelector("input").value).split(/\s+/).filter(Boolean);
      const fitting = graph.filterNodes((node, attributes) => isShown(attributes) && words.every((word) => attributes.key.includes(word)));
      find("data-flown").textContent = find("data-flown").dataset.words.replace("#", words.length ? fitting.length : 0);
      if (words.length && fitting.length) flyTo(fitting.reduce((best, node) => (graph.getNodeAttribute(node, "degree") > graph.getNodeAttribute(best, "degree") ? node : best)));
    });

    // The picture as it is sifted now, in a square of 2,000.
    const drawn = () => {
      const scale = 1000;
      const named = new Set(graph.nodes().slice(0, 60));
      const boxes = [];
      graph.forEachNode((node, one) => {
        if (!isShown(one)) return;
        boxes.push({ x: one.x * scale, y: -one.y * scale, w: one.size * 2, h: one.size * 2, round: true, fill: one.color, stroke: "#fff", width: 0.4, size: 11, lines: named.has(node) ? [one.label] : [] });
      });
      const lines = [];
      graph.forEachEdge((edge, one, source, target, from, to) => {
        if (bonds.has(one.bond) && isShown(from) && isShown(to)) lines.push({ x1: from.x * scale, y1: -from.y * scale, x2: to.x * scale, y2: -to.y * scale, stroke: LINE, width: 0.5 });
      });
      return { boxes, lines };
    };
    find("data-png").addEventListener("click", () => vanbanDrawing.paint(drawn(), 4000).toBlob((blob) => vanbanDrawing.save(blob, "vanban.png")));
    find("data-svg").addEventListener("click", () => vanbanDrawing.saveSvg(drawn(), document.title));
    vanbanDrawing.forPrint(place, drawn);
    place.dataset.drawn = String(graph.order);
  };

  start().catch(() => {
    section.hidden = true;
    document.querySelector("[data-unpictured]").hidden = false;
  });
})();
