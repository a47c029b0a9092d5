import { chooseServing, chosenModel } from '../meaning/chosen-model.ts';
import { troubleOf } from '../meaning/question-vectors.ts';
import { noteEmbeddingTrouble } from '../store/embedding-trouble.ts';
import { findNear, type Near } from '../store/vector-search.ts';
import { listVectorModels } from '../store/vectors.ts';
import type { Context } from './context.ts';
import { nextTurn } from './purging.ts';
import { currentSettings } from './settings.ts';

/** So many records join what words find. */
const NEAREST = 100;

/**
 * What is near a question in meaning. Null where that is off, there is no vector yet, or the model does not answer in time:
 * then words alone must do, and health says why.
 */
export async function nearInMeaning(context: Context, question: string): Promise<Near | null> {
  const { read } = context.store;
  const chosen = chosenModel(currentSettings(context).values);
  if (chosen === null) return null;
  const serving = chooseServing(listVectorModels(read), chosen);
  if (serving === null) return null;
  const vector = await context.questionVectors.of(serving, question);
  if (vector === null) return null;
  try {
    return await findNear(read, serving.vectors.pk, vector, { limit: NEAREST, breathe: nextTurn });
  } catch (error) {
    // Above all where there is no sqlite-vec for this computer.
    const message = `Vectors cannot be compared on this computer: ${error instanceof Error ? error.message : 'unknown'}. What is stored is safe; recall goes on by words.`;
    const trouble = { ...troubleOf(error, context.now()), message };
    context.log({ level: 'warn', module: 'meaning', message: 'vectors could not be compared' });
    context.aside((db) => noteEmbeddingTrouble(db, trouble));
    return null;
  }
}
