// The answers as a code and as a file; answers/codes.py says how a code is made and why, and reads it again.

const SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

// `states` holds for each item of the form the place of its answer among all possible ones; 0 is not answered.
function encode(form, states, salt) {
  const number = new Array(form.signs).fill(0);
  form.items.forEach((item, place) => {
    const scale = form.scales[item.scale];
    let carry = states[place];
    for (let digit = form.signs - 1; digit >= 0; digit -= 1) {
      carry += number[digit] * (1 + scale.options + scale.nonAnswers.length);
      number[digit] = carry & 31;
      carry >>= 5;
    }
  });
  const data = [...form.tag].map((sign) => SIGNS.indexOf(sign)).concat(salt >> 5, salt & 31, number);
  const check = remainder(data.concat(0, 0, 0));
  return data.concat(check >> 10, (check >> 5) & 31, check & 31).map((digit) => SIGNS[digit]).join("");
}

function remainder(digits) {
  return digits.reduce((value, digit) => {
    const shifted = (value << 5) ^ digit;
    const over = shifted >> 15;
    return (shifted & 0x7fff) ^ over ^ (over << 1);
  }, 0);
}

function inGroups(code) {
  return code.match(/.{1,4}/g).join("-");
}

function asFile(form, states, code) {
  const answers = {};
  form.items.forEach((item, place) => {
    const scale = form.scales[item.scale];
    const state = states[place];
    if (state) answers[item.id] = state <= scale.options ? state : scale.nonAnswers[state - scale.options - 1];
  });
  const { school, group, short, questionnaires } = form;
  const format = "ouderscan/filled-form/1";
  return JSON.stringify({ format, school, group, short, questionnaires, answers, code }, null, 1);
}
