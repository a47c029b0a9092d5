import type { Message, Part } from '../../../../shared/entities/message.ts';
import { summarizeTool } from './tool-summary.ts';

/** One thing that happened in a session. */
export type TraceStep = Readonly<{
  key: string;
  messageId: string;
  /** When, as the source says; null where it does not. */
  at: string | null;
  kind: 'said' | 'thought' | 'tool' | 'result';
  role: Message['role'];
  /** The beginning of what was said, or the tool's name. */
  name: string;
  /** What a tool was called with, shortened to a line. */
  detail: string;
  /** Until the next step, in seconds; null where nobody knows. */
  seconds: number | null;
  /** UTF-16 units. */
  size: number;
  failed: boolean;
}>;

const LONGEST_NAME = 160;

/** The steps of messages in order: each thought, tool call and result, and what was said between them. */
export function toTraceSteps(messages: readonly Message[]): TraceStep[] {
  const names = toolNames(messages);
  return messages.flatMap((message, index) => {
    const steps = stepsOf(message, names);
    const seconds = secondsBetween(message.sentAt, messages[index + 1]?.sentAt ?? null);
    return steps.map((step, place) => ({
      ...step,
      key: `${message.id} ${place}`,
      messageId: message.id,
      at: message.sentAt,
      role: message.role,
      // Steps of one message have one time; what follows takes its time after the last of them.
      seconds: place === steps.length - 1 ? seconds : null,
    }));
  });
}

type Step = Pick<TraceStep, 'kind' | 'name' | 'detail' | 'size' | 'failed'>;

function stepsOf(message: Message, names: ReadonlyMap<string, string>): Step[] {
  const steps: Step[] = [];
  for (const part of message.parts) {
    const step = stepOf(part, names);
    const before = steps.at(-1);
    if (step === null) continue;
    if (step.kind === 'said' && before?.kind === 'said') {
      steps[steps.length - 1] = {
        ...before,
        name: before.name === '' ? step.name : before.name,
        size: before.size + step.size,
      };
    } else steps.push(step);
  }
  return steps;
}

function stepOf(part: Part, names: ReadonlyMap<string, string>): Step | null {
  const plain = { detail: '', failed: false };
  switch (part.type) {
    case 'text':
    case 'code':
    case 'citation':
      return part.text.trim() === ''
        ? null
        : { ...plain, kind: 'said', name: firstLine(part.text), size: part.text.length };
    case 'thinking':
      return { ...plain, kind: 'thought', name: firstLine(part.text), size: part.text.length };
    case 'tool_call': {
      const input = typeof part.input === 'string' ? part.input : JSON.stringify(part.input);
      const detail = firstLine(summarizeTool(part.name, part.input).target || input);
      return { ...plain, kind: 'tool', name: part.name, detail, size: input.length };
    }
    case 'tool_result':
      return {
        kind: 'result',
        name: (part.callId && names.get(part.callId)) || '',
        detail: firstLine(part.text),
        size: part.text.length,
        failed: part.isError,
      };
    case 'image':
      return { ...plain, kind: 'said', name: part.alt ?? '', size: 0 };
    case 'file':
      return { ...plain, kind: 'said', name: part.name, size: 0 };
    case 'unknown':
      return { ...plain, kind: 'said', name: '', size: JSON.stringify(part.raw).length };
  }
}

/** The name of the tool each call was made to, by the id of the call. */
function toolNames(messages: readonly Message[]): ReadonlyMap<string, string> {
  const parts = messages.flatMap((message) => message.parts);
  return new Map(
    parts.flatMap((part) =>
      part.type === 'tool_call' && part.callId !== null ? [[part.callId, part.name] as const] : [],
    ),
  );
}

function secondsBetween(from: string | null, to: string | null): number | null {
  if (from === null || to === null) return null;
  return Math.max(0, (Date.parse(to) - Date.parse(from)) / 1000);
}

function firstLine(text: string): string {
  const line =
    text
      .slice(0, 4 * LONGEST_NAME)
      .trimStart()
      .split('\n', 1)[0] ?? '';
  return line.length > LONGEST_NAME ? `${line.slice(0, LONGEST_NAME)}…` : line;
}
