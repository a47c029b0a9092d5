import { isAsked, readNumber } from './report.ts';
import { measureInside } from './size-inside.ts';
import { forgetMemories, prepareSizeMemory } from './size-memory.ts';
import { measureProgram } from './size-program.ts';

const LARGE = { messages: 1_000_000, sessions: 20_000, longest: 50_000, facts: 100_000, tasks: 20_000 };
const SMALL = { messages: 20_000, sessions: 400, longest: 5000, facts: 2000, tasks: 500 };

/** Whether a memory of a million messages is felt: against the goals, and against SQLite alone. */
async function main(): Promise<void> {
  if (isAsked('forget')) return forgetMemories();
  const size = isAsked('quick') ? SMALL : LARGE;
  const home = prepareSizeMemory(size);
  const count = (number: number): string => number.toLocaleString('en');
  console.log(
    `${count(size.messages)} messages in ${count(size.sessions)} sessions, one of ${count(size.longest)}; ` +
      `${count(size.facts)} facts, ${count(size.tasks)} tasks`,
  );
  await measureInside(home, readNumber('questions', 200, 20));
  await measureProgram(home, {
    rounds: readNumber('rounds', 7, 2),
    quietSeconds: readNumber('quiet', 60, 2),
  });
}

await main();
