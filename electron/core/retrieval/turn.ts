import type { Role } from '../../../shared/entities/message.ts';

/** What recall reads of a message or a record to judge it. Times in milliseconds. */
export type TurnSource = Readonly<{
  /** What it was said in; records that stand alone have a conversation of their own. */
  conversation: string;
  role: Role | null;
  text: string;
  searchText: string;
  /** When it was said; null where that tells nothing. */
  at: number | null;
}>;

/** A text that may answer, with what can be seen of it without knowing the question. */
export type Turn = TurnSource &
  Readonly<{
    terms: readonly string[];
    counts: ReadonlyMap<string, number>;
    /** In terms; of a text that is not read whole, estimated. */
    length: number;
    /** Who says it, folded, where the text says so; empty if not. */
    speaker: string;
    isQuestion: boolean;
    facts: TurnFacts;
  }>;

/** What kinds of thing a text holds. */
type TurnFacts = Readonly<{
  time: boolean;
  number: boolean;
  names: number;
  place: boolean;
  reason: boolean;
  feeling: boolean;
  quoted: boolean;
  firstPerson: number;
  secondPerson: boolean;
  picture: boolean;
  commas: number;
}>;

/** So much of a text is read. */
const READ_TERMS = 1200;
const READ_TEXT = 2000;

const SPEAKER = /^\s*(\p{Lu}[\p{L}\p{M}'’.-]{1,30}(?: \p{Lu}[\p{L}\p{M}'’.-]{0,30}){0,2}): /u;
const QUESTION = /[?？؟]["'»”)\]]*\s*$/u;
const TIME =
  /\b(yesterday|today|tomorrow|tonight|last|ago|next|since|weekend|weeks?|months?|years?|days?|recently|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september|october|november|december|(19|20)\d\d|\d+(st|nd|rd|th))\b|(?<!\p{L})(вчера|сегодня|завтра|позавчера|послезавтра|назад|недел\p{L}*|месяц\p{L}*|год\p{L}*|лет|день|дня|дней|недавно|понедельник\p{L}*|вторник\p{L}*|сред[уы]|четверг\p{L}*|пятниц\p{L}*|суббот\p{L}*|воскресень\p{L}*|январ\p{L}*|феврал\p{L}*|марта?|апрел\p{L}*|ма[йя]|июн\p{L}*|июл\p{L}*|август\p{L}*|сентябр\p{L}*|октябр\p{L}*|ноябр\p{L}*|декабр\p{L}*)(?!\p{L})/iu;
const NUMBER =
  /\p{N}|\b(one|two|three|four|five|six|seven|eight|nine|ten|once|twice|couple|several|dozen|hundred|thousand)\b|(?<!\p{L})(один|одна|два|две|три|четыре|пять|шесть|семь|восемь|девять|десять|дважды|несколько|сто|тысяч\p{L}*)(?!\p{L})/iu;
const NAME = /(?<=[\p{L}\p{N},;:'’"»)-]\s)(?!I\b|I')\p{Lu}[\p{L}\p{M}]+/gu;
const PLACE =
  /\b(in|at|to|from|near|around|visit(?:ed|ing)?) (?:the )?\p{Lu}|(?<!\p{L})(в|во|на|из|под|около) \p{Lu}/u;
const REASON =
  /\b(because|since|so that|due to|thanks to|reasons?|that's why|wanted to|it helps|inspired|'cause|cuz|makes me|made me)\b|(?<!\p{L})(потому|поэтому|так как|чтобы|из-за|благодаря|ради)(?!\p{L})/iu;
const FEELING =
  /\b(feel|feels|feeling|felt|happy|sad|proud|excited|nervous|scared|afraid|grateful|thankful|love|loved|hate|upset|angry|amazing|awesome|anxious|relieved|stressed|overwhelmed|thrilled|inspiring)\b|(?<!\p{L})(рад\p{L}{0,2}|счастлив\p{L}*|груст\p{L}*|бо(юсь|ялся|ялась)|люблю|ненавижу|волну\p{L}*|горжусь|чувству\p{L}*|обидно)(?!\p{L})/iu;
const QUOTED = /["“«][^"”»]{2,80}["”»]/u;
const FIRST_PERSON =
  /\b(i|i'm|i've|i'd|i'll|my|me|we|our|us|myself)\b|(?<!\p{L})(я|мне|меня|мой|моя|мое|моё|мои|мною|мы|нам|нас|наш\p{L}*)(?!\p{L})/giu;
const SECOND_PERSON =
  /\b(you|your|you're|you've)\b|(?<!\p{L})(ты|тебе|тебя|тво\p{L}*|вы|вам|вас|ваш\p{L}*)(?!\p{L})/iu;
const COMMA = /[,،、，;]/gu;
const PICTURE =
  /\[?(shared|a photo of|a picture of|an image of|a photography of)\b|(?<!\p{L})(фото|картинка|снимок)(?!\p{L})/iu;

/** Reads a text once for all questions that may be asked of it. */
export function readTurn(source: TurnSource): Turn {
  const all = source.searchText === '' ? [] : source.searchText.split(' ');
  const terms = all.slice(0, READ_TERMS);
  const counts = new Map<string, number>();
  for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1);
  const head = source.text.slice(0, READ_TEXT);
  return {
    ...source,
    terms,
    counts,
    length: all.length,
    speaker: (SPEAKER.exec(head)?.[1] ?? '').toLowerCase(),
    isQuestion: QUESTION.test(spokenPart(source.text).slice(-120)),
    facts: readFacts(head),
  };
}

/** A message without the picture that is described in its last line. */
function spokenPart(text: string): string {
  const line = text.lastIndexOf('\n');
  return line > 0 && PICTURE.test(text.slice(line, line + 60)) ? text.slice(0, line) : text;
}

function readFacts(text: string): TurnFacts {
  return {
    time: TIME.test(text),
    number: NUMBER.test(text),
    names: count(text, NAME),
    place: PLACE.test(text),
    reason: REASON.test(text),
    feeling: FEELING.test(text),
    quoted: QUOTED.test(text),
    firstPerson: count(text, FIRST_PERSON),
    secondPerson: SECOND_PERSON.test(text),
    picture: PICTURE.test(text),
    commas: count(text, COMMA),
  };
}

function count(text: string, pattern: RegExp): number {
  let found = 0;
  for (const _ of text.matchAll(pattern)) found += 1;
  return found;
}
