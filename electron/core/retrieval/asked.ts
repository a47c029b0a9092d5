import type { Analyser, Token } from './analyse.ts';

/** A telling word of a question: the terms it stands for, with how much each counts. */
export type AskedWord = Readonly<{
  /** As it was written. */
  word: string;
  /** What it was indexed as, first; then its other forms. Each counts 1. */
  forms: readonly string[];
  /** Terms of words that answer for it, each below 1. */
  kin: ReadonlyMap<string, number>;
  /** It is written as a name: with a capital although no sentence begins with it, in Chinese as a surname or after one. */
  name: boolean;
}>;

/** What a question wants to know beside its words. */
export type AskedShape = Readonly<{
  when: boolean;
  howMany: boolean;
  who: boolean;
  where: boolean;
  why: boolean;
  feeling: boolean;
  title: boolean;
  list: boolean;
  /** It is about somebody or something that it only describes. */
  described: boolean;
  /** It asks about the asker ("what did I…"), or about the one who answers ("what did you suggest…"). */
  self: boolean;
  other: boolean;
}>;

const MOST_WORDS = 40;
/** A character of a word of several counts so much. */
const PIECE_COUNTS = 0.3;
/** The commonest Chinese surnames, without those that are common words as well. */
const SURNAME =
  /^[王李张刘陈杨赵吴周徐孙朱胡郭林罗郑梁谢宋唐许邓韩冯曹彭曾肖田董袁潘蔡蒋杜叶程苏魏吕丁沈姚卢姜崔钟谭陆汪范廖贾邹孟秦邱尹薛闫侯史陶黎贺顾郝龚邵严覃戴孔]$/u;
const GIVEN_NAME = /^\p{Script=Han}{1,2}$/u;
const POSSESSIVE = /^(\p{Script=Cyrillic}{2,})ин(?:[аоыуе]|о[йм]|ого|ому|ым|ыми|ых)?$/u;
/** A name counts nearly as much as the adjective made of it. */
const OWNER_COUNTS = 0.9;
const WHEN =
  /\b(when|since when|how long|how recently|what (date|day|month|year|time)|which (date|day|month|year|week)|in what (month|year))\b|(?<!\p{L})(когда|в каком (году|месяце)|какого числа|как давно|в какой день)(?!\p{L})|什么时候|何时|哪天|哪一?年|几月|几号|多久|いつ|何年|何月|언제/iu;
const HOW_MANY =
  /\bhow (many|much|often|old|far|tall|long|big|large)\b|\bwhat (number|amount|age|percentage|size|cost|price)\b|(?<!\p{L})(сколько|во сколько|как часто|какая сумма)(?!\p{L})|多少|几[个只次本岁张年天块]|多大|いくつ|いくら|何[人個回]|몇|얼마/iu;
const WHO =
  /\b(who|whose|whom|with whom)\b|(?<!\p{L})(кто|кого|кому|с кем|чей|чья|чье|о ком)(?!\p{L})|谁|誰|누구/iu;
const WHERE =
  /\b(where|(what|which) (city|country|state|place|town|area|location))\b|(?<!\p{L})(где|куда|откуда|в каком городе|в какой стране)(?!\p{L})|哪里|哪儿|在哪|什么地方|哪个(?:城市|国家)|どこ|어디/iu;
const WHY =
  /\b(why|what (made|motivated|motivates|inspired|caused|led)|(what|for what) (was|is|were)? ?(the )?reasons?|how come|purpose)\b|(?<!\p{L})(почему|зачем|отчего|из-за чего)(?!\p{L})|为什么|为何|怎么会|なぜ|どうして|왜/iu;
const FEELING =
  /\b(feel|feels|feeling|felt|feelings|emotions?|react|reaction|think of|thinks? about|opinion)\b|(?<!\p{L})(чувств\p{L}*|настроени\p{L}*|относ\p{L}*|мнени\p{L}*)(?!\p{L})|感觉|觉得|心情|気持ち|기분/iu;
const TITLE =
  /\b(named?|called|title|titled|which (book|movie|song|game|show|band)|what (book|movie|song|game|show|band))\b|(?<!\p{L})(называ\p{L}*|назван\p{L}*|зовут|какую? (книг|фильм|песн)\p{L}*)(?!\p{L})|叫什么|什么名字|名字是|名前|이름/iu;
const LIST =
  /\b(what|which) (kinds?|types?|sorts?|are|were|have|has|(\p{L}+ ){0,2}\p{L}{3,}s)\b|\b(all|list|both|different|various)\b|(?<!\p{L})(какие|каких|какими|все|перечисли)(?!\p{L})|哪些|有什么|何が|어떤/iu;
const SELF =
  /\b(i|my|me|mine|we|our)\b|(?<!\p{L})(я|мне|меня|мой|моя|мое|мои|моей|моего|мы|нам|наш\p{L}*)(?!\p{L})|我|私|僕|내가|나는/iu;
