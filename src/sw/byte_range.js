// The bytes that a `Range` header asks for (RFC 9110, section 14.2). Of several ranges, the
// first one is answered, as the RFC allows.

// The first and the last byte of the range; `null` for the whole file, which is also the
// answer to what is no range; `undefined` if the file has no byte of it.
function byteRange(header, size) {
  const [, first, last] = /^\s*bytes\s*=\s*(\d*)-(\d*)\s*(?:,|$)/i.exec(header ?? '') ?? [];
  if (first === undefined || first + last === '') return null;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length > 0 ? { first: size - length, last: size - 1 } : undefined;
  }
  if (last !== '' && Number(last) < Number(first)) return null;
  if (Number(first) >= size) return undefined;
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1);
  return { first: Number(first), last: end };
}
