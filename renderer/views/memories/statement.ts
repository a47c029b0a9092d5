/** Longer first sentences are body text. */
const LONGEST_STATEMENT = 200;

/** A memory as it is read: what it says in one sentence, and the rest. */
export function splitContent(content: string): { statement: string; rest: string } {
  const trimmed = content.trim();
  const [first = ''] = trimmed.split(/\n/, 1);
  const sentence = /^.+?[.!?…](?=\s|$)/u.exec(first)?.[0] ?? first;
  const statement = sentence.length <= LONGEST_STATEMENT ? sentence : first.slice(0, LONGEST_STATEMENT);
  if (sentence.length > LONGEST_STATEMENT) return { statement: `${statement.trimEnd()}…`, rest: trimmed };
  return { statement, rest: trimmed.slice(sentence.length).trim() };
}
