// The texts come packed, so that five languages stay small: base64 of deflate (RFC 1951), without stored blocks.
// It is undone here, since older phones have no DecompressionStream, and nobody is to be left out for an old phone.

function unpack(packed) {
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const text = [];
  let position = 0;

  function bits(count) {
    let value = 0;
    for (let bit = 0; bit < count; bit += 1, position += 1) {
      value |= ((bytes[position >> 3] >> (position & 7)) & 1) << bit;
    }
    return value;
  }

  // A Huffman code is known by the lengths of its codes: how many there are of each, and whose they are, in order.
  function huffman(lengths) {
    const counts = new Array(16).fill(0);
    const symbols = [];
    for (let length = 1; length < 16; length += 1) {
      const before = symbols.length;
      lengths.forEach((own, value) => { if (own === length) symbols.push(value); });
      counts[length] = symbols.length - before;
    }
    return { counts, symbols };
  }

  function symbol({ counts, symbols }) {
    let code = 0;
    let first = 0;
    let before = 0;
    for (let length = 1; length < 16; length += 1) {
      code = (code << 1) | bits(1);
      first <<= 1;
      if (code - first < counts[length]) return symbols[before + code - first];
      first += counts[length];
      before += counts[length];
    }
    throw new Error("the texts are damaged");
  }

  function fixedCodes() {
    const lengthOfCode = (value) => (value < 144 || value > 279 ? 8 : value < 256 ? 9 : 7);
    const lengths = Array.from({ length: 288 }, (_, value) => lengthOfCode(value));
    return [huffman(lengths), huffman(new Array(30).fill(5))];
  }

  function ownCodes() {
    const [literals, distances, lengths] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const coded = new Array(19).fill(0);
    const order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    order.slice(0, lengths).forEach((place) => { coded[place] = bits(3); });
    const code = huffman(coded);
    const all = [];
    while (all.length < literals + distances) {
      const next = symbol(code);
      if (next < 16) all.push(next);
      else if (next === 16) repeat(all, all[all.length - 1], 3 + bits(2));
      else repeat(all, 0, next === 17 ? 3 + bits(3) : 11 + bits(7));
    }
    return [huffman(all.slice(0, literals)), huffman(all.slice(literals))];
  }

  function repeat(all, value, times) {
    for (let time = 0; time < times; time += 1) all.push(value);
  }

  function lengthOf(from) {
    if (from < 8) return from + 3;
    const extra = (from >> 2) - 1;
    return from === 28 ? 258 : ((4 + (from & 3)) << extra) + 3 + bits(extra);
  }

  function distanceOf(from) {
    if (from < 4) return from + 1;
    const extra = (from >> 1) - 1;
    return ((2 + (from & 1)) << extra) + 1 + bits(extra);
  }

  for (let last = 0; !last; ) {
    last = bits(1);
    const [literals, distances] = bits(2) === 1 ? fixedCodes() : ownCodes();
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        text.push(next);
      } else {
        const count = lengthOf(next - 257);
        const back = distanceOf(symbol(distances));
        for (let copied = 0; copied < count; copied += 1) text.push(text[text.length - back]);
      }
    }
  }
  return new TextDecoder().decode(Uint8Array.from(text));
}
