// Looks once a second how far the papers are while any is being made, shows what got further and
// says it to screen readers. Without this script the page loads itself again.
"use strict";
{
  const EVERY = 1000;
  const papers = () => document.getElementById("papers");

  // Replaces the table by the one of now; the focus stays on what it was on.
  async function refresh() {
    const answer = await fetch(window.location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("papers");
    if (!fresh) return;
    const active = document.activeElement;
    const row = active?.closest("tr")?.id;
    const value = active?.value;
    papers().replaceWith(document.adoptNode(fresh));
    document.getElementById("papers-said").textContent = papers().dataset.sentence;
    if (row) {
      const line = document.getElementById(row);
      (line?.querySelector(`button[value="${value}"]`) || line?.querySelector("a, button"))?.focus();
    }
  }

  async function look() {
    let isUnfinished = true;
    try {
      const answer = await fetch(papers().dataset.progress);
      if (answer.ok && !answer.redirected) {
        const now = await answer.json();
        isUnfinished = now.unfinished;
        if (now.stamp !== papers().dataset.stamp) await refresh();
      }
    } catch {
      // The line is down for a moment: look again.
    }
    if (isUnfinished) window.setTimeout(look, EVERY);
  }

  if (papers()?.dataset.unfinished === "1") window.setTimeout(look, EVERY);
}
