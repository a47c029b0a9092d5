import { z } from 'zod';
import type { Said, TranscriptRecord } from './claude-code-record.ts';
import { fingerprint } from './external-ids.ts';
import { cutText, titleOf } from './source-text.ts';

/** A call that starts a sub-agent. */
const AgentCall = z.object({
  type: z.literal('tool_use'),
  id: z.string(),
  input: z.object({ description: z.string(), prompt: z.string() }),
});
const AgentResult = z.object({ agentId: z.string() });
const ResultBlocks = z.array(z.object({ type: z.string(), tool_use_id: z.string() }).nullable().catch(null));

/** How many summaries are remembered; files carry those of other conversations too. */
const MAX_SUMMARIES = 1000;

/** Finds what a conversation and its sub-agents are called. */
export class TranscriptTitles {
  #custom = '';
  #agent = '';
  #written = '';
  readonly #summaries: { text: string; leaf: string }[] = [];
  readonly #byPrompt = new Map<string, string>();
  readonly #byCall = new Map<string, string>();
  readonly #byAgent = new Map<string, string>();

  /** Takes a record; the last title of each kind counts. */
  add(record: TranscriptRecord): void {
    if (record.type === 'custom-title') this.#custom = cleanTitle(record.customTitle);
    else if (record.type === 'agent-name') this.#agent = cleanTitle(record.agentName);
    else if (record.type === 'ai-title') this.#written = cleanTitle(record.aiTitle);
    else if (record.type === 'summary' && this.#summaries.length < MAX_SUMMARIES) {
      this.#summaries.push({ text: cleanTitle(record.summary), leaf: record.leafUuid ?? '' });
    }
    this.#learnAgent(record);
  }

  /** Takes the calls of an answer: one that starts a sub-agent says what it is for. */
  learnCalls(said: Said): void {
    if (said.role !== 'assistant') return;
    for (const block of said.blocks) {
      const call = AgentCall.safeParse(block);
      if (!call.success) continue;
      const title = cleanTitle(call.data.input.description);
      this.#byPrompt.set(fingerprint(call.data.input.prompt.trim()), title);
      this.#byCall.set(call.data.id, title);
    }
  }

  /** The title of the conversation; empty when nothing names it. */
  ofConversation(holds: (uuid: string) => boolean): string {
    const own = this.#summaries.findLast(({ leaf }) => holds(leaf)) ?? this.#summaries[0];
    return this.#custom || this.#agent || this.#written || (own?.text ?? '');
  }

  /** The title of a sub-agent, by its id or by the words it was started with; empty when nothing names it. */
  ofAgent(agentId: string | null, prompt: string): string {
    const byId = agentId === null ? undefined : this.#byAgent.get(agentId);
    return byId ?? this.#byPrompt.get(fingerprint(prompt.trim())) ?? '';
  }

  /** The result of a call that started a sub-agent carries the id of that agent. */
  #learnAgent(record: TranscriptRecord): void {
    const result = AgentResult.safeParse(record.toolUseResult);
    if (!result.success) return;
    for (const block of ResultBlocks.safeParse(record.message?.content).data ?? []) {
      const title = this.#byCall.get(block?.tool_use_id ?? '');
      if (title !== undefined) this.#byAgent.set(result.data.agentId, title);
    }
  }
}

function cleanTitle(text: string | null | undefined): string {
  const words = (text ?? '').toWellFormed().replaceAll('\0', '').trim();
  return words.length <= 200 && !words.includes('\n') ? words : titleOf(cutText(words, 2000));
}
