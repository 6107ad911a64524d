// Keeps text that was typed and not saved, and warns before it would be lost.
"use strict";
{
  const form = document.querySelector("form.edit[data-kept]");
  if (form) {
    const key = `typed:${form.dataset.kept}`;
    const fields = () =>
      [...form.querySelectorAll("textarea, input:not([type=hidden]), select")].filter((one) => one.name);
    const value = (one) => (one.type === "checkbox" ? String(one.checked) : one.value);
    const snapshot = () => Object.fromEntries(fields().map((one) => [one.name, value(one)]));
    const loaded = snapshot();
    const differs = () => {
      const now = snapshot();
      return Object.keys(now).some((name) => now[name] !== loaded[name]);
    };
    let isSaving = false;

    form.addEventListener("input", () => sessionStorage.setItem(key, JSON.stringify(snapshot())));
    form.addEventListener("submit", () => {
      isSaving = true;
      sessionStorage.removeItem(key);
    });
    window.addEventListener("beforeunload", (event) => {
      if (!isSaving && differs()) event.preventDefault();
    });

    const notice = form.querySelector(".kept");
    const kept = JSON.parse(sessionStorage.getItem(key) || "null");
    const isOther = kept && Object.keys(kept).some((name) => name in loaded && kept[name] !== loaded[name]);
    if (isOther && notice) {
      notice.hidden = false;
      notice.addEventListener("click", (event) => {
        const act = event.target.dataset.act;
        if (!act) return;
        if (act === "take") {
          for (const one of fields()) {
            if (!(one.name in kept)) continue;
            if (one.type === "checkbox") one.checked = kept[one.name] === "true";
            else one.value = kept[one.name];
          }
        } else {
          sessionStorage.removeItem(key);
        }
        notice.hidden = true;
      });
    }

    // A proposed symbol fills the field instead of loading the page again.
    for (const link of document.querySelectorAll("a[data-symbol]")) {
      link.addEventListener("click", (event) => {
        const field = form.querySelector("[name=symbol]");
        if (!field) return;
        event.preventDefault();
        field.value = link.dataset.symbol;
        field.focus();
      });
    }
  }
  document.getElementById("errors")?.focus();
}
