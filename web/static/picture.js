// Pictures of the graph, drawn by cytoscape: the lineage of a document in lanes, and the neighbourhood of a node that grows.
(() => {
  "use strict";

  const lanes = document.querySelector("[data-lanes]");
  const around = document.querySelector("[data-graph]");
  const place = lanes || around;
  if (!place || typeof cytoscape === "undefined") return;
  const section = place.closest("[data-pictured]");
  const find = (name) => section.querySelector(`[${name}]`);

  const READABLE = 0.5;
  const FONT = "system-ui, Segoe UI, Roboto, Noto Sans, sans-serif";
  const INK = "#1c2733";
  const LOOK = [
    { selector: "node", style: { shape: "round-rectangle", width: 180, height: 56, "background-color": "#fff", "border-width": 2, "border-color": "#14506b", label: "data(label)", "font-family": FONT, "font-size": 13, color: INK, "text-valign": "center", "text-halign": "center", "text-wrap": "wrap", "text-max-width": 174, "text-overflow-wrap": "whitespace" } },
    { selector: "node[kind = 'agency']", style: { shape: "ellipse", width: 210, height: 74, "background-color": "#e8f1f5", "border-width": 1, "font-size": 12, "text-max-width": 165 } },
    { selector: "node[!in_corpus]", style: { "border-style": "dashed", "border-color": "#8a7a4c", "background-color": "#fbfaf5" } },
    { selector: "node[?replaced]", style: { "border-color": "#a3271b", "background-color": "#fdeeec" } },
    { selector: "node[?root]", style: { "border-width": 4, "font-weight": 700 } },
    { selector: "node.lane", style: { shape: "rectangle", width: "data(width)", height: "data(height)", "background-color": "#f1f5f7", "border-width": 0, "z-compound-depth": "bottom", label: "data(label)", "text-valign": "center", "text-halign": "left", "text-margin-x": -10, "font-size": 14, color: "#55636f", "text-max-width": 120, "z-index": 0, events: "no" } },
    { selector: "node.lane.named", style: { label: "" } },
    { selector: "edge", style: { width: 1.6, "line-color": "#9db3c0", "target-arrow-color": "#9db3c0", "target-arrow-shape": "triangle", "curve-style": "bezier", "arrow-scale": 1.1, "z-index": 1 } },
    { selector: "edge.arc", style: { "curve-style": "unbundled-bezier", "control-point-weights": 0.5, "control-point-distances": "data(bend)" } },
    { selector: "edge[kind = 'reports']", style: { "line-color": "#124b78", "target-arrow-color": "#124b78", width: 2.4 } },
    { selector: "edge[kind = 'amends'], edge[kind = 'replaces'], edge[kind = 'repeals']", style: { "line-color": "#a3271b", "target-arrow-color": "#a3271b" } },
    { selector: "edge.stale", style: { "line-color": "#a3271b", "target-arrow-color": "#a3271b" } },
    { selector: "edge[?ambiguous]", style: { "line-style": "dashed" } },
    { selector: "edge.lit", style: { label: "data(name)", "font-family": FONT, "font-size": 11, color: INK, "text-background-color": "#fff", "text-background-opacity": 0.92, "text-background-padding": 2, "line-color": "#d9931f", "target-arrow-color": "#d9931f", "z-index": 9 } },
    { selector: "node.lit", style: { "border-color": "#d9931f", "border-width": 4 } },
    { selector: ".away", style: { display: "none" } },
  ];

  section.hidden = false;
  const narrow = place.clientWidth < 600;
  const cy = cytoscape({ container: place, style: LOOK, minZoom: 0.15, maxZoom: 3, boxSelectionEnabled: false, userZoomingEnabled: false });
  // The wheel zooms only where it is meant to, so that the page can still be scrolled past the picture.
  place.addEventListener("focusin", () => cy.userZoomingEnabled(true));
  place.addEventListener("click", () => cy.userZoomingEnabled(true));
  place.addEventListener("mouseleave", () => cy.userZoomingEnabled(false));
  let latest = null;
  const fit = () => {
    const shown = cy.elements(":visible");
    cy.fit(shown, 24);
    const zoom = Math.min(Math.max(cy.zoom(), READABLE), 1.1);
    if (zoom === cy.zoom()) return;
    const middle = cy.getElementById(latest || "");
    const whole = zoom < cy.zoom();
    cy.zoom(zoom);
    cy.center(whole ? shown : middle.length ? middle.closedNeighborhood(":visible") : cy.nodes("[?root]"));
  };
  cy.on("mouseover tapstart", "node", (event) => {
    cy.elements().removeClass("lit");
    event.target.addClass("lit").connectedEdges().addClass("lit");
  });
  cy.on("mouseover", "edge", (event) => event.target.addClass("lit"));
  cy.on("mouseout", () => cy.elements().removeClass("lit"));

  find("data-fit").addEventListener("click", fit);
  for (const button of section.querySelectorAll("[data-zoom]")) {
    button.addEventListener("click", () => {
      const middle = { x: place.clientWidth / 2, y: place.clientHeight / 2 };
      cy.zoom({ level: cy.zoom() * Number(button.dataset.zoom), renderedPosition: middle });
    });
  }
  find("data-png").addEventListener("click", () => {
    vanbanDrawing.save(cy.png({ output: "blob", full: true, scale: 2, bg: "#fff", maxWidth: 8000, maxHeight: 8000 }), "vanban.png");
  });
  // The picture as it stands, for files and print.
  const drawn = () => ({
    boxes: cy.nodes(":visible").map((node) => ({
      ...node.position(), w: node.width(), h: node.height(), behind: node.hasClass("lane"), round: node.data("kind") === "agency",
      fill: node.style("background-color"), stroke: node.style("border-color"), width: parseFloat(node.style("border-width")), dash: node.style("border-style") === "dashed" ? "6 4" : undefined,
      lines: inLines(node.data("label"), node.hasClass("lane") ? 12 : 24), size: parseFloat(node.style("font-size")), bold: Boolean(node.data("root")), ink: node.style("color"),
    })),
    lines: cy.edges(":visible").map((edge) => {
      const [from, to] = [edge.sourceEndpoint(), edge.targetEndpoint()];
      return { x1: from.x, y1: from.y, x2: to.x, y2: to.y, via: edge.hasClass("arc") ? edge.controlPoints()[0] : undefined, stroke: edge.style("line-color"), width: parseFloat(edge.style("width")), dash: edge.style("line-style") === "dashed" ? "6 4" : undefined, arrow: true };
    }),
  });
  const inLines = (label, most) => label.split("\n").flatMap((words) => {
    const lines = [""];
    for (const word of words.split(" ")) {
      if (lines[lines.length - 1] && lines[lines.length - 1].length + word.length >= most) lines.push("");
      lines[lines.length - 1] = `${lines[lines.length - 1]} ${word}`.trim();
    }
    return lines;
  });
  find("data-svg").addEventListener("click", () => vanbanDrawing.saveSvg(drawn(), document.title));
  vanbanDrawing.forPrint(place, drawn);

  const get = async (address) => {
    const answer = await fetch(address, { headers: { Accept: "application/json", "Accept-Language": document.documentElement.lang } });
    if (!answer.ok) throw new Error(`${answer.status} ${address}`);
    return answer.json();
  };
  const done = () => {
    fit();
    place.dataset.drawn = String(cy.nodes().not(".lane").length);
  };

  // On a phone there is no room beside the lanes: their names lie at the edge of what is seen, wherever the picture is moved.
  const nameLanes = (told) => {
    const names = told.map((lane) => {
      const name = document.createElement("span");
      name.className = "lane-name";
      name.textContent = lane.name;
      place.append(name);
      return [name, cy.getElementById(`lane ${lane.level}`)];
    });
    cy.nodes(".lane").addClass("named");
    cy.on("viewport resize", () => {
      for (const [name, lane] of names) name.style.top = `${lane.renderedBoundingBox({ includeLabels: false }).y1}px`;
    });
  };

  // A line to a document further along the same row goes over those between, which it would else seem to lead through.
  const COLUMN = 200;
  const bend = (from, to) => {
    const steps = Math.round(Math.abs(to.x - from.x) / COLUMN);
    if (from.y !== to.y || steps < 2) return 0;
    const beside = 0.55 / steps;
    return Math.sign(to.x - from.x) * -2 * (28 / (4 * beside * (1 - beside)) + 6);
  };

  const drawLanes = async () => {
    const told = await get(lanes.dataset.lanes);
    cy.add(told.lanes.map((lane) => ({
      data: { id: `lane ${lane.level}`, label: lane.name, width: told.width + 40, height: lane.height + 12, in_corpus: true },
      position: { x: told.width / 2, y: lane.top + lane.height / 2 },
      classes: "lane",
      grabbable: false,
      selectable: false,
    })));
    if (narrow) nameLanes(told.lanes);
    cy.add(told.documents.map((one) => ({ data: one, position: { x: one.x, y: one.y } })));
    const gone = new Set(told.documents.filter((one) => one.replaced).map((one) => one.id));
    const places = new Map(told.documents.map((one) => [one.id, one]));
    cy.add(told.ties.map((tie, n) => {
      const bent = bend(places.get(tie.source), places.get(tie.target));
      return { data: { ...tie, id: `tie ${n}`, kind: tie.kinds[0], bend: bent }, classes: `${gone.has(tie.target) ? "stale" : ""} ${bent ? "arc" : ""}` };
    }));
    place.style.height = `${Math.min(Math.max(cy.elements().boundingBox().h + 60, 180), 700)}px`;
    cy.resize();
    cy.on("tap", "node[url]", (event) => window.location.assign(event.target.data("url")));
    done();
  };

  const drawAround = async () => {
    const open = new Map();
    const dots = () => new Set([...section.querySelectorAll("[data-dot]:checked")].map((box) => box.value));
    const dotOf = (node) => (node.data("kind") === "agency" ? "agency" : node.data("in_corpus") ? "document" : "cited");
    const kinds = () => new Set([...section.querySelectorAll("[data-kind]:checked")].map((box) => box.value));
    // One node's neighbours stand in columns, what leads to it on the left, what it leads to on the right.
    const inColumns = () => {
      const root = cy.getElementById(place.dataset.root);
      const sides = { left: [], right: [] };
      for (const node of cy.nodes(":visible").not(root)) sides[root.edgesTo(node).length ? "right" : "left"].push(node);
      if (!sides.left.length || !sides.right.length) {
        // all arrows go one way: bodies stand on the left, documents on the right
        const all = [...sides.left, ...sides.right];
        sides.left = all.filter((node) => node.data("kind") === "agency");
        sides.right = all.filter((node) => node.data("kind") !== "agency");
      }
      root.position({ x: 0, y: 0 });
      for (const [side, nodes] of Object.entries(sides)) {
        const deep = Math.ceil(nodes.length / Math.ceil(nodes.length / 8)) || 1;
        nodes.forEach((node, n) => {
          const column = Math.floor(n / deep);
          const rows = Math.min(deep, nodes.length - column * deep);
          const x = 330 + column * 235;
          node.position({ x: side === "left" ? -x : x, y: ((n % deep) - (rows - 1) / 2) * 88 + (column % 2) * 20 });
        });
      }
    };
    const layout = () => {
      if (open.size < 2) inColumns();
      else cy.elements(":visible").layout({ name: "dagre", rankDir: "LR", nodeSep: 14, rankSep: 130, animate: false, fit: false }).run();
      done();
    };
    const sift = () => {
      const wanted = kinds();
      cy.edges().forEach((edge) => edge.toggleClass("away", !wanted.has(edge.data("kind"))));
      const shown = dots();
      const isRoot = (node) => node.id() === place.dataset.root;
      cy.nodes().forEach((node) => node.toggleClass("away", !isRoot(node) && !shown.has(dotOf(node))));
      cy.nodes().forEach((node) => !isRoot(node) && !node.connectedEdges(":visible").length && node.addClass("away"));
      layout();
    };
    const expand = async (id) => {
      if (open.has(id)) return;
      const told = await get(place.dataset.graph + id.split("/").map(encodeURIComponent).join("/") + `?limit=${narrow ? 8 : open.size ? 12 : 24}`);
      open.set(id, told.nodes.map((node) => node.id));
      for (const node of told.nodes) if (!cy.getElementById(node.id).length) cy.add({ data: { ...node, root: node.id === place.dataset.root } });
      for (const bond of told.bonds) {
        const key = `${bond.source} ${bond.kind} ${bond.target}`;
        if (!cy.getElementById(key).length) cy.add({ data: { ...bond, id: key } });
      }
      cy.getElementById(id).data("left_out", told.left_out);
      latest = id;
      sift();
    };
    const collapse = (id) => {
      open.delete(id);
      latest = null;
      const kept = new Set([place.dataset.root, ...open.keys(), ...[...open.values()].flat()]);
      cy.nodes().filter((node) => !kept.has(node.id())).remove();
      sift();
    };
    const picked = find("data-picked");
    const pick = (node) => {
      const parts = find("data-picked-parts").content.cloneNode(true);
      const name = document.createElement("b");
      name.textContent = node.data("label").replaceAll("\n", " ");
      parts.querySelector("[data-open]").href = node.data("url");
      parts.querySelector("[data-centre]").href = node.data("graph");
      const fold = parts.querySelector("[data-fold-node]");
      if (node.id() === place.dataset.root) fold.remove();
      else fold.addEventListener("click", () => { collapse(node.id()); picked.hidden = true; });
      const more = parts.querySelector("[data-more]");
      if (node.data("left_out")) more.textContent = more.textContent.replace("#", node.data("left_out"));
      else more.remove();
      picked.replaceChildren(name, parts);
      picked.hidden = false;
    };
    cy.on("tap", "node", async (event) => {
      await expand(event.target.id());
      pick(event.target);
    });
    for (const box of section.querySelectorAll("[data-kind], [data-dot]")) box.addEventListener("change", sift);
    await expand(place.dataset.root);
  };

  (lanes ? drawLanes() : drawAround()).catch(() => { section.hidden = true; });
})();
