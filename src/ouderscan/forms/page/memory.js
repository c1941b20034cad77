// What a person has filled in, kept on the device if it lets us, and else in this page only.

function openMemory(form) {
  const key = `ouderscan ${form.tag} ${form.school}`;
  const lasts = attempt(() => {
    localStorage.setItem(`${key}?`, "");
    localStorage.removeItem(`${key}?`);
    return true;
  });
  const stored = attempt(() => JSON.parse(localStorage.getItem(key)));
  const memory = {
    lasts: Boolean(lasts),
    filled: isFilled(form, stored) ? stored : blank(form),
    save() {
      attempt(() => localStorage.setItem(key, JSON.stringify(memory.filled)));
    },
    wipe() {
      attempt(() => localStorage.removeItem(key));
      memory.filled = Object.assign(blank(form), { language: memory.filled.language });
    },
  };
  return memory;
}

function attempt(action) {
  try {
    return action();
  } catch (refused) {
    return null;
  }
}

// `at` is the furthest screen that was reached; the salt makes equal answers of two people two codes.
function blank(form) {
  const salt = crypto.getRandomValues(new Uint16Array(1))[0] & 1023;
  return { language: null, at: 0, salt, states: form.items.map(() => 0) };
}

function isFilled(form, stored) {
  if (!stored || !Array.isArray(stored.states) || stored.states.length !== form.items.length) return false;
  const within = (value, most) => Number.isInteger(value) && value >= 0 && value <= most;
  const possible = form.items.every((item, place) => {
    const scale = form.scales[item.scale];
    return within(stored.states[place], scale.options + scale.nonAnswers.length);
  });
  return possible && within(stored.salt, 1023) && within(stored.at, form.items.length + 2);
}
