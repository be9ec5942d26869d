(function () {
  "use strict";
  var source = document.getElementById("histograms");
  var select = document.getElementById("window");
  if (!source || !select) return;
  var data = JSON.parse(source.textContent);
  var panels = Array.from(document.querySelectorAll(".panel"));
  var columns = Array.from(document.querySelectorAll(".column"));
  var WIDTH = 260, HEIGHT = 96, GAP = 0.1, SIGN = 6.1;

  function shares(counts) {
    var total = counts.reduce(function (sum, count) { return sum + count; }, 0);
    return counts.map(function (count) { return total ? count / total : 0; });
  }
  function path(parts, bins, highest) {
    var width = WIDTH / Math.max(1, bins);
    return parts.map(function (share, i) {
      var height = highest ? share / highest * (HEIGHT - 4) : 0;
      return height ? "M" + (i * width + width * GAP / 2).toFixed(1) + " " + HEIGHT + "v-" + height.toFixed(1) +
        "h" + (width * (1 - GAP)).toFixed(1) + "v" + height.toFixed(1) + "z" : "";
    }).join("");
  }
  function percent(parts, i) { return parts.length ? (100 * parts[i]).toFixed(1) + " %" : "–"; }
  function brief(bin) { var known = /^\[(.*?), /.exec(bin); return known ? known[1] : bin; }
  function fit(text, width) {
    var signs = Math.floor(width / SIGN);
    if (signs >= text.length) return text;
    return 3 > signs ? "" : text.slice(0, signs - 1).trim() + "…";
  }
  function make(parent, name, attributes, text) {
    var node = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.keys(attributes).forEach(function (key) { node.setAttribute(key, attributes[key]); });
    if (text !== undefined) node.textContent = text;
    parent.appendChild(node);
    return node;
  }
  function outline(svg, kind, commands) {
    var node = svg.querySelector("." + kind);
    if (!node) {
      node = make(svg, "path", { "class": kind });
      svg.insertBefore(node, kind === "before" ? svg.firstChild : svg.querySelector(".frame"));
    }
    node.setAttribute("d", commands);
  }
  function draw(panel, entry) {
    var svg = panel.querySelector("svg");
    var layout = entry ? data.layouts[entry[1]] : { bins: [], baseline: [] };
    var now = shares(entry ? entry[2] : []), before = shares(layout.baseline);
    var highest = Math.max.apply(null, now.concat(before, 0)), count = layout.bins.length;
    var width = WIDTH / Math.max(1, count), step = Math.max(1, Math.ceil(52 / width));
    panel.classList.toggle("departed", Boolean(entry ? entry[4] : 0));
    panel.querySelector(".note-line").textContent = entry ? data.notes[entry[3]] : "not reported in this window";
    outline(svg, "before", path(before, count, highest));
    outline(svg, "now", path(now, count, highest));
    var labels = svg.querySelector(".labels"), bins = svg.querySelector(".bins");
    labels.textContent = "";
    bins.textContent = "";
    layout.bins.forEach(function (bin, i) {
      if (i % step === 0) {
        make(labels, "text", { "class": "bin-label", x: i * width + 1, y: HEIGHT + 12 }, fit(brief(bin), width * step - 2));
      }
      var strip = make(bins, "rect", { "class": "bin", x: i * width, y: 0, width: width, height: HEIGHT });
      make(strip, "title", {}, bin + "\nbaseline " + percent(before, i) + "\nwindow " + percent(now, i));
    });
  }
  var twin = document.getElementById("shares"), told = -1;
  function cell(row, text, kind) {
    var node = document.createElement("td");
    node.textContent = text;
    if (kind) node.className = kind;
    row.appendChild(node);
  }
  function tell() {
    var index = Number(select.value);
    if (!twin.open || told === index) return;
    told = index;
    var body = twin.querySelector("tbody"), rows = document.createDocumentFragment();
    data.windows[index].panels.slice().sort(function (a, b) { return a[0] - b[0]; }).forEach(function (entry) {
      var layout = data.layouts[entry[1]], before = shares(layout.baseline), now = shares(entry[2]);
      var name = panels[entry[0]].querySelector("b").textContent;
      layout.bins.forEach(function (bin, i) {
        var row = document.createElement("tr");
        cell(row, name);
        cell(row, bin);
        cell(row, percent(before, i), "number");
        cell(row, percent(now, i), "number");
        rows.appendChild(row);
      });
    });
    body.replaceChildren(rows);
  }
  twin.addEventListener("toggle", tell);
  function show(index) {
    var chosen = data.windows[index];
    if (!chosen) return;
    select.value = String(index);
    document.getElementById("window-name").textContent = chosen.name;
    var entries = {};
    chosen.panels.forEach(function (entry) { entries[entry[0]] = entry; });
    panels.forEach(function (panel, i) { draw(panel, entries[i]); });
    mark(index);
    tell();
  }
  function mark(index) {
    columns.forEach(function (column) {
      column.classList.toggle("picked", column.getAttribute("data-window") === String(index));
    });
  }
  columns.forEach(function (column) {
    column.addEventListener("click", function () { show(Number(column.getAttribute("data-window"))); });
  });
  select.addEventListener("change", function () { show(Number(select.value)); });
  document.getElementById("earlier").addEventListener("click", function () { show(Number(select.value) - 1); });
  document.getElementById("later").addEventListener("click", function () { show(Number(select.value) + 1); });
  document.querySelectorAll(".scripted").forEach(function (node) { node.hidden = false; });
  document.body.classList.add("live");
  mark(Number(select.value));
})();
