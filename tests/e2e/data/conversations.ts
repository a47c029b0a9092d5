import { choose, fillTopic, type Random, seededRandom, type Topic } from './topic.ts';
import { ENGLISH_TOPICS } from './topics-english.ts';
import { RUSSIAN_TOPICS } from './topics-russian.ts';

/** One conversation, before it is written in a format. Times are milliseconds since 1970. */
export type Conversation = Readonly<{
  id: string;
  title: string;
  model: string;
  messages: readonly Readonly<{ role: 'user' | 'assistant'; text: string; at: number }>[];
}>;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SEED = 20_260_301;

const ENGLISH_ENDS: Topic['exchanges'] = [
  [
    'Put all of this into five lines, please.',
    'Done: what was decided, who does it, by when, what is still open, and what to avoid.',
  ],
  [
    'What did we leave open?',
    'Two things: the date has to be confirmed, and somebody has to write it down for the others.',
  ],
  ['Thank you. Next time shorter.', 'Understood. Three sentences at most, and the reason only if you ask.'],
  ['Anything I forgot?', 'Only the boring part: put the date into the calendar with a week to spare.'],
  [
    'Say it so that I can forward it.',
    'Of course:\n\n- what we want\n- what it costs\n- what we need from you, and by when',
  ],
];
const RUSSIAN_ENDS: Topic['exchanges'] = [
  [
    'Собери всё в пять строк.',
    'Готово: что решили, кто делает, к какому дню, что осталось открытым и чего избегать.',
  ],
  ['Что мы не решили?', 'Осталось две вещи: подтвердить дату и записать, кто за это отвечает.'],
  [
    'Спасибо. В следующий раз короче.',
    'Понял: не больше трёх предложений, причина — только по вашей просьбе.',
  ],
  ['Я ничего не забыл?', 'Только скучное: поставьте дату в календарь с запасом в неделю.'],
];

const NEW_TITLES = [
  'Insurance for the violin',
  'Bread for the school fair',
  'Why the nightly import waits',
  'A slower plan for the knee',
  'Texts for the second page',
  'A weekend in Sigulda',
  'One test that needs the network',
  'Programme of the spring concert',
];

/** The English conversations: two about each topic, the newest a few hours before `now`. */
export function englishConversations(now: number): Conversation[] {
  return createConversations(ENGLISH_TOPICS, ENGLISH_ENDS, { now: now - 3 * HOUR, seed: SEED, name: 'en' });
}

/** The Russian conversations: two about each topic, the newest a day before `now`. */
export function russianConversations(now: number): Conversation[] {
  return createConversations(RUSSIAN_TOPICS, RUSSIAN_ENDS, {
    now: now - 26 * HOUR,
    seed: SEED + 1,
    name: 'ru',
  });
}

/** Conversations about something new, and two that are known, which went on. */
export function newConversations(now: number): Conversation[] {
  const known = englishConversations(now);
  const fresh = known.slice(8).map((conversation, index) => ({
    ...conversation,
    id: `new-${index}`,
    title: NEW_TITLES[index] ?? conversation.title,
  }));
  return [...known.slice(0, 2).map(continueConversation), ...fresh];
}

/** The same conversation with one more question and its answer. */
export function continueConversation(conversation: Conversation): Conversation {
  const at = (conversation.messages.at(-1)?.at ?? 0) + MINUTE;
  const more = [
    { role: 'user' as const, text: 'One more thing: it has to be done by eight.', at },
    { role: 'assistant' as const, text: 'Noted: by eight in the morning.', at: at + 5000 },
  ];
  return { ...conversation, messages: [...conversation.messages, ...more] };
}

