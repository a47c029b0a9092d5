import type { Caller } from '../../../shared/caller.ts';
import type { HandlersFor, Input } from '../../../shared/contract/define.ts';
import type { exports as domain, ExportSelection } from '../../../shared/contract/exports.ts';
import {
  type ExportFormat,
  type ExportResult,
  type SessionForm,
  usualSecrets,
} from '../../../shared/entities/export.ts';
import { AppError } from '../../../shared/errors.ts';
import { EVERY_KIND } from '../exports/bundle.ts';
import { safeName } from '../exports/file-names.ts';
import { type ExportFacts, type ExportRun, runExport } from '../exports/run.ts';
import {
  chooseExportFile,
  describeExport,
  listExports,
  placeExport,
  removeExport,
} from '../files/exports.ts';
import { maskStored } from '../secrets/answer.ts';
import { allOf, type Conditions, isNoneOf, isOneOf } from '../store/cursor.ts';
import { countSelected, type ListedKind, type Selection } from '../store/exports.ts';
import { readJob } from '../store/jobs.ts';
import { memoryConditions } from '../store/memory-filters.ts';
import { readSession, sessionConditions } from '../store/sessions.ts';
import { taskConditions } from '../store/tasks.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { factConditions } from './fact-conditions.ts';
import { filterOf } from './memories.ts';

type RunInput = Input<(typeof domain)['run']>;

export const exports: HandlersFor<typeof domain, Context> = {
  run(context, input, caller) {
    refuseWrongScope(input);
    const selection = selectionOf(context, input, caller);
    const id = context.newId();
    const startedAt = context.now();
    const place = placeFor(context, input, caller, id, nameOf(context, input, startedAt));
    const describe = ({ counts }: ExportFacts): void => {
      const { name } = place;
      if (place.path === null)
        describeExport(context.home, id, { name, format: input.format, counts, createdAt: toIso(startedAt) });
    };
    const { format, form, secrets = usualSecrets(input.format) } = input;
    const mask: ExportRun['mask'] =
      secrets === 'plain' ? null : (value) => maskStored(context.store.read, value, null, context.now());
    const scope = input.scope === 'everything' ? 'everything' : 'selection';
    const total = countSelected(context.store.read, selection);
    const jobId = context.jobs.start(
      { kind: 'export', total, unit: 'items', subjectId: id },
      async (control): Promise<ExportResult> => {
        const { target, partial } = place;
        const run = {
          store: context.store,
          startedAt,
          format,
          form,
          scope,
          selection,
          mask,
          target,
          partial,
        } as const;
        const written = await runExport({ ...run, onWritten: describe }, control);
        return { id, name: place.name, ...written, path: place.path };
      },
    );
    const job = readJob(context.store.read, jobId);
    if (!job) throw new Error('A job that was just started is missing');
    return { id, name: place.name, job };
  },
  list: ({ home }) => ({ items: listExports(home) }),
  remove: ({ home }, { id }) => ({ removed: removeExport(home, id) ? 1 : 0 }),
};

type Place = { name: string; target: string; partial: string; path: string | null };

/** In the home, from where a host hands the file over; or where the command line says. */
function placeFor(context: Context, { to }: RunInput, caller: Caller, id: string, name: string): Place {
  if (to === undefined) return { name, path: null, ...placeExport(context.home, id) };
  if (caller.cwd === undefined) {
    throw new AppError(
      'forbidden',
      'Only the command line may say where an export goes. Nothing was written. Save it from the window.',
    );
  }
  return chooseExportFile(caller.cwd, to, name);
}

function refuseWrongScope({ format, scope, includeTrash }: RunInput): void {
  const named = scope === 'everything' ? undefined : scope.sessions;
  const one = named !== undefined && 'ids' in named && named.ids.length === 1;
  if (format === 'session' && !one)
    throw new AppError('invalid_input', 'Name exactly one session: scope {"sessions": {"ids": ["…"]}}.');
  if (scope !== 'everything' && Object.values(scope).every((part) => part === undefined))
    throw new AppError('invalid_input', 'Nothing was chosen. Name what to export, or "everything".');
  if (includeTrash && format !== 'bundle')
    throw new AppError('invalid_input', 'Trash goes into a bundle only. Nothing was written.');
}

const EVERYTHING: Conditions = { where: [], parameters: {} };

function selectionOf(context: Context, { scope, includeTrash, format }: RunInput, caller: Caller): Selection {
  if (scope === 'everything') {
    const kinds = Object.fromEntries(EVERY_KIND.map((kind) => [kind, EVERYTHING]));
    return { kinds, includeTrash };
  }
  const kinds: Partial<Record<ListedKind, Conditions>> = {};
  const { sessions, memories, knowledge, preferences, tasks } = scope;
  if (sessions) kinds.session = chosen('s', sessions, sessionConditions);
  if (memories)
    kinds.memory = chosen('m', memories, (filter) => memoryConditions(filterOf(context, filter, caller)));
  if (knowledge)
    kinds.knowledge = chosen('k', knowledge, (filter) => factConditions(context.analyser, filter));
  if (kinds.knowledge) kinds.relation = amongFacts(kinds.knowledge);
  if (preferences) kinds.preference = chosen('p', preferences, () => EVERYTHING);
  if (tasks) kinds.task = chosen('t', tasks, taskConditions);
  if (format === 'session') for (const id of idsOf(sessions)) readSession(context.store.read, id);
  return { kinds, includeTrash };
}

/** The relations whose facts are both among those chosen. */
function amongFacts({ where, parameters }: Conditions): Conditions {
  const facts = `(SELECT k.id FROM knowledge k WHERE ${[...where, '1'].join(' AND ')})`;
  return { where: [`r.from_id IN ${facts}`, `r.to_id IN ${facts}`], parameters };
}

type Chosen<F> =
  | Readonly<{ ids: readonly string[] }>
  | Readonly<{ filter: F; except?: readonly string[] | undefined }>;

/** What chooses the records named, or those that a filter shows but for some. */
function chosen<F>(alias: string, which: Chosen<F>, conditions: (filter: F) => Conditions): Conditions {
  if ('ids' in which) return isOneOf(`${alias}.id`, 'ids', which.ids);
  return allOf([conditions(which.filter), isNoneOf(`${alias}.id`, 'except', which.except)]);
}

function idsOf(sessions: ExportSelection['sessions']): readonly string[] {
  return sessions && 'ids' in sessions ? sessions.ids : [];
}

const ENDINGS: Readonly<Record<Exclude<ExportFormat, 'session'>, string>> = {
  bundle: '.mneme',
  markdown: ' Markdown.zip',
  csv: ' CSV.zip',
};
const FORMS: Readonly<Record<SessionForm, string>> = { markdown: 'md', html: 'html', json: 'json' };

/** What the file is called: the day of the export, or the title of the session. */
function nameOf(context: Context, { format, form, scope }: RunInput, at: number): string {
  if (format !== 'session') return `Mneme ${toIso(at).slice(0, 10)}${ENDINGS[format]}`;
  const [id = ''] = scope === 'everything' ? [] : idsOf(scope.sessions);
  return `${safeName(readSession(context.store.read, id).title)}.${FORMS[form]}`;
}
