// The search box: a list below it while something is typed, all results on search.html. What finds pages is find.js,
// loaded with the first question. Without scripts the box leads to search.html, which then offers the lists of the site.
// Plain ES2017, no storage.
(function () {
  "use strict";
  var script = document.currentScript.src, root = new URL("../", script).href;
  var form = document.querySelector("form.search");
  if (!form) return;
  var words = form.dataset, box = form.elements.q, whole = document.querySelector(".all-hits");
  var ready, round = 0, timer = 0, options = [], active = -1;

  function finder() {
    return ready = ready || new Promise(function (done, fail) {
      var tag = document.createElement("script");
      tag.src = new URL("find.js", script).href;
      tag.onload = function () { done(window.xueshiFind); };
      tag.onerror = function () { ready = null; fail(new Error("find.js")); };
      document.head.append(tag);
    });
  }

  function element(name, className, content) {
    var made = document.createElement(name);
    if (className) made.className = className;
    if (content) made.textContent = content;
    return made;
  }

  // What is said in turns, every other one marked.
  function marked(made, turns) {
    turns.forEach(function (turn, i) { made.append(i % 2 ? element("mark", "", turn) : turn); });
    return made;
  }

  // Leads to the hit where the browser can: the part after `:~:` is no anchor, and is passed over by others.
  function address(result) {
    var path = root + result.path.split("/").map(encodeURIComponent).join("/");
    return result.hit ? path + "#:~:text=" + encodeURIComponent(result.hit).replace(/-/g, "%2D") : path;
  }

  // A sentence with what was asked in it, as it is: of a text, `replace` would read what follows a `$`.
  function quoting(sentence, asked) {
    return sentence.replace("%q", function () { return asked; });
  }

  function said(answer) {
    if (!answer.words.length) return answer.left.length ? words.short : words.hint;
    var parts = [answer.count() ? (answer.exact() ? words.found : words.about).replace("%n", answer.count())
      : quoting(words.none, answer.words.join(" "))];
    answer.left.forEach(function (word) { parts.push(quoting(words.left, word)); });
    if (answer.cut) parts.push(words.cut);
    return parts.join(document.documentElement.lang.startsWith("zh") ? "；" : "; ");
  }

  // Asks, and hands on the answer with its first results, unless something else was asked meanwhile.
  async function ask(show) {
    var mine = round += 1;
    try {
      var find = await finder(), answer = await find(box.value), results = await answer.next();
      if (mine === round) show(answer, results, said(answer));
    } catch (error) {
      if (mine === round) show(null, [], words.failed);
    }
  }

  // --- search.html: all results, eight at a time ---
  function page() {
    var status = element("p", "count"), list = element("ol", "entries hits"), more = element("button", "more-hits", words.more);
    status.setAttribute("role", "status");
    list.setAttribute("aria-busy", "false");
    more.type = "button";
    more.hidden = true;
    whole.append(status, list, more);
    var current = null;
    function add(answer, results) {
      results.forEach(function (result) {
        var link = marked(element("a"), result.title), item = element("li");
        link.href = address(result);
        item.append(link, marked(element("span", "details"), result.text));
        list.append(item);
      });
      more.hidden = !answer || answer.done();
    }
    more.addEventListener("click", async function () {
      var answer = current, mine = round, before = list.children.length;
      more.disabled = true;
      var results = await answer.next().catch(function () { return null; });
      more.disabled = false;
      if (mine !== round) return;
      add(answer, results || []);
      status.textContent = results ? said(answer) : words.failed;
      var next = list.children[before];
      if (next) next.firstChild.focus();
    });
    function run() {
      list.setAttribute("aria-busy", "true");
      status.textContent = words.busy;
      ask(function (answer, results, text) {
        current = answer;
        list.textContent = "";
        add(answer, results);
        status.textContent = text;
        list.setAttribute("aria-busy", "false");
      });
    }
    box.value = new URLSearchParams(location.search).get("q") || "";
    run();
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      history.replaceState(null, "", "?q=" + encodeURIComponent(box.value));
      run();
    });
    return run;
  }

  // --- Every other page: a list below the box ---
  function list() {
    var status = element("p", "quiet"), found = element("div", "found"), list = element("ul"), count = element("p", "count");
    status.setAttribute("role", "status");
    list.id = "search-list";
    list.setAttribute("role", "listbox");
    list.setAttribute("aria-label", words.found.replace("%n", ""));
    count.setAttribute("aria-hidden", "true");
    found.append(count, list);
    form.append(status, found);
    [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", list.id], ["aria-haspopup", "listbox"]]
      .forEach(function (pair) { box.setAttribute(pair[0], pair[1]); });

    function open(is) {
      found.hidden = !is;
      list.hidden = !options.length;
      box.setAttribute("aria-expanded", String(is && options.length > 0));
      if (!is) pick(-1);
    }
    function pick(at) {
      active = at;
      options.forEach(function (option, i) { option.setAttribute("aria-selected", String(i === at)); });
      if (at < 0) box.removeAttribute("aria-activedescendant");
      else {
        box.setAttribute("aria-activedescendant", options[at].id);
        options[at].scrollIntoView({ block: "nearest" });
      }
    }
    function option(target, content) {
      var item = element("li");
      item.id = "search-" + options.length;
      item.setAttribute("role", "option");
      item.dataset.target = target;
      item.append.apply(item, content);
      item.addEventListener("click", function (event) { go(target, event.ctrlKey || event.metaKey); });
      options.push(item);
    }
    function go(target, aside) {
      if (aside) window.open(target); else location.href = target;
      open(false);
    }
    function show(answer, results, text) {
      options = [];
      results.forEach(function (result) {
        option(address(result), [marked(element("span", "title"), result.title), marked(element("span", "details"), result.text)]);
      });
      if (answer && !answer.done()) option(root + "search.html?q=" + encodeURIComponent(box.value), [words.all]);
      list.textContent = "";
      list.append.apply(list, options);
      status.textContent = count.textContent = text;
      pick(-1);
      open(document.activeElement === box && box.value.trim() !== "");
    }
    box.addEventListener("keydown", function (event) {
      if (event.isComposing) return;
      if (event.key === "Escape" && !found.hidden) { event.preventDefault(); open(false); }
      if (event.key === "Enter" && active >= 0) { event.preventDefault(); go(options[active].dataset.target, event.ctrlKey); }
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp" || !options.length) return;
      event.preventDefault();
      if (found.hidden) open(true);
      var step = event.key === "ArrowDown" ? 1 : -1, all = options.length + 1;
      pick((active + 1 + step + all) % all - 1);
    });
    found.addEventListener("mousedown", function (event) { event.preventDefault(); });
    form.addEventListener("focusout", function (event) { if (!form.contains(event.relatedTarget)) open(false); });
    open(false);
    return function () {
      if (box.value.trim()) ask(show);
      else { round += 1; options = []; status.textContent = ""; open(false); }
    };
  }

  var run = whole ? page() : list();
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(run, 120);
  }
  // What an input method is still being told is no question yet.
  box.addEventListener("input", function (event) { if (!event.isComposing) soon(); });
  box.addEventListener("compositionend", soon);
  box.addEventListener("focus", function () { finder().catch(function () {}); });
  addEventListener("keydown", function (event) {
    var typing = /^(input|textarea|select)$/i.test(event.target.tagName) || event.target.isContentEditable;
    var wanted = event.key === "/" && !typing && !event.ctrlKey && !event.altKey && !event.metaKey ||
      (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key.toLowerCase() === "k";
    if (!wanted) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}());