const OTHER =
  /\b(you|your)\b|(?<!\p{L})(ты|тебе|тебя|твой|твоя|твое|твои|вы|вам|вас|ваш\p{L}*)(?!\p{L})|你|您|あなた|너/iu;
/** A question tells by a clause whom or what it means, or whose it is twice over: “the man who sold …”, “the dog of Ann's boss”. */
const DESCRIBED = [
  /\b(the|a|an|any|those|one|someone|somebody|whoever|people)\b( \p{L}+){0,3},? (who|whom|whose|which|that|where)\b/iu,
  /\b[Tt]he (?:(?!(?:of|to|in|on|at|for|from|with|by|and|or|about|into|over|near|after|before|during|while|when|if|is|are|was|were|do|does|did|has|have|had|will|would|can|could)\b)\p{L}+ ){1,2}(I|we|you|he|she|they|my|our|the|\p{Lu}\p{L}+) \p{L}/u,
  /\P{L}(what|whoever|where) (I|we|you|he|she|they|my|our|his|her|their|the|\p{Lu}\p{L}+) \p{L}/u,
  /['’]s (\p{L}+ ){0,2}(\p{L}+['’]s|of)\b|\bof (\p{L}+ ){0,2}\p{L}+['’]s\b|\bof (\p{L}+ ){1,3}of\b/iu,
  /(?<!\p{L})котор\p{L}+|,( \p{L}+)? (кто|кого|кому|что|чей|чь\p{L}+|где|куда|откуда)(?!\p{L})/iu,
  /\p{L}{2}(вш|ющ|ущ|ящ|ащ)(ий|ая|ее|ие|его|ему|ей|ем|им|их|ую|ими)(ся)?(?!\p{L})/iu,
  /^[^什哪谁怎几多何]{4,}的(?!是)\p{Script=Han}.*[什哪谁怎几多何]|的.{1,8}的|的那/u,
];

/** Reads a question: its telling words with all that may answer for them, each once. */
export function askedWords(analyser: Analyser, text: string): AskedWord[] {
  const found = new Map<string, AskedWord>();
  const tokens = analyser.asked(text);
  for (const [place, token] of tokens.entries()) {
    const word = text.slice(token.start, token.end);
    const [whole = '', ...parts] = token.terms;
    if (found.size >= MOST_WORDS) break;
    if (token.plain) continue;
    const { forms, kin: relatives } = analyser.relativesOf(word);
    const name = isName(text, tokens, place);
    const kin = new Map([
      ...token.pieces.map((piece) => [piece, PIECE_COUNTS] as const),
      ...(name ? ownersOf(analyser, word) : []),
      ...relatives,
    ]);
    if (!found.has(whole))
      found.set(whole, { word, forms: [...new Set([whole, ...token.others, ...forms])], kin, name });
    for (const part of parts)
      if (!found.has(part)) found.set(part, { word, forms: [part], kin: new Map(), name: false });
  }
  return [...found.values()].slice(0, MOST_WORDS);
}

/** What kind of answer a question wants, by its wording in English or Russian. */
export function shapeOf(text: string): AskedShape {
  const head = text.slice(0, 500);
  return {
    when: WHEN.test(head),
    howMany: HOW_MANY.test(head),
    who: WHO.test(head),
    where: WHERE.test(head),
    why: WHY.test(head),
    feeling: FEELING.test(head),
    title: TITLE.test(head),
    list: LIST.test(head),
    described: DESCRIBED.some((form) => form.test(head)),
    self: SELF.test(head),
    other: OTHER.test(head),
  };
}

/** Whose something is, where Russian makes an adjective of a name: «Полинин» is of Полина, «Варин» of Варя. */
function ownersOf(analyser: Analyser, word: string): [term: string, counts: number][] {
  const stem = POSSESSIVE.exec(word)?.[1];
  return stem === undefined
    ? []
    : ['а', 'я'].map((end) => [analyser.searchText(`${stem}${end}`), OWNER_COUNTS]);
}

/** Whether a word is written as a name: with a capital within a sentence, or in Chinese as a surname and what follows it. */
export function isName(text: string, tokens: readonly Token[], place: number): boolean {
  const wordAt = (at: number): string => {
    const token = tokens[at];
    return token === undefined || token.plain ? '' : text.slice(token.start, token.end);
  };
  const isFull = (at: number): boolean =>
    SURNAME.test(wordAt(at)) && GIVEN_NAME.test(wordAt(at + 1)) && tokens[at]?.end === tokens[at + 1]?.start;
  if (isFull(place) || isFull(place - 1)) return true;
  return /^\p{Lu}/u.test(wordAt(place)) && !beginsSentence(text, tokens[place]?.start ?? 0);
}

function beginsSentence(text: string, start: number): boolean {
  return /(^|[.!?…\n]["'»”)]*)\s*["'«“(]*$/u.test(text.slice(Math.max(0, start - 12), start));
}
