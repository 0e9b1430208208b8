// Pictures as files and for print: boxes, dots and lines become SVG, or are painted on a canvas.
// A picture: { boxes: [{x, y, w, h, round, fill, stroke, width, dash, lines, size, bold, ink}], lines: [{x1, y1, x2, y2, via, stroke, width, dash, arrow}] };
// x and y are middles, via is the point to which a line is bent.
window.vanbanDrawing = (() => {
  "use strict";

  const FONT = "system-ui, Segoe UI, Roboto, Noto Sans, sans-serif";
  const MARGIN = 24;
  const LANE_NAME = 130;
  const NS = "http://www.w3.org/2000/svg";

  const bounds = (picture) => {
    const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
    for (const one of picture.boxes) {
      box.left = Math.min(box.left, one.x - one.w / 2 - (one.behind ? LANE_NAME : 0));
      box.right = Math.max(box.right, one.x + one.w / 2);
      box.top = Math.min(box.top, one.y - one.h / 2);
      box.bottom = Math.max(box.bottom, one.y + one.h / 2);
    }
    for (const { via, y1 } of picture.lines) {
      if (!via) continue;
      box.top = Math.min(box.top, (via.y + y1) / 2);
      box.bottom = Math.max(box.bottom, (via.y + y1) / 2);
    }
    return { x: box.left - MARGIN, y: box.top - MARGIN, w: box.right - box.left + 2 * MARGIN, h: box.bottom - box.top + 2 * MARGIN };
  };

  const make = (name, attributes, text) => {
    const element = document.createElementNS(NS, name);
    for (const [key, value] of Object.entries(attributes)) if (value !== undefined) element.setAttribute(key, typeof value === "number" ? +value.toFixed(2) : value);
    if (text !== undefined) element.textContent = text;
    return element;
  };

  // The two ends of an arrow's head at the end of a line.
  const head = (line) => {
    const from = line.via || { x: line.x1, y: line.y1 };
    const angle = Math.atan2(line.y2 - from.y, line.x2 - from.x);
    return [2.7, -2.7].map((turn) => [line.x2 + 9 * Math.cos(angle + turn), line.y2 + 9 * Math.sin(angle + turn)]);
  };

  const svg = (picture, title) => {
    const view = bounds(picture);
    const root = make("svg", { xmlns: NS, viewBox: [view.x, view.y, view.w, view.h].map((n) => n.toFixed(1)).join(" "), width: view.w, height: view.h, role: "img" });
    root.append(make("title", {}, title));
    root.append(make("rect", { x: view.x, y: view.y, width: view.w, height: view.h, fill: "#fff" }));
    const behind = picture.boxes.filter((box) => box.behind);
    const drawBox = (box) => {
      const look = { fill: box.fill, stroke: box.stroke, "stroke-width": box.width, "stroke-dasharray": box.dash };
      root.append(box.round ? make("ellipse", { cx: box.x, cy: box.y, rx: box.w / 2, ry: box.h / 2, ...look }) : make("rect", { x: box.x - box.w / 2, y: box.y - box.h / 2, width: box.w, height: box.h, rx: box.behind ? 0 : 6, ...look }));
      const lines = box.lines || [];
      lines.forEach((words, n) => root.append(make("text", { x: box.behind ? box.x - box.w / 2 - 10 : box.x, y: box.y + (n - (lines.length - 1) / 2) * box.size * 1.25 + box.size * 0.35, "text-anchor": box.behind ? "end" : "middle", "font-family": FONT, "font-size": box.size, "font-weight": box.bold ? 700 : undefined, fill: box.ink || "#1c2733" }, words)));
    };
    behind.forEach(drawBox);
    for (const line of picture.lines) {
      const look = { stroke: line.stroke, "stroke-width": line.width, "stroke-dasharray": line.dash };
      if (line.via) root.append(make("path", { d: `M ${line.x1} ${line.y1} Q ${line.via.x} ${line.via.y} ${line.x2} ${line.y2}`, fill: "none", ...look }));
      else root.append(make("line", { x1: line.x1, y1: line.y1, x2: line.x2, y2: line.y2, ...look }));
      if (line.arrow) root.append(make("polygon", { points: [[line.x2, line.y2], ...head(line)].map((point) => point.map((n) => n.toFixed(1)).join(",")).join(" "), fill: line.stroke }));
    }
    picture.boxes.filter((box) => !box.behind).forEach(drawBox);
    return root;
  };

  const paint = (picture, most) => {
    const view = bounds(picture);
    const scale = Math.min(2, most / Math.max(view.w, view.h));
    const canvas = document.createElement("canvas");
    canvas.width = Math.ceil(view.w * scale);
    canvas.height = Math.ceil(view.h * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.scale(scale, scale);
    pen.translate(-view.x, -view.y);
    for (const line of picture.lines) {
      pen.strokeStyle = line.stroke;
      pen.lineWidth = line.width;
      pen.beginPath();
      pen.moveTo(line.x1, line.y1);
      pen.lineTo(line.x2, line.y2);
      pen.stroke();
    }
    for (const box of picture.boxes) {
      pen.beginPath();
      pen.ellipse(box.x, box.y, box.w / 2, box.h / 2, 0, 0, 7);
      pen.fillStyle = box.fill;
      pen.fill();
      if (box.width) {
        pen.strokeStyle = box.stroke;
        pen.lineWidth = box.width;
        pen.stroke();
      }
    }
    pen.textAlign = "center";
    for (const box of picture.boxes) {
      pen.font = `${box.size}px ${FONT}`;
      pen.fillStyle = box.ink || "#1c2733";
      (box.lines || []).forEach((words) => pen.fillText(words, box.x, box.y - box.h / 2 - 3));
    }
    return canvas;
  };

  const save = (blob, name) => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };

  const saveSvg = (picture, title) => {
    const words = new XMLSerializer().serializeToString(svg(picture, title));
    save(new Blob([words], { type: "image/svg+xml" }), "vanban.svg");
  };

  // For print the picture stands as SVG beside the canvas, which has the size of the window.
  const forPrint = (place, picture) => {
    window.addEventListener("beforeprint", () => {
      const old = place.parentElement.querySelector(".printed");
      const holder = document.createElement("div");
      holder.className = "printed";
      const drawn = svg(picture(), place.getAttribute("aria-label"));
      drawn.removeAttribute("width");
      drawn.removeAttribute("height");
      holder.append(drawn);
      if (old) old.replaceWith(holder);
      else place.after(holder);
    });
  };

  return { svg, paint, save, saveSvg, forPrint };
})();
