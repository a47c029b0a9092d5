/** How the parts of a command that Claude Code writes into messages read without their tags. */
const TAGS: ReadonlyMap<string, { before: string; after: string; shown: boolean }> = new Map([
  ['command-name', { before: '', after: '', shown: true }],
  ['command-message', { before: '', after: '', shown: false }],
  ['command-args', { before: ' ', after: '', shown: true }],
  ['command-contents', { before: '\n', after: '', shown: true }],
  ['local-command-caveat', { before: '', after: '\n', shown: true }],
  ['local-command-stdout', { before: '\n', after: '', shown: true }],
  ['local-command-stderr', { before: '\n', after: '', shown: true }],
  ['bash-input', { before: '! ', after: '', shown: true }],
  ['bash-stdout', { before: '\n', after: '', shown: true }],
  ['bash-stderr', { before: '\n', after: '', shown: true }],
]);

/** Tags whose content is a plain word: it ends at the first closing tag, the others at the last. */
const WORDS: ReadonlySet<string> = new Set(['command-name', 'command-message']);

/**
 * Writes the markup of a slash or shell command as text: `<command-name>/clear</command-name>` becomes `/clear`.
 *
 * Only a text that begins with such a tag is touched. What stands outside of the tags is kept, and a tag that is
 * never closed reaches to the end, so that no word is lost whatever a text holds.
 */
export function readableCommand(text: string): string {
  if (!/^\s*<(command|local-command|bash)-/.test(text)) return text;
  const opening =
    /<(command-(?:name|message|args|contents)|local-command-(?:caveat|stdout|stderr)|bash-(?:input|stdout|stderr))>/g;
  let readable = '';
  let place = 0;
  for (let tag = opening.exec(text); tag !== null; tag = opening.exec(text)) {
    const name = tag[1] ?? '';
    const form = TAGS.get(name);
    const inside = tag.index + tag[0].length;
    const closing = `</${name}>`;
    const found = WORDS.has(name) ? text.indexOf(closing, inside) : text.lastIndexOf(closing);
    const end = found < inside ? text.length : found;
    const content = text.slice(inside, end).trim();
    readable += outside(text.slice(place, tag.index));
    if (form?.shown === true && content !== '') readable += form.before + content + form.after;
    place = Math.min(text.length, end + closing.length);
    opening.lastIndex = place;
  }
  return (readable + outside(text.slice(place))).trim();
}

function outside(text: string): string {
  const words = text.trim();
  return words === '' ? '' : `\n${words}\n`;
}
