/** Characters no system, or not Windows, allows in the name of a file; and those that turn text around. */
const FORBIDDEN = /[<>:"/\\|?*\p{Cc}\p{Cs}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
/** Names Windows keeps for devices, with any extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;
/** In UTF-8: systems allow 255 bytes for a name, and a folder may come before it. */
const LONGEST = 120;

/** Makes a text a name that every system allows, without an extension. */
export function safeName(text: string): string {
  const plain = text.toWellFormed().normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ');
  const trimmed = cutBytes(plain.trim(), LONGEST).replace(/^[. ]+|[. ]+$/g, '');
  if (trimmed === '') return 'Untitled';
  return RESERVED.test(trimmed) ? `_${trimmed}` : trimmed;
}

/** Gives names that are told apart even where capitals and small letters are the same. */
export function createNames(): (wanted: string) => string {
  const taken = new Map<string, number>();
  return (wanted) => {
    const key = wanted.toLowerCase();
    const count = taken.get(key);
    if (count === undefined) {
      taken.set(key, 1);
      return wanted;
    }
    for (let number = count + 1; ; number += 1) {
      const name = `${wanted} (${number})`;
      if (taken.has(name.toLowerCase())) continue;
      taken.set(key, number);
      taken.set(name.toLowerCase(), 1);
      return name;
    }
  };
}

function cutBytes(text: string, bytes: number): string {
  let length = 0;
  let kept = '';
  for (const character of text) {
    length += Buffer.byteLength(character);
    if (length > bytes) break;
    kept += character;
  }
  return kept;
}
