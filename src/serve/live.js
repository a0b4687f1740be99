// Follows the site while it is written: loads the page again when it, or what it loads, has changed, and says what is
// to be mended. Only the preview has it; built pages do not.
(function () {
  "use strict";
  var own = document.currentScript;
  var seen = own.dataset.seen;
  var source = null;
  var host = null;
  var shown = "";
  var style =
    ":host{all:initial}*{box-sizing:border-box}" +
    "section,details{font:15px/1.6 system-ui,'Microsoft YaHei','PingFang SC','Noto Sans CJK SC',sans-serif;color:#1d1d1f}" +
    ".errors{position:fixed;z-index:2147483647;left:50%;bottom:16px;transform:translateX(-50%);width:min(760px,calc(100vw - 24px));" +
    "max-height:min(70vh,640px);overflow:auto;background:#fff;border:1px solid #d9b4b0;border-top:4px solid #b3261e;border-radius:6px;" +
    "box-shadow:0 8px 32px rgba(0,0,0,.28);padding:0 20px 16px}" +
    "header{display:flex;align-items:center;justify-content:space-between;gap:12px;position:sticky;top:0;background:#fff;padding:12px 0 6px}" +
    "h2{font-size:17px;margin:0;color:#b3261e}p{margin:4px 0}ol{margin:8px 0;padding-left:1.6em}li{margin:0 0 14px}" +
    ".kept{color:#555}.what{font-weight:600}code{font:13px/1 Consolas,monospace;color:#b3261e;border:1px solid currentColor;border-radius:3px;padding:1px 4px;margin-right:4px}" +
    ".where{font-family:Consolas,'Microsoft YaHei',monospace;color:#555;overflow-wrap:anywhere}" +
    "pre{font:13px/1.6 Consolas,'Microsoft YaHei',monospace;background:#f5f5f5;border-radius:4px;padding:6px 10px;margin:6px 0;overflow-x:auto;white-space:pre}" +
    "mark{background:#ffe08a;color:inherit}.help{color:#0b5c2d}" +
    "button{font:inherit;font-size:14px;color:inherit;background:#fff;border:1px solid #999;border-radius:4px;padding:2px 10px;cursor:pointer}" +
    "button:focus-visible,summary:focus-visible{outline:3px solid #1a5fb4;outline-offset:1px}" +
    ".warnings{position:fixed;z-index:2147483647;right:12px;bottom:12px;max-width:min(560px,calc(100vw - 24px));max-height:60vh;overflow:auto;" +
    "background:#fff8e1;border:1px solid #c49000;border-radius:6px;box-shadow:0 2px 10px rgba(0,0,0,.2);padding:4px 10px;font-size:14px}" +
    ".warnings code{color:#7a5200}summary{cursor:pointer;display:flex;align-items:center;justify-content:space-between;gap:10px}" +
    "summary button{border:0;background:none;padding:0 6px}" +
    "@media print{section,details{display:none}}";

  function close() {
    if (host) {
      host.remove();
      host = null;
    }
    try {
      sessionStorage.setItem("xueshi-closed", shown);
    } catch (refused) {
      // Where nothing may be kept it opens again, which is no harm.
    }
  }

  function isClosed(html) {
    try {
      return sessionStorage.getItem("xueshi-closed") === html;
    } catch (refused) {
      return false;
    }
  }

  function show(state, html) {
    if (html === shown) return;
    shown = html;
    if (host) {
      host.remove();
      host = null;
    }
    if (!html || (state === "warning" && isClosed(html))) return;
    host = document.createElement("div");
    host.id = "xueshi-overlay";
    host.dataset.state = state;
    var root = host.attachShadow({ mode: "open" });
    root.innerHTML = "<style>" + style + "</style>" + html;
    root.addEventListener("click", function (event) {
      if (event.target.closest("[data-close]")) {
        event.preventDefault();
        close();
      }
    });
    document.body.appendChild(host);
  }

  function hear(event) {
    var told = JSON.parse(event.data);
    if (told.seen !== seen) {
      // The browser itself goes back to where the page was scrolled to.
      location.reload();
      return;
    }
    show(told.state, told.html);
  }

  function follow() {
    if (source) return;
    source = new EventSource("/.xueshi/events?page=" + encodeURIComponent(location.pathname));
    source.addEventListener("state", hear);
    source.onerror = function () {
      // The browser tries again by itself, unless it was refused.
      if (source && source.readyState === 2) {
        rest();
        setTimeout(follow, 2000);
      }
    };
  }

  function rest() {
    if (source) source.close();
    source = null;
  }

  // A browser keeps few connections to one server: a page that nobody sees gives its own back.
  document.addEventListener("visibilitychange", function () {
    if (document.hidden) rest();
    else follow();
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Escape" && host) close();
  });
  if (!document.hidden) follow();
})();
