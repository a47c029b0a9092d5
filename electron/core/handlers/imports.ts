import type { HandlersFor, Output } from '../../../shared/contract/define.ts';
import type { imports as domain } from '../../../shared/contract/imports.ts';
import type { Job } from '../../../shared/entities/job.ts';
import { scratchFolder } from '../files/uploads.ts';
import { findPlaces, shortPath } from '../imports/places.ts';
import { previewImport } from '../imports/preview.ts';
import { inspectSource, openImportSource } from '../imports/source.ts';
import { lastImportOf, listImports, readImport } from '../store/imports.ts';
import { readJob } from '../store/jobs.ts';
import { toIso } from '../store/table.ts';
import type { Context } from './context.ts';
import { resumeImport, startImport } from './import-run.ts';
import { discardPasted, locateSource, reading } from './import-source.ts';
import { takeImportBack } from './import-undo.ts';
import { currentSettings } from './settings.ts';

export const imports: HandlersFor<typeof domain, Context> = {
  async places(context) {
    const { folders, store } = context;
    const found = await findPlaces(folders, new AbortController().signal);
    const followed = currentSettings(context).values['imports.follow'];
    return {
      items: found.map(({ path, name, firstAt, lastAt, ...rest }) => {
        const last = lastImportOf(store.read, rest.place, { name, bytes: rest.bytes });
        return {
          ...rest,
          folder: shortPath(path, folders.homedir),
          firstAt: isoOrNull(firstAt),
          lastAt: isoOrNull(lastAt),
          followed: rest.followable && followed.includes(rest.place),
          imported: last === undefined ? null : { importId: last.id, at: toIso(last.at) },
        };
      }),
    };
  },
  detect: (context, { source }, caller) =>
    reading(context, source, caller, async (file) => ({
      ...(await inspectSource(file.path, scratchFolder(context.home), new AbortController().signal)),
      fileName: file.name,
    })),
  preview: (context, { source, format }, caller) =>
    reading(context, source, caller, (file) =>
      context.previews.run(caller.client, async (signal) => {
        const opened = await openImportSource(file.path, format, scratchFolder(context.home), signal);
        const preview = await previewImport(context.store.read, opened, signal);
        return {
          ...preview,
          firstAt: isoOrNull(preview.firstAt),
          lastAt: isoOrNull(preview.lastAt),
          examples: preview.examples.map((example) => ({ ...example, at: isoOrNull(example.at) })),
          format: opened.format,
          fileName: file.name,
          bytes: opened.bytes,
        };
      }),
    ),
  stopPreviews: ({ previews }, _input, caller) => ({ stopped: previews.stop(caller.client) }),
  async run(context, input, caller) {
    const file = await locateSource(context, input.source, caller);
    try {
      return started(context, await startImport(context, caller, input, file));
    } catch (error) {
      discardPasted(context, file);
      throw error;
    }
  },
  async resume(context, { id }, caller) {
    return started(context, await resumeImport(context, caller, id));
  },
  list: ({ store }, page) => listImports(store.read, page),
  get: ({ store }, { id }) => readImport(store.read, id),
  async undo(context, { id, reason }, caller) {
    await takeImportBack(context, id, reason, caller);
    return readImport(context.store.read, id);
  },
};

function started(
  { store }: Context,
  { importId, jobId }: Readonly<{ importId: string; jobId: string }>,
): Output<(typeof domain)['run']> {
  const job: Job | undefined = readJob(store.read, jobId);
  if (!job) throw new Error('A job that was just started is missing');
  return { import: readImport(store.read, importId), job };
}

function isoOrNull(time: number | null): string | null {
  return time === null ? null : toIso(time);
}
