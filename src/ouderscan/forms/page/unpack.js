// The texts come packed, so that five languages stay small: base64 of deflate with fixed codes (RFC 1951, 3.2.6).
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

  // A Huffman code comes highest bit first.
  function code(value, count) {
    for (let bit = 0; bit < count; bit += 1) value = (value << 1) | bits(1);
    return value;
  }

  function symbol() {
    const seven = code(0, 7);
    if (seven < 24) return seven + 256;
    const eight = code(seven, 1);
    if (eight < 192) return eight - 48;
    return eight < 200 ? eight + 88 : code(eight, 1) - 256;
  }

  function length(from) {
    if (from < 8) return from + 3;
    const extra = (from >> 2) - 1;
    return from === 28 ? 258 : ((4 + (from & 3)) << extra) + 3 + bits(extra);
  }

  function distance(from) {
    if (from < 4) return from + 1;
    const extra = (from >> 1) - 1;
    return ((2 + (from & 1)) << extra) + 1 + bits(extra);
  }

  for (let last = 0; !last; ) {
    last = bits(1);
    if (bits(2) !== 1) throw new Error("the texts are damaged");
    for (let next = symbol(); next !== 256; next = symbol()) {
      if (next < 256) {
        text.push(next);
      } else {
        const count = length(next - 257);
        const back = distance(code(0, 5));
        for (let copied = 0; copied < count; copied += 1) text.push(text[text.length - back]);
      }
    }
  }
  return new TextDecoder().decode(Uint8Array.from(text));
}
