import { z } from 'zod';

const said = z.object({
  content: z.string().nullish(),
  /** What the model thinks, as llama.cpp and LM Studio name it, and as Ollama does. */
  reasoning_content: z.string().nullish(),
  reasoning: z.string().nullish(),
});

/** A whole answer or a piece of one, as chat completions give them; Ollama, LM Studio and llama.cpp add fields. */
export const Completion = z.object({
  model: z.string().nullish(),
  choices: z.array(
    z.object({ delta: said.nullish(), message: said.nullish(), finish_reason: z.string().nullish() }),
  ),
  usage: z.object({ prompt_tokens: z.number().nullish(), completion_tokens: z.number().nullish() }).nullish(),
});
type Completion = z.infer<typeof Completion>;

/** An answer as it grows. */
export type Growing = Readonly<{
  text: string;
  thinking: string;
  model: string | null;
  finish: string | null;
  tokensIn: number | null;
  tokensOut: number | null;
}>;

export const NOTHING_YET: Growing = {
  text: '',
  thinking: '',
  model: null,
  finish: null,
  tokensIn: null,
  tokensOut: null,
};

/** Adds a piece to an answer. */
export function grow(answer: Growing, { model, choices: [choice], usage }: Completion): Growing {
  const piece = choice?.delta ?? choice?.message;
  return {
    text: answer.text + (piece?.content ?? ''),
    thinking: answer.thinking + (piece?.reasoning_content ?? piece?.reasoning ?? ''),
    model: model ?? answer.model,
    finish: choice?.finish_reason ?? answer.finish,
    tokensIn: wholeNumber(usage?.prompt_tokens) ?? answer.tokensIn,
    tokensOut: wholeNumber(usage?.completion_tokens) ?? answer.tokensOut,
  };
}

const THOUGHT = /^\s*<think>([\s\S]*?)(?:<\/think>\s*|$)/;

/** Takes the thinking out of a text that begins with it, as models that think aloud write it. */
export function splitThinking({ text, thinking }: Pick<Growing, 'text' | 'thinking'>): {
  text: string;
  thinking: string;
} {
  const thought = THOUGHT.exec(text);
  if (thought === null) return { text, thinking };
  return { text: text.slice(thought[0].length), thinking: thinking + (thought[1] ?? '').trim() };
}

function wholeNumber(value: number | null | undefined): number | null {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;
}
