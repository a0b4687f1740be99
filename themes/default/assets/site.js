// Tables that are long or wide: sorted by a click on a head, filtered by what is typed, their heads and names in sight.
// Every page says the same without this file. Plain ES2017, no network, no storage.
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  var LONG = 15; // Rows from which on a table gets a filter.
  var collator = new Intl.Collator("zh-CN-u-co-pinyin", { numeric: true });
  var number = /^[-+−]?\d[\d,]*(\.\d+)?%?$/;

  function text(row, column) {
    var cell = row.cells[column];
    return cell ? cell.textContent.trim() : "";
  }

  function amount(said) {
    return number.test(said) ? parseFloat(said.replace(/,/g, "").replace("−", "-")) : NaN;
  }

  // Numbers before words, words as a dictionary has them. What is empty comes last in either direction.
  function compare(a, b, sign) {
    if (!a || !b) return (a ? 0 : 1) - (b ? 0 : 1);
    var x = amount(a), y = amount(b);
    if (x === x && y === y) return sign * (x - y);
    if (x === x || y === y) return sign * (x === x ? -1 : 1);
    return sign * collator.compare(a, b);
  }

  function element(name, properties) {
    return Object.assign(document.createElement(name), properties);
  }

  function sortable(table, rows) {
    var heads = Array.from(table.tHead.rows[0].cells), body = table.tBodies[0];
    function sort(head, column) {
      var next = { ascending: "descending", descending: null }[head.getAttribute("aria-sort")];
      var order = next === undefined ? "ascending" : next;
      heads.forEach(function (other) { other.removeAttribute("aria-sort"); });
      var sorted = rows;
      if (order) {
        head.setAttribute("aria-sort", order);
        var sign = order === "ascending" ? 1 : -1;
        sorted = rows.map(function (row) { return [text(row, column), row]; })
          .sort(function (a, b) { return compare(a[0], b[0], sign); })
          .map(function (pair) { return pair[1]; });
      }
      body.append.apply(body, sorted);
    }
    heads.forEach(function (head, column) {
      if (!head.textContent.trim()) return;
      var button = element("button", { type: "button", className: "sort", title: words.sort });
      function press() {
        button.append.apply(button, Array.from(head.childNodes).filter(function (node) { return node !== button; }));
      }
      press();
      head.append(button);
      // The head is repeated on each page that is printed, but a button would be there only on the first.
      addEventListener("beforeprint", function () { head.prepend.apply(head, Array.from(button.childNodes)); });
      addEventListener("afterprint", press);
      button.addEventListener("click", function () { sort(head, column); });
    });
  }

  function filterable(table, rows) {
    var input = element("input", { type: "search", autocomplete: "off" });
    var said = element("output", {}), label = element("label", {}), line = element("p", { className: "filter screen" });
    // What a row says, with a sign between its cells that nobody types.
    var says = rows.map(function (row) {
      return Array.from(row.cells, function (cell) { return cell.textContent; }).join("\n").toLowerCase();
    });
    function filter() {
      var asked = input.value.trim().toLowerCase().split(/\s+/).filter(Boolean), shown = 0;
      rows.forEach(function (row, at) {
        row.hidden = !asked.every(function (part) { return says[at].includes(part); });
        if (!row.hidden) shown += 1;
      });
      said.textContent = asked.length ? words.count.replace("%1", shown).replace("%2", rows.length) : "";
    }
    input.addEventListener("input", filter);
    input.addEventListener("keydown", function (event) {
      if (event.key !== "Escape" || !input.value) return;
      event.preventDefault();
      input.value = "";
      filter();
    });
    label.append(words.filter, " ", input);
    line.append(label, " ", said);
    table.parentNode.before(line);
  }

  // The column that tells the rows apart: the first of words among the first three.
  function name(rows) {
    for (var column = 0; column < 3; column += 1) {
      var named = rows.filter(function (row) { var said = text(row, column); return said && !number.test(said); });
      if (named.length * 2 > rows.length) return column;
    }
    return 0;
  }

  // A table as wide as its place keeps its head at the edge of the window. A wider one takes what the window has at the
  // sides; where that is too little it scrolls in its box, with its head and the names in sight.
  function fit(table, rows) {
    var box = table.parentNode, place = box.parentNode, before = -1, pinned = name(rows);
    function pin(on) {
      Array.from(table.rows).forEach(function (row) {
        if (row.cells[pinned]) row.cells[pinned].classList.toggle("pin", on);
      });
    }
    function measure() {
      var width = place.clientWidth;
      if (!width || width === before) return;
      before = width;
      box.style.margin = "";
      box.classList.remove("fits");
      var need = table.offsetWidth, fits = need <= width;
      if (!fits && !box.closest(".columns, details")) {
        var edge = 20, left = place.getBoundingClientRect().left, all = document.documentElement.clientWidth;
        var more = Math.min(need + edge, all - 2 * edge) - width;
        var start = Math.min(Math.max(more / 2, 0), Math.max(left - edge, 0));
        if (more > 0) box.style.margin = "0 " + -(more - start) + "px 0 " + -start + "px";
        fits = table.offsetWidth <= box.clientWidth && need <= box.clientWidth;
      }
      box.classList.toggle("fits", fits);
      if (fits) box.removeAttribute("tabindex"); else box.tabIndex = 0;
      pin(!fits && rows[0].cells[pinned] && rows[0].cells[pinned].offsetWidth < box.clientWidth * 0.45);
    }
    new ResizeObserver(measure).observe(place);
  }

  document.querySelectorAll(".scroll > table.data").forEach(function (table) {
    var rows = Array.from(table.tBodies[0].rows);
    if (!rows.length) return;
    // Rows of a tree mean something by their order.
    if (rows.length > 1 && !table.querySelector("td[class*=indent-]")) sortable(table, rows);
    if (rows.length > LONG) filterable(table, rows);
    fit(table, rows);
  });
})();
