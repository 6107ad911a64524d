// Beside a moment told in the session's zone, the same moment in the reader's own, where it differs.
// The pages are whole without it.
const root = document.documentElement;
const words = new Intl.DateTimeFormat(root.lang === "en" ? "en-GB" : root.lang, {
  weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit",
  timeZoneName: "short",
});

for (const time of document.querySelectorAll("time[data-own-zone]")) {
  const moment = new Date(time.dateTime);
  const [, sign, hours, minutes] = /([+-])(\d\d):(\d\d)$/.exec(time.dateTime);
  const there = (Number(hours) * 60 + Number(minutes)) * (sign === "-" ? -1 : 1);
  if (there === -moment.getTimezoneOffset()) continue;
  const note = document.createElement("span");
  note.className = "own-zone";
  note.textContent = root.dataset.ownZone.replace("{time}", words.format(moment));
  time.parentElement.append(" ", note);
}
