import type { Client } from '../../../shared/client.ts';
import { type Attempt, CHORES, doChore } from '../../support/working-agent.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;
/** On these days, counted from the first, the agent works. */
const WORKING_DAYS = [0, 2, 4, 7, 9, 11, 14, 16, 18, 20];

/** What the person says to the agent on a working day; the agent only nods. */
const SAID: readonly (readonly string[])[] = [
  ['I prefer short answers without an introduction.', 'We decided to keep the fares in SQLite.'],
  ['Load the ferry fares, please. I prefer short answers without an introduction.'],
  ['My favourite editor is Helix.'],
  ['I prefer short answers without an introduction. Remind me to renew the domain before June.'],
  ['Я предпочитаю письма без вложений.'],
  ['The tide table is wrong again for the thirty-first.'],
  ['Мы решили не брать предоплату с пассажиров.'],
  ['I prefer short answers without an introduction.'],
  ['"I prefer long poems", said the ferryman; that is a quotation.'],
  ['Thank you, that will be all for now.'],
];

/** What the agent notes for itself on a working day: it repeats itself, and it contradicts itself. */
const NOTED: Readonly<Record<number, readonly string[]>> = {
  0: ['The deploy day is Thursday.', 'The old ferry carries forty cars and two hundred passengers in summer'],
  4: ['The old ferry carries forty cars and two hundred passengers in summer'],
  9: ['The old ferry carries forty cars and two hundred passengers in the summer'],
  16: ['The deploy day is Monday.'],
};

/** What came of the three weeks: every attempt at a chore, in the order they were made. */
export type ThreeWeeks = Readonly<{ rounds: readonly (readonly Attempt[])[] }>;

/** A clock that stands at a moment until it is set. Milliseconds since 1970. */
export type SetClock = { now: number };

/**
 * Three weeks of an agent's work, the last day of which is the day before `end`: it talks with the person, notes what it
 * learns, does its chores again and again, decides, and keeps its state. `clock` is the agent's, and is set by this.
 */
export async function workThreeWeeks(agent: Client, clock: SetClock, end: number): Promise<ThreeWeeks> {
  const start = end - 21 * DAY;
  const rounds: Attempt[][] = [];
  for (const [place, day] of WORKING_DAYS.entries()) {
    clock.now = start + day * DAY;
    await talk(agent, clock, SAID[place] ?? []);
    for (const content of NOTED[day] ?? []) await agent.memories.add({ content, type: 'semantic' });
    if (place % 3 === 0) rounds.push(await doChores(agent, clock, rounds.length));
    await agent.agentState.set({ state: { day, done: place + 1, mood: 'steady' } });
    if (day % 7 === 0) await agent.checkpoints.create({ label: `Week ${day / 7 + 1}` });
  }
  return { rounds };
}

async function talk(agent: Client, clock: SetClock, said: readonly string[]): Promise<void> {
  const session = await agent.sessions.create({ title: said[0]?.slice(0, 60) ?? '' });
  for (const text of said) {
    clock.now += 3 * MINUTE;
    await agent.messages.addMany({
      sessionId: session.id,
      messages: [
        { role: 'user', text },
        { role: 'assistant', text: 'Understood.' },
      ],
    });
  }
  await agent.sessions.end({ id: session.id });
}

async function doChores(agent: Client, clock: SetClock, round: number): Promise<Attempt[]> {
  const attempts: Attempt[] = [];
  for (const chore of CHORES) {
    clock.now += 10 * MINUTE;
    attempts.push(await doChore(agent, chore, round));
  }
  return attempts;
}
