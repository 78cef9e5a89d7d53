"use strict";

// textual.js wants the whole address of the websocket; only the browser knows by which address it came here.
document.getElementById("terminal").dataset.sessionWebsocketUrl = location.origin.replace(/^http/, "ws") + "/ws";

// Keys are heard without a click first: by the app once it has painted something, by the link that opens it again once it has ended.
// textual.js tells both by a class of the body.
new MutationObserver(() => {
  const state = document.body.classList;
  const focused = state.contains("-closed") ? ".ended a" : state.contains("-first-byte") ? ".xterm-helper-textarea" : null;
  if (focused) document.querySelector(focused).focus();
}).observe(document.body, { attributes: true, attributeFilter: ["class"] });
