// The screens, each made anew from what was filled in. Texts only ever go in as text.

function element(name, attributes, ...children) {
  const made = document.createElement(name);
  Object.entries(attributes || {}).forEach(([key, value]) => {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value || value === 0) made.setAttribute(key, value === true ? "" : value);
  });
  made.append(...children.filter((child) => child || child === 0));
  return made;
}

function button(text, click, style, more) {
  return element("button", { type: "button", class: style, click, ...more }, text);
}

// Apart from the text around it, which may run the other way.
function schoolName(form) {
  return form.school && element("p", { class: "school" }, element("bdi", {}, form.school));
}

function heading(text) {
  return element("h1", { tabindex: "-1" }, text);
}

function startScreen(page) {
  const { form, filled, say } = page;
  const questions = form.items.length;
  const begun = filled.at > 1 || filled.states.some(Boolean);
  const onward = filled.at > questions ? say("to_review") : say(begun ? "go_on" : "begin", { number: filled.at });
  const facts = [say("stays"), form.least && say("least", { least: form.least })];
  const told = [
    ...page.texts.introduction.map((paragraph) => element("p", {}, paragraph)),
    element("ul", { class: "facts" }, ...facts.filter(Boolean).map((fact) => element("li", {}, fact))),
  ];
  const actions = element("div", { class: "actions" },
    button(onward, () => page.go(begun ? Math.min(filled.at, page.reviewAt) : 1), "first"),
    begun && button(say("wipe"), () => page.go(page.wipeAt), "quiet"));
  return [
    element("div", { class: "emblem" }),
    schoolName(form),
    heading(page.texts.title),
    element("p", { class: "length" }, say("length", { questions, minutes: form.minutes })),
    form.texts.length > 1 && languageButtons(page),
    page.notice && element("p", { class: "notice", role: "status" }, page.notice),
    begun && element("p", { class: "notice" }, say("resumed")),
    !page.lasts && element("p", { class: "notice" }, say("unsaved")),
    // Who comes back has read it, and wants to go on.
    ...(begun ? [actions, ...told] : [...told, actions]),
  ];
}

function questionScreen(page, number) {
  const { form, filled, say } = page;
  const place = form.order[number - 1];
  const scale = form.scales[form.items[place].scale];
  const [question, help] = page.texts.items[place];
  const labels = page.texts.scales[form.items[place].scale];
  const radios = labels.map((label, index) => {
    const state = index + 1;
    return radio(label, state === filled.states[place], () => page.answer(place, state));
  });
  const described = [help && "help", page.error && "error"].filter(Boolean).join(" ");
  return [
    element("p", { class: "count" }, say("question", { number, total: form.items.length })),
    element("progress", { max: form.items.length, value: number, "aria-hidden": "true" }),
    element("form", { novalidate: true, submit: (event) => { event.preventDefault(); page.next(place); } },
      element("fieldset", { "aria-describedby": described },
        element("legend", {}, heading(question)),
        help && element("p", { id: "help", class: "help" }, help),
        page.error && element("p", { id: "error", class: "error", tabindex: "-1" },
          element("strong", {}, `${say("error")}: `), say("choose")),
        element("div", { class: "options" }, ...radios.slice(0, scale.options)),
        element("div", { class: "options others" }, ...radios.slice(scale.options))),
      element("div", { class: "actions" },
        element("button", { class: "first" }, say("next")),
        button(say("back"), page.back),
        button(say("skip"), () => page.skip(place), "quiet"))),
  ];
}

function radio(label, checked, change) {
  const input = element("input", { type: "radio", name: "answer", checked, change });
  return element("label", { class: "option" }, input, element("span", {}, label));
}

function reviewScreen(page) {
  const { form, filled, say } = page;
  const open = filled.states.filter((state) => !state).length;
  const rows = form.order.map((place, index) => {
    const number = index + 1;
    const answer = page.texts.scales[form.items[place].scale][filled.states[place] - 1];
    // Each button is named with its question, so that a list of buttons can be told apart by ear.
    const named = { id: `change-${number}`, "aria-labelledby": `change-${number} question-${number}` };
    return element("div", {},
      element("dt", { id: `question-${number}` }, `${number}. ${page.texts.items[place][0]}`),
      element("dd", { class: answer ? "" : "open" }, answer || say("none")),
      element("dd", {}, button(say("change"), () => page.change(number), "quiet", named)));
  });
  return [
    heading(say("review")),
    element("p", {}, say("review_hint"), " ", open > 0 && say("open", { count: open })),
    element("dl", { class: "review" }, ...rows),
    element("div", { class: "actions" },
      button(say("finish"), () => page.go(page.codeAt), "first"),
      button(say("back"), page.back)),
  ];
}

function codeScreen(page) {
  const { form, filled, say } = page;
  const code = inGroups(encode(form, filled.states, filled.salt));
  const shown = element("output", { class: "code", dir: "ltr", translate: "no" }, code);
  const told = element("p", { role: "status", class: "told" });
  const tell = (done) => { told.textContent = say(done ? "copied" : "not_copied"); };
  const name = `ouderscan-${code.slice(-4)}.json`;
  const file = new Blob([asFile(form, filled.states, code)], { type: "application/json" });
  return [
    heading(say("done")),
    element("p", {}, say("done_hint")),
    shown,
    element("p", { class: "hand-in", lang: form.handIn && form.texts[0].language, dir: form.handIn && "auto" },
      form.handIn || say("hand_in")),
    told,
    element("div", { class: "actions" },
      button(say("copy"), () => copy(code, shown).then(tell), "first"),
      navigator.share && button(say("share"), () => navigator.share({ text: code }).catch(() => {})),
      element("a", { class: "button", href: URL.createObjectURL(file), download: name }, say("file"))),
    element("ul", { class: "facts" }, element("li", {}, say("sender")), element("li", {}, say("aloud"))),
    element("p", {}, say("wipe_hint")),
    element("div", { class: "actions" },
      button(say("back"), page.back),
      button(say("wipe"), () => page.go(page.wipeAt), "quiet")),
  ];
}

function wipeScreen(page) {
  const { say } = page;
  return [
    heading(say("wipe_sure")),
    element("p", {}, say("wipe_what")),
    element("div", { class: "actions" },
      button(say("wipe_yes"), page.wipe, "first"),
      button(say("wipe_no"), page.back)),
  ];
}

// The clipboard is closed to pages in some apps; the older way may still be open.
function copy(text, shown) {
  const older = () => {
    getSelection().selectAllChildren(shown);
    return Boolean(attempt(() => document.execCommand("copy")));
  };
  return navigator.clipboard ? navigator.clipboard.writeText(text).then(() => true, older) : Promise.resolve(older());
}
