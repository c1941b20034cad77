// The page: which screen is shown, and what the buttons do.

function openForm(form) {
  const memory = openMemory(form);
  const questions = form.items.length;
  const page = {
    form,
    lasts: memory.lasts,
    reviewAt: questions + 1,
    codeAt: questions + 2,
    wipeAt: questions + 3,
    error: false,
    notice: "",
    get filled() { return memory.filled; },
    say,
    go,
    back() { go(changing ? page.reviewAt : shown === page.wipeAt ? before : shown - 1); },
    answer(place, state) { memory.filled.states[place] = state; memory.save(); },
    next(place) { if (memory.filled.states[place]) onward(); else { page.error = true; show(shown, "error"); } },
    skip(place) { page.answer(place, 0); onward(); },
    change(number) { go(number); changing = true; },
    wipe() { memory.wipe(); page.notice = say("wiped"); go(0); page.notice = ""; },
    speak(language) { memory.filled.language = language; memory.save(); show(shown, "language"); },
  };
  let shown = 0;
  let before = 0;
  let changing = false;

  function say(name, places) {
    return page.texts.words[name].replace(/\{(\w+)\}/g, (place, key) => places[key]);
  }

  function onward() {
    go(changing ? page.reviewAt : shown + 1);
  }

  function go(screen) {
    attempt(() => history.pushState({ screen }, ""));
    show(screen, "heading");
  }

  function show(screen, focus) {
    if (screen !== shown) {
      before = shown;
      changing = false;
    }
    if (focus !== "error" && focus !== "language") page.error = false;
    shown = screen;
    if (screen <= page.codeAt && screen > memory.filled.at) {
      memory.filled.at = screen;
      memory.save();
    }
    page.texts = languageFor(form, memory.filled.language);
    document.documentElement.lang = page.texts.language;
    document.documentElement.dir = page.texts.direction;
    const main = element("main", {}, ...parts(screen).filter(Boolean));
    document.body.textContent = "";
    document.body.append(...frame(screen), main);
    document.title = [page.error && say("error"), titleOf(screen, main), form.school].filter(Boolean).join(" · ");
    land(main, focus);
  }

  function parts(screen) {
    if (screen === page.reviewAt) return reviewScreen(page);
    if (screen === page.codeAt) return codeScreen(page);
    if (screen === page.wipeAt) return wipeScreen(page);
    return screen > 0 ? questionScreen(page, screen) : startScreen(page);
  }

  function frame(screen) {
    const list = form.texts.length > 1 && languageList(page);
    return screen > 0 && (form.school || list) ? [element("header", {}, schoolName(form), list)] : [];
  }

  function titleOf(screen, main) {
    const isQuestion = screen > 0 && screen <= questions;
    return isQuestion ? say("question", { number: screen, total: questions }) : main.querySelector("h1").textContent;
  }

  // Where the focus goes, so that a keyboard goes on from there and a screen reader tells what is new.
  function land(main, focus) {
    const target = { error: "#error", language: "#language, [aria-pressed=true]", heading: "h1" }[focus];
    if (focus === "heading") scrollTo(0, 0);
    if (target) document.querySelector(target).focus();
  }

  addEventListener("popstate", (event) => show((event.state || { screen: 0 }).screen, "heading"));
  attempt(() => history.replaceState({ screen: 0 }, ""));
  show(0);
}

openForm(JSON.parse(unpack(document.getElementById("packed").textContent)));
