// The languages: all at the start, where a person must find their own, and a list on the other screens.

function languageButtons(page) {
  const buttons = page.form.texts.map((each) =>
    element("button", {
      type: "button", lang: each.language, dir: each.direction, "aria-pressed": String(each === page.texts),
      click: () => page.speak(each.language),
    }, each.name));
  return element("div", { class: "languages", role: "group", "aria-label": page.say("language") }, ...buttons);
}

function languageList(page) {
  const options = page.form.texts.map((each) =>
    element("option", { value: each.language, lang: each.language, selected: each === page.texts }, each.name));
  const list = element("select", { id: "language", change: () => page.speak(list.value) }, ...options);
  return element("div", {}, element("label", { for: "language" }, page.say("language")), " ", list);
}

// The language that was chosen, else the first of the browser's that the form speaks, else its own.
function languageFor(form, chosen) {
  const wanted = [chosen, ...(navigator.languages || [navigator.language])].filter(Boolean);
  const known = (tag) => form.texts.find((each) => each.language === tag.toLowerCase().split("-")[0]);
  return wanted.map(known).find(Boolean) || form.texts[0];
}
