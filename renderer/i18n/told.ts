/** Sentences in English and in another language; `{}` is what is put in, in the other `{1}`, `{2}` by their order. */
export type Told = Readonly<Record<string, string>>;

/** Where one sentence ends and another begins. */
const BETWEEN_SENTENCES = /(?<=[.!?…])\s+(?=[\p{Lu}\d“"])/u;
/** What is put into a text that ends with it ends a sentence, too. */
const HOLE_BEFORE_SENTENCE = /(?<=\{\})\s+(?=\p{Lu}\p{Ll})/u;

/**
 * Says in another language what the core tells in English, sentence by sentence. What is not known stays in English, as
 * the words of other programs and of files do.
 */
export function translateTold(message: string, told: Told): string {
  return message
    .split(BETWEEN_SENTENCES)
    .map((sentence) => translate(sentence, told) ?? translateAfterName(sentence, told))
    .join(' ');
}

/** Cuts a text with holes into the sentences that are translated each by itself. */
export function sentencesOf(template: string): string[] {
  return template.split(BETWEEN_SENTENCES).flatMap((part) => part.split(HOLE_BEFORE_SENTENCE));
}

function translate(text: string, told: Told): string | null {
  const same = Object.hasOwn(told, text) ? told[text] : undefined;
  if (same !== undefined) return same;
  // Of two that fit, the one that says more is meant.
  const templates = Object.keys(told).filter((template) => template.includes('{}'));
  for (const template of templates.toSorted((one, other) => other.length - one.length)) {
    const found = patternOf(template).exec(text);
    if (found !== null) return fill(told[template] ?? template, found.slice(1), told);
  }
  return null;
}

function patternOf(template: string): RegExp {
  const literal = template.split('{}').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('(.*?)')}$`, 's');
}

function fill(text: string, values: readonly string[], told: Told): string {
  return text.replace(/\{(\d)\}/g, (_, place: string) => {
    const value = values[Number(place) - 1] ?? '';
    return translateTold(value, told);
  });
}

/** Where the name of a file stands before what is told of it. */
function translateAfterName(sentence: string, told: Told): string {
  const end = sentence.indexOf(': ');
  const rest = end === -1 ? null : translate(sentence.slice(end + 2), told);
  return rest === null ? sentence : `${sentence.slice(0, end + 2)}${rest}`;
}
