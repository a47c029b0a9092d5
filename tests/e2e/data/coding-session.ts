const STEP_MS = 40_000;

type Line = Record<string, unknown>;

/** What a coding session holds, for specs to look for. */
export const CODING_SESSION = {
  title: 'Tide table loses the last day of the month',
  project: '/home/vera/tideline',
  firstAnswer: 'The table ends a day early because the range is half-open.',
  otherAnswer: 'The table ends a day early: `lastDay` is left out by the loop.',
  subAgentTitle: 'Find every use of the range',
} as const;

/**
 * Writes a transcript of Claude Code: tool calls and their results, thinking, a sub-agent, and one answer that was
 * asked for again, so that there are two of it.
 */
export function codingSession(now: number): string {
  const lines = new TranscriptLines(now - 2 * 60 * 60_000);
  const question = lines.user(
    null,
    'The tide table loses the last day of the month. Find out why and fix it.',
  );
  const looks = lines.assistant(question, [
    { type: 'thinking', thinking: 'A table that ends early.\nProbably a half-open range.', signature: 'x' },
    { type: 'text', text: 'I will look at how the days of a month are made.' },
    call('read', 'Read', { file_path: 'src/days.ts' }),
  ]);
  const read = lines.result(looks, 'read', DAYS_SOURCE);
  const sends = lines.assistant(read, [
    call('agent', 'Task', {
      description: CODING_SESSION.subAgentTitle,
      prompt: 'List every call of daysOf and what it expects of the last day.',
      subagent_type: 'Explore',
    }),
  ]);
  lines.subAgent('List every call of daysOf and what it expects of the last day.');
  const sent = lines.result(sends, 'agent', 'Three calls. Each expects the last day to be there.');
  lines.assistant(sent, [{ type: 'text', text: CODING_SESSION.otherAnswer }]);
  const answer = lines.assistant(sent, [{ type: 'text', text: CODING_SESSION.firstAnswer }]);
  const go = lines.user(answer, 'Then make it closed, and add a test for February.');
  const edits = lines.assistant(go, [
    call('edit', 'Edit', { file_path: 'src/days.ts', old_string: 'day < end', new_string: 'day <= end' }),
    call('test', 'Bash', { command: 'npm test -- days', description: 'Run the tests of days' }),
  ]);
  const edited = lines.result(edits, 'edit', 'The file src/days.ts has been updated.');
  const tested = lines.result(edited, 'test', TEST_OUTPUT);
  lines.assistant(tested, [{ type: 'text', text: LAST_ANSWER }]);
  return lines.finish();
}

const DAYS_SOURCE = `export function daysOf(start: Date, end: Date): Date[] {
  const days: Date[] = [];
  for (let day = start; day < end; day = nextDay(day)) {
    days.push(day);
  }
  return days;
}`;
const TEST_OUTPUT = ` ✓ days.test.ts (4)
   ✓ gives every day of a month
   ✓ gives 29 February of a leap year
   ✓ gives nothing for an empty range
   ✓ goes over the end of a year

 Tests  4 passed (4)`;
const LAST_ANSWER = `Fixed: the range is closed now, and February has a test.

\`\`\`ts
for (let day = start; day <= end; day = nextDay(day)) {
  days.push(day);
}
\`\`\`

| month | before | now |
|---|---|---|
| January | 30 | 31 |
| February | 27 | 28 |
`;

function call(id: string, name: string, input: Line): Line {
  return { type: 'tool_use', id, name, input };
}

/** The records of a transcript, in the order they were written. */
class TranscriptLines {
  readonly #lines: Line[] = [];
  #at: number;

  constructor(start: number) {
    this.#at = start;
  }

  user(parent: string | null, text: string): string {
    return this.#add(parent, { type: 'user', message: { role: 'user', content: text } });
  }

  assistant(parent: string, content: readonly Line[]): string {
    const number = this.#lines.length;
    return this.#add(parent, {
      type: 'assistant',
      requestId: `request-${number}`,
      message: {
        id: `answer-${number}`,
        role: 'assistant',
        model: 'claude-opus-4',
        content,
        usage: { output_tokens: 120 },
      },
    });
  }

  result(parent: string, callId: string, content: string): string {
    const blocks = [{ type: 'tool_result', tool_use_id: callId, content, is_error: false }];
    return this.#add(parent, { type: 'user', message: { role: 'user', content: blocks } });
  }

  subAgent(prompt: string): void {
    const asked = this.#add(null, {
      type: 'user',
      isSidechain: true,
      message: { role: 'user', content: prompt },
    });
    this.#add(asked, {
      type: 'assistant',
      isSidechain: true,
      requestId: 'request-agent',
      message: {
        id: 'answer-agent',
        role: 'assistant',
        model: 'claude-haiku-4',
        content: [{ type: 'text', text: 'Three calls: month view, export and the printed table.' }],
        usage: { output_tokens: 20 },
      },
    });
  }

  finish(): string {
    const titled = [
      ...this.#lines,
      { type: 'custom-title', customTitle: CODING_SESSION.title, sessionId: 'coding' },
    ];
    return titled.map((line) => `${JSON.stringify(line)}\n`).join('');
  }

  #add(parent: string | null, record: Line): string {
    this.#at += STEP_MS;
    const uuid = `record-${this.#lines.length}`;
    this.#lines.push({
      parentUuid: parent,
      isSidechain: false,
      cwd: CODING_SESSION.project,
      sessionId: 'coding',
      uuid,
      timestamp: new Date(this.#at).toISOString(),
      ...record,
    });
    return uuid;
  }
}
