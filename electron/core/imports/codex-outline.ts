import { z } from 'zod';
import type { CodexLine } from './codex-record.ts';
import { readItem } from './codex-record.ts';
import { explicitId, fingerprint } from './external-ids.ts';
import type { SourceSession } from './source-record.ts';
import { cutText, timeOf, titleOf } from './source-text.ts';

const optionalText = z.string().nullish().catch(null);

const Meta = z.object({
  id: z.unknown().optional(),
  timestamp: z.unknown().optional(),
  cwd: optionalText,
  parent_thread_id: optionalText,
  forked_from_id: optionalText,
  source: z
    .object({ subagent: z.object({ thread_spawn: z.object({ parent_thread_id: optionalText }) }) })
    .nullish()
    .catch(null),
});
type Meta = z.infer<typeof Meta>;

const Turn = z.object({ turn_id: optionalText, model: optionalText, cwd: optionalText });
const Event = z.object({
  type: z.string(),
  message: optionalText,
  turn_id: optionalText,
  thread_name: optionalText,
});

/** Words the application puts before the person's own, in rollouts that do not say which ones are the person's. */
const INJECTED =
  /^\s*(<(environment_context|user_instructions|turn_aborted|user_shell_command|skill|subagent_notification)\b|# AGENTS\.md instructions)/;

/** Learns in one pass over a rollout what is known only at its end: what it is called, and which words are a person's. */
export class CodexOutline {
  #meta: Meta | null = null;
  #firstId: string | null = null;
  #firstAt: number | null = null;
  #name = '';
  #firstPrompt = '';
  #firstWords = '';
  #model: string | null = null;
  #project: string | null = null;
  #firstTurn: string | null = null;
  readonly #prompts = new Set<string>();

  /** Takes the next line. */
  add(line: CodexLine): void {
    this.#firstAt ??= timeOf(line.at);
    switch (line.kind) {
      case 'session_meta':
        // A copy of another conversation brings what that said of itself along.
        this.#meta ??= Meta.parse(line.payload);
        break;
      case 'turn_context': {
        const { turn_id: id, model, cwd } = Turn.parse(line.payload);
        this.#firstTurn ??= id ?? null;
        this.#model = model ?? this.#model;
        this.#project ??= cwd ?? null;
        break;
      }
      case 'event_msg':
        this.#addEvent(line.payload);
        break;
      case 'response_item':
        this.#addItem(line.payload);
        break;
      case 'compacted':
      case 'other':
        break;
    }
  }

  /** Whether words under the name of the person are theirs, not the application's. */
  isPrompt(texts: readonly string[]): boolean {
    if (this.#prompts.size === 0) return !texts.some((text) => INJECTED.test(text));
    return [...texts, texts.join('\n'), texts.join('')].some((text) => this.#prompts.has(markOf(text)));
  }

  /** Where a fork was made from; null for a conversation that began by itself. */
  get forkedFrom(): string | null {
    return explicitId(this.#meta?.forked_from_id) ?? this.#parent();
  }

  /** The turn the rollout begins with, whose mark may come after its first items. */
  get firstTurn(): string | null {
    return this.#firstTurn;
  }

  /** What the rollout says of the conversation. */
  describe(): SourceSession {
    const title = titleOf(this.#firstPrompt) || titleOf(this.#firstWords) || 'Untitled';
    return {
      externalId: explicitId(this.#meta?.id) ?? `items:${this.#firstId ?? ''}`,
      title: cutText(this.#name, 500) || title,
      source: 'codex',
      agentName: 'Codex',
      model: this.#model?.slice(0, 200) ?? null,
      project: (this.#meta?.cwd ?? this.#project)?.slice(0, 1000) ?? null,
      parentExternalId: this.#parent(),
      startedAt: timeOf(this.#meta?.timestamp) ?? this.#firstAt,
    };
  }

  #parent(): string | null {
    const { parent_thread_id: named, source } = this.#meta ?? {};
    return explicitId(named) ?? explicitId(source?.subagent.thread_spawn.parent_thread_id);
  }

  #addEvent(payload: CodexLine['payload']): void {
    const event = Event.safeParse(payload).data;
    if (event?.type === 'user_message' && typeof event.message === 'string') {
      this.#prompts.add(markOf(event.message));
      if (this.#firstPrompt === '') this.#firstPrompt = event.message.slice(0, 5000);
    } else if (event?.type === 'task_started') this.#firstTurn ??= event.turn_id ?? null;
    else if (event?.type === 'thread_name_updated')
      this.#name = titleOf(event.thread_name ?? '') || this.#name;
  }

  #addItem(payload: CodexLine['payload']): void {
    if (this.#firstId !== null && this.#firstWords !== '') return;
    const item = readItem(payload);
    if (item?.kind !== 'said') return;
    this.#firstId ??= markOf(item.texts.join('\n'));
    const own = item.role === 'user' && !item.texts.some((text) => INJECTED.test(text));
    if (own && this.#firstWords === '') this.#firstWords = item.texts.join('\n').slice(0, 5000);
  }
}

/** The turn a line begins; null for a line that begins none. */
export function turnOf(line: CodexLine): string | null {
  if (line.kind === 'turn_context') return Turn.parse(line.payload).turn_id ?? null;
  const event = line.kind === 'event_msg' ? Event.safeParse(line.payload).data : undefined;
  return event?.type === 'task_started' ? (event.turn_id ?? null) : null;
}

/** The model a line says is used from here on. */
export function modelOf(line: CodexLine): string | null {
  return line.kind === 'turn_context' ? (Turn.parse(line.payload).model ?? null) : null;
}

/** Whether one id was made before another: both are UUIDv7 (RFC 9562), which begin with the time. */
export function isOlder(id: string, other: string): boolean {
  const ids = [id, other].map((one) =>
    /^([0-9a-f]{8}-[0-9a-f]{4})-7[0-9a-f]{3}-/i.exec(one)?.[1]?.toLowerCase(),
  );
  return ids[0] !== undefined && ids[1] !== undefined && ids[0] < ids[1];
}

function markOf(text: string): string {
  return fingerprint(text.trim());
}
