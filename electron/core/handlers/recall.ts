import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor, Input } from '../../../shared/contract/define.ts';
import { type recall as domain, RecallKind } from '../../../shared/contract/recall.ts';
import { traceOf } from '../../../shared/errors.ts';
import { readMeant } from '../retrieval/meant.ts';
import { reasonAgainst } from '../retrieval/preference-preview.ts';
import type { Recaller, RecallQuestion } from '../retrieval/candidates.ts';
import { recallFor, type Recalled } from '../retrieval/recall.ts';
import { maskCut } from '../secrets/answer.ts';
import { type Access, noteAccess } from '../store/memory-access.ts';
import type { Context } from './context.ts';
import { nearInMeaning } from './near-in-meaning.ts';
import { currentSettings } from './settings.ts';
import { viewerNamed } from './viewer.ts';

export const recall: HandlersFor<typeof domain, Context> = {
  async run(context, input, caller) {
    const startedAt = performance.now();
    const question = await withMeaning(context, questionOf(context, input, caller));
    const { viewer, sessionId } = question.scope;
    const recalled = recallFor(recallerOf(context), question);
    // A person who looks with an agent's eyes is a person who looks.
    if (viewer !== 'person' && caller.door !== 'person')
      countAccess(context, recalled, { agentId: viewer.agentId, sessionId, at: question.now });
    return { ...recalled, tookMs: performance.now() - startedAt };
  },
  async whole(context, input, caller) {
    const startedAt = performance.now();
    const question = await withMeaning(context, questionOf(context, input, caller));
    const recalled = recallFor(recallerOf(context), { ...question, whole: true });
    return { ...recalled, tookMs: performance.now() - startedAt };
  },
};

function recallerOf({ store, analyser, frequencies }: Context): Recaller {
  return { db: store.read, analyser, frequencies };
}

/** A question with what is near it in meaning, where the person set up a model for that and it answers in time. */
async function withMeaning(context: Context, question: RecallQuestion): Promise<RecallQuestion> {
  const near = await nearInMeaning(context, `${question.task}\n${question.context}`.trim());
  return near === null ? question : { ...question, meant: readMeant(near) };
}

function questionOf(context: Context, input: Input<(typeof domain)['run']>, caller: Caller): RecallQuestion {
  const { values } = currentSettings(context);
  const now = context.now();
  const rules = {
    enabled: values['preferences.enabled'],
    remember: values['preferences.remember'],
    minConfidence: values['preferences.minConfidence'],
  };
  return {
    task: input.task,
    context: input.context ?? '',
    kinds: input.kinds ?? RecallKind.options,
    limit: input.limit ?? values['recall.limit'],
    threshold: input.threshold ?? values['recall.threshold'],
    tokenBudget: input.tokenBudget ?? values['recall.tokenBudget'],
    scope: {
      viewer: viewerNamed(context.store.read, caller, input),
      sessionId: input.sessionId ?? caller.sessionId ?? null,
    },
    without: input.without,
    now,
    halfLifeDays: values['memory.strength'].halfLifeDays,
    hide: (stretch) => maskCut(context.store.read, caller, now, stretch),
    gives: (preference) => reasonAgainst(preference, rules) === null,
  };
}

/** Counts what an agent recalled. That this fails, as on a full disk, must not take the answer away. */
function countAccess(context: Context, { items }: Recalled, access: Access): void {
  const recalled = items.filter(({ kind }) => kind === 'memory').map(({ id }) => id);
  if (recalled.length === 0) return;
  try {
    context.aside((db) => noteAccess(db, recalled, access));
  } catch (error) {
    context.log({
      level: 'warn',
      module: 'recall',
      message: 'a recall could not be counted',
      fields: { trace: traceOf(error) },
    });
  }
}
