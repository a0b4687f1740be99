// Which pages hold some words: asked by search.js, and loaded by it when somebody searches. The index is scripts, for
// a page opened from a folder may run one and fetch none. Its files are those that src/render/search writes; what is
// typed is folded, cut into runs and hashed as there. Plain ES2017.
(function () {
  "use strict";
  var base = new URL("../search/", document.currentScript.src).href;
  var FILES = 6; // Runs that a question looks up at most; a word of one run needs no more.
  var PAGE = 8; // Results that are made sure of at a time.
  var LONGEST = 64; // Characters of a word.
  var STEPS = "ABCDEFGHIJKLMNOP";
  var NOTES = "QRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&'()*+,./:;=>?@[]^_`{|}~";
  var COUNTS = [1, 2, 3, 4, 5, 8, 15, 30];

  // --- Files ---
  var loading = new Map(), handed = new Map(), state = "";
  window.xueshiSearch = function (name, data) { handed.set(name, data); };

  function load(name) {
    if (!loading.has(name)) {
      loading.set(name, new Promise(function (done, fail) {
        var tag = document.createElement("script");
        function failed() { loading.delete(name); fail(new Error(name)); }
        tag.onload = function () { if (handed.has(name)) done(handed.get(name)); else failed(); };
        tag.onerror = failed;
        tag.src = base + name + ".js" + state;
        document.head.append(tag);
      }));
    }
    return loading.get(name);
  }

  async function index() {
    var index = await load("index");
    if (index.firsts) return index;
    state = "?" + index.state;
    var sum = 0, long = new Map();
    index.firsts = index.texts.map(function (count) { sum += count; return sum - count; });
    for (var i = 0; i < index.long.length; i += 2) long.set(index.long[i], index.long[i + 1]);
    index.pageOf = [];
    for (var page = 0; page < index.pages; page += 1) for (var n = long.get(page) || 1; n > 0; n -= 1) index.pageOf.push(page);
    return index;
  }

  // --- Words, as they are compared ---
  var unseen = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/;
  function plain(c) {
    if (c >= "\u4e00" && c <= "\u9fff") return c;
    if (c < "\x80") return c.toLowerCase();
    return unseen.test(c) ? "" : c.normalize("NFKC").toLowerCase();
  }

  // A text as it is compared, and where each unit of that stands in it.
  function fold(text) {
    var made = "", at = [], place = 0;
    for (var c of text) {
      var folded = plain(c);
      made += folded;
      for (var i = 0; i < folded.length; i += 1) at.push(place);
      place += c.length;
    }
    at.push(place);
    return { said: text, text: made, at: at };
  }

  function asked(query) {
    var found = { words: [], left: [], cut: false };
    new Set(fold(query.normalize("NFC")).text.split(/[\s\u0085]+/)).forEach(function (word) {
      var chars = Array.from(word);
      found.cut = found.cut || chars.length > LONGEST;
      if (chars.length === 1) found.left.push(word);
      if (chars.length > 1) found.words.push(chars.slice(0, LONGEST).join(""));
    });
    return found;
  }

  // The runs of a word, in the order of their use: first those that cover it.
  function runs(word) {
    var chars = Array.from(word), covering = [], others = [], covered = 0, end = 0;
    var narrow = chars.map(function (c) { return /[0-9a-z./:_@-]/.test(c) ? 1 : 0; });
    var all = [];
    for (var at = 0; at + 2 <= chars.length; at += 1) {
      var three = at + 3 <= chars.length && narrow[at] + narrow[at + 1] + narrow[at + 2];
      var length = three === 3 && narrow[at + 3] ? 4 : three > 1 ? 3 : 2;
      // What lies within the run before says nothing more.
      if (at + length > end) all.push([at, end = at + length]);
    }
    all.forEach(function (run, i) {
      var needed = run[0] >= covered || !all[i + 1] || all[i + 1][0] > covered;
      (needed ? covering : others).push(chars.slice(run[0], run[1]).join(""));
      if (needed) covered = run[1];
    });
    return covering.concat(others);
  }

  function fileOf(run, bits) {
    var hash = 0x811c9dc5;
    for (var i = 0; i < run.length; i += 1) hash = Math.imul(hash ^ run.charCodeAt(i), 0x01000193);
    hash = Math.imul(hash ^ hash >>> 16, 0x85ebca6b);
    hash = (hash ^ hash >>> 13) >>> 0;
    return "g" + (bits ? hash >>> 32 - bits : 0).toString(16);
  }

  // The pieces of text that hold a run, each with its note: how often and how early.
  async function holding(run, bits) {
    var lines = (await load(fileOf(run, bits))).split("\t"), found = new Map(), piece = -1, over = 0;
    for (var i = 0; i < lines.length && lines[i] !== run;) i += 2;
    for (var sign of lines[i + 1] || "") {
      var step = STEPS.indexOf(sign);
      if (step >= 0) {
        over = over * 16 + step;
      } else {
        piece += over + 1;
        over = 0;
        found.set(piece, NOTES.indexOf(sign));
      }
    }
    return found;
  }

  // The pieces that have all runs of a word: how often they may have it, and how early.
  async function candidates(chosen, bits) {
    var maps = await Promise.all(chosen.map(function (run) { return holding(run, bits); })), found = [];
    maps.sort(function (a, b) { return a.size - b.size; })[0].forEach(function (_, piece) {
      var notes = maps.map(function (map) { return map.get(piece); });
      if (notes.indexOf(undefined) >= 0) return;
      found.push({
        piece: piece,
        often: Math.min.apply(null, notes.map(function (note) { return COUNTS[note >> 3]; })),
        early: Math.max.apply(null, notes.map(function (note) { return note & 7; })),
      });
    });
    return found;
  }

  // The pages that may hold all words: those with more of them in the title first, forms to print after the pages
  // about their matter, then by how often, how early, and where they stand in the site.
  function ranked(index, lists) {
    var pages = new Map();
    lists.forEach(function (list, word) {
      list.forEach(function (found) {
        var number = index.pageOf[found.piece];
        if (!pages.has(number)) pages.set(number, { words: [], key: [0, number >= index.sheets ? 1 : 0, 0, 0, number] });
        var page = pages.get(number);
        var own = page.words[word] = page.words[word] || { often: 0, early: 9, pieces: [] };
        own.often += found.often;
        own.early = Math.min(own.early, found.early);
        own.pieces.push(found.piece);
      });
    });
    var all = Array.from(pages.values()).filter(function (page) {
      return lists.every(function (_, word) { return page.words[word]; });
    });
    all.forEach(function (page) {
      page.words.forEach(function (word) {
        page.key[0] -= word.early === 0 ? 1 : 0;
        page.key[2] -= word.often;
        page.key[3] += word.early;
      });
    });
    return all.sort(function (a, b) {
      for (var i = 0; i < a.key.length; i += 1) if (a.key[i] !== b.key[i]) return a.key[i] - b.key[i];
      return 0;
    });
  }

  // --- Texts ---
  async function textOf(index, piece) {
    var low = 0, high = index.firsts.length - 1;
    while (low < high) {
      var middle = low + high + 1 >> 1;
      if (index.firsts[middle] <= piece) low = middle; else high = middle - 1;
    }
    var row = (await load("t" + low.toString(16)))[piece - index.firsts[low]];
    return { path: row[2], title: fold(row[3]), text: fold(row[4]) };
  }

  // Makes sure that a page holds all words: a result, or nothing.
  async function prove(index, words, page) {
    var shown, last, titled = 0;
    for (var i = 0; i < words.length; i += 1) {
      var proven = false;
      for (var piece of page.words[i].pieces) {
        last = await textOf(index, piece);
        var inText = last.text.text.indexOf(words[i]) >= 0, inTitle = last.title.text.indexOf(words[i]) >= 0;
        if (inText && !shown) shown = last;
        titled += inTitle ? 1 : 0;
        proven = inText || inTitle;
        if (proven) break;
      }
      if (!proven) return null;
    }
    return result((shown || last), words, titled);
  }

  // Where the words stand in a text, from one place to another, as [from, to) in the text itself.
  function hits(text, words) {
    var found = [];
    words.forEach(function (word) {
      for (var at = text.text.indexOf(word); at >= 0; at = text.text.indexOf(word, at + word.length)) {
        found.push([text.at[at], Math.max(text.at[at + word.length], text.at[at + word.length - 1] + 1)]);
      }
    });
    return found.sort(function (a, b) { return a[0] - b[0] || b[1] - a[1]; });
  }

  // A part of a text in turns: what is not marked, what is, what is not.
  function turns(text, found, from, to) {
    var made = [], at = from;
    found.forEach(function (hit) {
      if (hit[0] < at || hit[1] > to) return;
      made.push(text.slice(at, hit[0]), text.slice(hit[0], hit[1]));
      at = hit[1];
    });
    return made.concat(text.slice(at, to)).map(function (part) { return part.replace(/\s+/g, " "); });
  }

  function result(row, words, titled) {
    var text = row.text.said, found = hits(row.text, words), first = found[0], from = first ? Math.max(0, first[0] - 24) : 0;
    // The part begins with the line of the hit, where that begins near.
    var line = first ? text.lastIndexOf("\n", first[0]) + 1 : 0;
    if (line > from) from = line;
    if (/[\udc00-\udfff]/.test(text.charAt(from))) from += 1;
    var to = Math.min(text.length, Math.max(from + 90, first ? first[1] : 0));
    if (/[\udc00-\udfff]/.test(text.charAt(to))) to += 1;
    var shown = turns(text, found, from, to);
    if (from > line) shown[0] = "…" + shown[0];
    if (to < text.length) shown[shown.length - 1] += "…";
    return {
      path: row.path,
      title: turns(row.title.said, hits(row.title, words), 0, row.title.said.length),
      text: shown,
      hit: first ? text.slice(first[0], first[1]) : "",
      titled: titled,
    };
  }

  // Asks for words. The answer says what of them was left out, how many pages there may be, and gives the next results
  // each time it is asked.
  window.xueshiFind = async function (query) {
    var question = asked(query), words = question.words, known = await index();
    var chosen = words.map(runs), exact = chosen.every(function (runs) { return runs.length === 1; }), left = FILES;
    var lists = words.map(function () { return []; });
    // The words take turns, so that each has its most telling runs.
    for (var turn = 0; turn < LONGEST; turn += 1) {
      chosen.forEach(function (runs, word) {
        if (runs[turn] && (left > 0 || turn === 0)) { lists[word].push(runs[turn]); left -= 1; }
      });
    }
    var found = await Promise.all(lists.map(function (runs) { return candidates(runs, known.bits); }));
    var pages = words.length ? ranked(known, found) : [], at = 0, wrong = 0;
    return {
      words: words,
      left: question.left,
      cut: question.cut,
      count: function () { return pages.length - wrong; },
      exact: function () { return exact || at >= pages.length; },
      done: function () { return at >= pages.length; },
      next: async function () {
        var proven = [];
        while (!proven.length && at < pages.length) {
          var some = pages.slice(at, at + PAGE);
          at += some.length;
          proven = (await Promise.all(some.map(function (page) { return prove(known, words, page); }))).filter(Boolean);
          wrong += some.length - proven.length;
        }
        var order = new Map(proven.map(function (found, i) { return [found, i]; }));
        return proven.sort(function (a, b) { return b.titled - a.titled || order.get(a) - order.get(b); });
      },
    };
  };
}());
