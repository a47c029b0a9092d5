import type { HandlersFor, Output } from '../../../shared/contract/define.ts';
import type { embeddings as domain } from '../../../shared/contract/embeddings.ts';
import type { HealthCheck } from '../../../shared/entities/health.ts';
import { finding } from '../insight/findings.ts';
import { chooseServing, chosenModel, isWhole, nameOfModel, titleOfModel } from '../meaning/chosen-model.ts';
import { forgetVectors, pendingFor } from '../meaning/fill.ts';
import { noteEmbeddingTrouble, readEmbeddingTrouble } from '../store/embedding-trouble.ts';
import { isJobRunning, latestJob, requestCancel } from '../store/jobs.ts';
import { toIso } from '../store/table.ts';
import { countVectors, listVectorModels, vectorProgress } from '../store/vectors.ts';
import type { Context } from './context.ts';
import { nextTurn } from './purging.ts';
import { currentSettings } from './settings.ts';
import { startVectors } from './vector-job.ts';

const NEVER = new AbortController().signal;
const LOOK_MS = 50;
const PATIENCE_MS = 10_000;
/** What a row of each of the three tables takes beside its numbers. */
const ROW_BYTES = 80;

export const embeddings: HandlersFor<typeof domain, Context> = {
  status: (context) => readStatus(context),
  async test(context) {
    const model = chosenModel(currentSettings(context).values);
    if (model === null) return { models: [], dimension: null, milliseconds: null };
    const models = await context.embedder.models(model, NEVER);
    if (!isWhole(model)) return { models, dimension: null, milliseconds: null };
    const began = performance.now();
    const [vector] = await context.embedder.embed(model, ['Mneme'], {
      as: 'text',
      patient: false,
      signal: NEVER,
    });
    if (readEmbeddingTrouble(context.store.read) !== null)
      context.aside((db) => noteEmbeddingTrouble(db, null));
    return { models, dimension: vector?.length ?? null, milliseconds: performance.now() - began };
  },
  pause(context, { paused }) {
    context.config.write({ 'embeddings.paused': paused });
    if (paused) cancelJob(context);
    else startVectors(context);
    return readStatus(context);
  },
  async remove(context) {
    context.config.write({ 'embeddings.provider': 'off', 'embeddings.paused': false });
    cancelJob(context);
    // What is being made would come after what is deleted.
    const until = performance.now() + PATIENCE_MS;
    while (isJobRunning(context.store.read, 'embed') && performance.now() < until)
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const removed = await forgetVectors({ aside: context.store.writeAside, breathe: nextTurn, except: null });
    context.aside((db) => noteEmbeddingTrouble(db, null));
    return { removed };
  },
};

/** Says whether recall by meaning works. */
export function checkMeaning(context: Context): HealthCheck {
  const { read } = context.store;
  const { values } = currentSettings(context);
  const chosen = chosenModel(values);
  if (chosen === null) return finding('meaning', 'off');
  if (!isWhole(chosen)) return finding('meaning', 'unfinished');
  const trouble = readEmbeddingTrouble(read);
  if (trouble !== null) return finding('meaning', 'failing', { message: trouble.message });
  const serving = chooseServing(listVectorModels(read), chosen);
  const count = serving === null ? 0 : countVectors(read, serving.vectors.pk);
  if (values['embeddings.paused']) return finding('meaning', 'paused', { count });
  return finding('meaning', pendingFor(read, chosen) === null ? 'ok' : 'making', { count });
}

function readStatus(context: Context): Output<(typeof domain)['status']> {
  const { read } = context.store;
  const { values } = currentSettings(context);
  const chosen = chosenModel(values);
  const known = listVectorModels(read);
  const own = chosen === null ? undefined : known.find(({ name }) => name === nameOfModel(chosen));
  const progress = own === undefined ? { done: 0, total: 0 } : vectorProgress(read, own.pk);
  const counts = new Map(known.map(({ pk }) => [pk, countVectors(read, pk)]));
  const trouble = readEmbeddingTrouble(read);
  const serving = chosen === null ? null : chooseServing(known, chosen);
  return {
    provider: values['embeddings.provider'],
    paused: values['embeddings.paused'],
    model: chosen === null ? '' : titleOfModel(nameOfModel(chosen)),
    dimension: own?.dimension ?? null,
    vectors: own === undefined ? 0 : (counts.get(own.pk) ?? 0),
    share: progress.total === 0 ? 0 : progress.done / progress.total,
    complete: own !== undefined && own.completedAt !== null && progress.done >= progress.total,
    otherVectors: known
      .filter(({ pk }) => pk !== own?.pk)
      .reduce((sum, { pk }) => sum + (counts.get(pk) ?? 0), 0),
    servingModel: serving === null ? null : titleOfModel(serving.vectors.name),
    bytes: known.reduce(
      (sum, { pk, dimension }) => sum + (counts.get(pk) ?? 0) * Math.ceil(dimension * 5.125 + ROW_BYTES),
      0,
    ),
    job: latestJob(read, 'embed') ?? null,
    trouble: trouble === null ? null : { ...trouble, at: toIso(trouble.at) },
  };
}

function cancelJob({ store }: Context): void {
  const job = latestJob(store.read, 'embed');
  if (job?.state === 'running') store.writeAside((db) => requestCancel(db, job.id));
}
