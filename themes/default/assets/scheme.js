// Light, dark, or as the system has it: said before the page is drawn, so that it does not flash, and kept for the next.
(function () {
  "use strict";
  var all = ["auto", "light", "dark"], key = "xueshi-scheme", root = document.documentElement;
  function kept() {
    // Some browsers keep nothing for pages from files.
    try { return localStorage.getItem(key); } catch (e) { return null; }
  }
  function show(scheme) { root.dataset.scheme = all.indexOf(scheme) < 0 ? "auto" : scheme; }
  show(kept());
  addEventListener("storage", function (event) { if (event.key === key) show(event.newValue); });
  addEventListener("click", function (event) {
    if (!(event.target instanceof Element) || !event.target.closest(".scheme")) return;
    show(all[(all.indexOf(root.dataset.scheme) + 1) % all.length]);
    try { localStorage.setItem(key, root.dataset.scheme); } catch (e) { /* It holds for this page. */ }
  });
})();
