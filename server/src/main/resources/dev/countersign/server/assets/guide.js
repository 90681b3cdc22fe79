"use strict";

// The browser's own print dialogue does the same.
const print = document.getElementById("print");
print.hidden = false;
print.addEventListener("click", () => window.print());
