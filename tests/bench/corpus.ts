import { closeSync, openSync, writeSync } from 'node:fs';

/** One conversation as a line of OpenAI chat messages. */
type Conversation = {
  id: string;
  title: string;
  model: string;
  created_at: string;
  messages: { role: 'user' | 'assistant'; content: string; created_at: string }[];
};

/** A fact for the knowledge table. */
type Fact = { category: string; key: string; value: string; source: string | null; confidence: number };

/** A source of numbers in [0, 1), always the same for the same seed (mulberry32). */
type Random = () => number;

const ENGLISH_HEAD =
  `the and to of a in is you that it for on with this be as are can not have if from or by we your will but at an what
  so there do one which time when how use would also like about more need some just then they file should make want code
  get test error data here work server query table index value message function session memory search result change add
  remove update meeting project budget invoice customer contract travel flight hotel recipe garden doctor school music
  birthday holiday password calendar deadline review release branch deploy database window button color size number`.split(
    /\s+/,
  );
const RUSSIAN_HEAD =
  `и в не на что с по это как но к у я мы вы он она они из за от так же то для если когда есть быть можно нужно надо
  было будет или только уже еще очень этот все файл ошибка данные работа сервер запрос таблица значение сообщение память
  поиск результат изменить добавить удалить встреча проект бюджет договор поездка рейс гостиница рецепт сад врач школа
  музыка день рождения отпуск пароль календарь срок проверка выпуск ветка база окно кнопка цвет размер число`.split(
    /\s+/,
  );
const ENGLISH_SYLLABLES =
  'con ter pro ma li re sta ven dor mi ca pel ton gra be ris fo lun sher ka ve ol ing den'.split(' ');
const RUSSIAN_SYLLABLES = 'ко пре ста вер ло ми ра до не ту зна гор бе ли шо ка пол те ри вос мо жа'.split(
  ' ',
);
const ENGLISH_ENDINGS = ['', 's', 'ed', 'ing', 'er', 'ly', 'tion', 'able'];
const RUSSIAN_ENDINGS = ['', 'а', 'у', 'ом', 'ами', 'ный', 'ного', 'ать', 'ала', 'ение', 'ости'];

/**
 * Frequencies of usual words fall as in Zipf's law; a few words in a thousand are rare ones. Real conversations have
 * about as many different words for their length (7,000 in 130,000).
 */
const USUAL_WORDS = 4000;
const ALL_WORDS = 60_000;
const RARE_SHARE = 0.015;
const MESSAGES_PER_SESSION = 100;
const START = Date.UTC(2024, 0, 1);
const MINUTE = 60_000;

/** A seeded source of random numbers. */
export function seededRandom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A word of one of the two languages by its rank, 0 being the commonest. */
export function wordOfRank(rank: number, russian: boolean): string {
  const head = russian ? RUSSIAN_HEAD : ENGLISH_HEAD;
  const common = head[rank];
  if (common !== undefined) return common;
  const [syllables, endings] = russian
    ? [RUSSIAN_SYLLABLES, RUSSIAN_ENDINGS]
    : [ENGLISH_SYLLABLES, ENGLISH_ENDINGS];
  let rest = rank - head.length;
  const ending = endings[rest % endings.length] ?? '';
  rest = Math.floor(rest / endings.length);
  let word = '';
  do {
    word += syllables[rest % syllables.length] ?? '';
    rest = Math.floor(rest / syllables.length);
  } while (rest > 0);
  return word + (syllables[word.length % syllables.length] ?? '') + ending;
}

/** A text of sentences, about so many UTF-16 units long. */
export function writeText(random: Random, length: number): string {
  const russian = random() < 0.4;
  let text = '';
  let inSentence = 0;
  while (text.length < length) {
    const word = writeWord(random, russian);
    text += inSentence === 0 ? word.charAt(0).toUpperCase() + word.slice(1) : word;
    inSentence += 1;
    const ends = inSentence > 5 && random() < 0.12;
    text += ends ? (random() < 0.2 ? '?\n' : '. ') : random() < 0.08 ? ', ' : ' ';
    if (ends) inSentence = 0;
  }
  return `${text.trimEnd()}.`;
}

/** Writes so many messages in sessions of about a hundred as JSON Lines. Gives how many sessions that made. */
export function writeConversations(file: string, messages: number): number {
  const random = seededRandom(messages);
  const handle = openSync(file, 'w');
  let written = 0;
  let sessions = 0;
  try {
    while (written < messages) {
      const wanted = Math.round(MESSAGES_PER_SESSION * (0.5 + random()));
      const conversation = writeConversation(random, sessions, Math.min(wanted, messages - written));
      writeSync(handle, `${JSON.stringify(conversation)}\n`);
      written += conversation.messages.length;
      sessions += 1;
    }
  } finally {
    closeSync(handle);
  }
  return sessions;
}

/** A fact; its category and key are its own. */
export function writeFact(random: Random, number: number): Fact {
  return {
    category: wordOfRank(Math.floor(random() * 40), false),
    key: `${wordOfRank(Math.floor(random() * 2000), false)} ${number}`,
    value: writeText(random, 40 + Math.floor(random() * 80)),
    source: random() < 0.5 ? 'chat' : null,
    confidence: Math.round(random() * 100) / 100,
  };
}

/** Words of a search: `common` ones stand in one message of five to of two hundred, `rare` ones in few. */
export type QueryKind = 'common' | 'rare' | 'mixed' | 'unfinished';

/** Searches as people type them: one to four words of a kind; of `unfinished` ones the last is cut to four letters. */
export function writeQueries(kind: QueryKind, count: number): string[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, (_, index) => {
    const russian = random() < 0.4;
    const words = Array.from({ length: 1 + (index % 4) }, (_empty, place) => {
      const common = kind === 'common' || (kind !== 'rare' && place % 2 === 0);
      const [from, to] = common ? [20, 400] : [400, ALL_WORDS];
      return wordOfRank(Math.floor(from * Math.exp(random() * Math.log(to / from))), russian);
    });
    if (kind === 'unfinished') words.push((words.pop() ?? '').slice(0, 4));
    return words.join(' ');
  });
}

function writeConversation(random: Random, number: number, length: number): Conversation {
  const start = START + number * 17 * MINUTE;
  return {
    id: `conversation-${number}`,
    title: writeText(random, 30).slice(0, 60),
    model: random() < 0.5 ? 'model-a' : 'model-b',
    created_at: new Date(start).toISOString(),
    messages: Array.from({ length }, (_, index) => ({
      role: index % 2 === 0 ? 'user' : 'assistant',
      content: writeText(random, 200 + Math.floor(random() * 250)),
      created_at: new Date(start + index * MINUTE).toISOString(),
    })),
  };
}

function writeWord(random: Random, russian: boolean): string {
  const kind = random();
  if (kind < 0.01) return String(Math.floor(random() * 1000));
  if (kind < 0.015) return `${writeRanked(random, false, 50)}_${writeRanked(random, false, 200)}`;
  if (kind > 1 - RARE_SHARE)
    return wordOfRank(Math.floor(USUAL_WORDS + random() * (ALL_WORDS - USUAL_WORDS)), russian);
  return writeRanked(random, russian, USUAL_WORDS);
}

/** A word of the commonest ones; how often each comes is as the inverse of its rank. */
function writeRanked(random: Random, russian: boolean, ranks: number): string {
  return wordOfRank(Math.floor(Math.exp(random() * Math.log(ranks))) - 1, russian);
}