/** One conversation of so many messages, each with a word of its own: `remark17` and so on. */
export function longConversation(
  now: number,
  count: number,
  title = 'A year of small questions',
): Conversation {
  const exchanges = ENGLISH_TOPICS.flatMap((topic) => fillTopic(topic, 0));
  const messages = Array.from({ length: count }, (_, index) => {
    const [question, answer] = exchanges[Math.floor(index / 2) % exchanges.length] ?? ['', ''];
    const role = index % 2 === 0 ? ('user' as const) : ('assistant' as const);
    const text = `${role === 'user' ? question : answer}\n\nremark${index}`;
    return { role, text, at: now - (count - index) * MINUTE };
  });
  return { id: `long-${count}`, title, model: 'gpt-5', messages };
}

/** Conversations of a hundred messages each, of so many messages together: for what takes a while. */
export function manyConversations(now: number, messages: number): Conversation[] {
  return Array.from({ length: Math.ceil(messages / 100) }, (_, index) => ({
    ...longConversation(
      now - index * HOUR,
      Math.min(100, messages - index * 100),
      `Archive, part ${index + 1}`,
    ),
    id: `archive-${index}`,
  }));
}

/** A conversation of one question and the answers given, one message each. */
export function conversationOf(
  id: string,
  title: string,
  now: number,
  answers: readonly string[],
): Conversation {
  const texts = ['What do you have for me?', ...answers];
  const messages = texts.map((text, index) => ({
    role: index === 0 ? ('user' as const) : ('assistant' as const),
    text,
    at: now - (texts.length - index) * MINUTE,
  }));
  return { id, title, model: 'gpt-5', messages };
}

/** Writes conversations as lines of OpenAI chat messages. */
export function asChatLines(conversations: readonly Conversation[]): string {
  return linesOf(
    conversations.map(({ id, title, model, messages }) => ({
      id,
      title,
      model,
      created_at: timeOf(messages[0]?.at ?? 0),
      messages: messages.map(({ role, text, at }) => ({ role, content: text, created_at: timeOf(at) })),
    })),
  );
}

/** Writes conversations as lines of ShareGPT. */
export function asShareGptLines(conversations: readonly Conversation[]): string {
  return linesOf(
    conversations.map(({ id, title, model, messages }) => ({
      id,
      title,
      model,
      conversations: messages.map(({ role, text, at }) => ({
        from: role === 'user' ? 'human' : 'gpt',
        value: text,
        timestamp: timeOf(at),
      })),
    })),
  );
}

/** How many messages conversations hold. */
export function countMessages(conversations: readonly Conversation[]): number {
  return conversations.reduce((sum, { messages }) => sum + messages.length, 0);
}

type Options = Readonly<{ now: number; seed: number; name: string }>;

function createConversations(
  topics: readonly Topic[],
  ends: Topic['exchanges'],
  options: Options,
): Conversation[] {
  const random = seededRandom(options.seed);
  const rounds = [0, 1].flatMap((round) => topics.map((topic, index) => ({ round, topic, index })));
  let end = options.now;
  return rounds.map(({ round, topic, index }) => {
    const exchanges = fillTopic(topic, round);
    const half = Math.ceil(exchanges.length / 2);
    // The second time the same is talked about, it begins where the first left off.
    const order = round === 0 ? exchanges : [...exchanges.slice(half), ...exchanges.slice(0, half)];
    const talk = [...order, choose(random, ends), choose(random, ends)].flat();
    const messages = spread(talk, end, random);
    end -= (0.4 + random() * 2) * DAY;
    const title = topic.titles[round] ?? topic.titles[0];
    const model = choose(random, ['gpt-5', 'gpt-5-mini', 'claude-opus-4']);
    return { id: `${options.name}-${round}-${index}`, title, model, messages };
  });
}

function spread(texts: readonly string[], end: number, random: Random): Conversation['messages'] {
  let at = end - texts.length * 2 * MINUTE;
  return texts.map((text, index) => {
    at += (0.3 + random()) * 1.5 * MINUTE;
    return { role: index % 2 === 0 ? 'user' : 'assistant', text, at: Math.round(at) };
  });
}

function linesOf(records: readonly unknown[]): string {
  return records.map((record) => `${JSON.stringify(record)}\n`).join('');
}

function timeOf(at: number): string {
  return new Date(at).toISOString();
}
