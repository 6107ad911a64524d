// The agenda desk by drag and by arrow keys. Without this script its buttons do the same.
"use strict";
{
  const ARROWS = { ArrowUp: "up", ArrowDown: "down" };
  const desk = () => document.getElementById("desk");
  let dragged = null;
  let drop = null;

  // Sends a move, puts the new desk in place of the old one, and gives the focus back.
  async function send(fields, focus) {
    const tree = document.getElementById("tree");
    const body = new FormData();
    body.set("csrfmiddlewaretoken", tree.querySelector("[name=csrfmiddlewaretoken]").value);
    for (const [name, value] of Object.entries(fields)) body.set(name, value);
    const answer = await fetch(tree.action, { method: "POST", body });
    if (!answer.ok) {
      window.location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById("desk");
    if (!fresh) {
      window.location.reload();
      return;
    }
    desk().replaceWith(document.adoptNode(fresh));
    const said = [...page.querySelectorAll(".messages li")].map((one) => one.textContent.trim()).join(" ");
    enhance();
    const status = document.getElementById("tree-status");
    if (status) status.textContent = said || desk().dataset.movedWord;
    focusOn(focus);
  }

  function focusOn({ item, step }) {
    const line = document.getElementById(`item-${item}`);
    if (!line) return;
    const row = line.querySelector(":scope > .line__row");
    const button = step && row.querySelector(`button[value="${item}:${step}"]:enabled`);
    (button || row.querySelector(".handle") || row.querySelector("a")).focus();
  }

  function onKey(event) {
    const line = event.target.closest(".line");
    if (!event.target.classList.contains("handle") || !line) return;
    const isRtl = document.documentElement.dir === "rtl";
    const inwards = isRtl ? "ArrowLeft" : "ArrowRight";
    const outwards = isRtl ? "ArrowRight" : "ArrowLeft";
    let step = ARROWS[event.key];
    if (event.key === inwards) step = "below";
    if (event.key === outwards) step = "out";
    if (!step) return;
    event.preventDefault();
    const item = line.dataset.item;
    const button = line.querySelector(`button[value="${item}:${step}"]`);
    if (button && !button.disabled) send({ step: `${item}:${step}` }, { item });
  }

  function onClick(event) {
    const button = event.target.closest("button[name=step]");
    if (!button) return;
    event.preventDefault();
    const [item, step] = button.value.split(":");
    send({ step: button.value }, { item, step });
  }

  // Where the pointer is over a line: its upper and lower part stand for before and after, its
  // middle for "into" where the line may take sub-items.
  function place(line, y) {
    const box = line.querySelector(":scope > .line__row").getBoundingClientRect();
    const part = (y - box.top) / box.height;
    const mayTake = line.dataset.level === "1" && !dragged.querySelector(".line") && line !== dragged;
    if (mayTake && part > 0.3 && part < 0.7) return "into";
    return part < 0.5 ? "before" : "after";
  }

  function clear() {
    for (const one of document.querySelectorAll(".drop-before, .drop-after, .drop-into")) {
      one.classList.remove("drop-before", "drop-after", "drop-into");
    }
    drop = null;
  }

  function onDragOver(event) {
    const line = event.target.closest(".line");
    if (!dragged || !line || dragged.contains(line)) return;
    const where = place(line, event.clientY);
    if (line.dataset.level === "2" && dragged.querySelector(".line")) return;
    event.preventDefault();
    clear();
    line.classList.add(`drop-${where}`);
    drop = { line, where };
  }

  function onDrop(event) {
    if (!dragged || !drop) return;
    event.preventDefault();
    const item = dragged.dataset.item;
    const siblings = [...drop.line.parentElement.children].filter((one) => one !== dragged);
    const above = drop.line.parentElement.closest(".line");
    let parent = above ? above.dataset.item : "";
    let position = siblings.indexOf(drop.line) + (drop.where === "after" ? 2 : 1);
    if (drop.where === "into") {
      parent = drop.line.dataset.item;
      position = drop.line.querySelectorAll(".line").length + 1;
    }
    send({ item, parent, position }, { item });
    clear();
  }

  function enhance() {
    const tree = document.getElementById("tree");
    if (!tree || tree.dataset.adopted === "1") return;
    desk().classList.add("enhanced");
    for (const handle of tree.querySelectorAll(".handle")) handle.draggable = true;
    tree.addEventListener("click", onClick);
    tree.addEventListener("keydown", onKey);
    tree.addEventListener("dragstart", (event) => {
      const line = event.target.closest?.(".handle")?.closest(".line");
      if (!line) return;
      dragged = line;
      line.classList.add("is-dragged");
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", line.dataset.item);
      event.dataTransfer.setDragImage(line, 0, 0);
    });
    tree.addEventListener("dragover", onDragOver);
    tree.addEventListener("drop", onDrop);
    tree.addEventListener("dragend", () => {
      dragged?.classList.remove("is-dragged");
      dragged = null;
      clear();
    });
  }

  enhance();
}
