import { z } from 'zod';
import type { UploadRef } from '../../shared/bridge.ts';
import { AppError, fromWire } from '../../shared/errors.ts';
import type { Connection } from './connection.ts';
import { callOverHttp, readAnswer, SIGNED_OUT, WireAnswer } from './http-calls.ts';
import { createHttpEvents } from './http-events.ts';
import { forgetHttpSession, openHttpSession } from './http-session.ts';

const UploadAnswer = z.object({ id: z.string(), name: z.string(), bytes: z.number() });

/** A browser may take its time before it reads what it is to save. */
const DOWNLOAD_KEPT_MS = 60_000;

/** The way to the core over loopback HTTP. Null where this window has no right to it. */
export async function connectOverHttp(): Promise<Connection | null> {
  const token = await openHttpSession();
  if (token === null) return null;
  const headers = { Authorization: `Bearer ${token}` };
  const call = callOverHttp('', token, forgetHttpSession);
  if ((await call('settings.get', {})) === SIGNED_OUT) return null;
  const events = createHttpEvents('', headers);
  return {
    transport: {
      call,
      subscribe: (listener) => events.subscribe(listener),
    },
    platform: 'web',
    upload: (file) => upload(file, headers),
    openBackups: null,
    saveExport: (id, name) => saveExport(id, name, headers),
    onMenuCommand: () => () => undefined,
    onHandedOver: () => () => undefined,
    desktop: null,
    onReach: (listener) => events.onReach(listener),
  };
}

async function upload(file: File, headers: Record<string, string>): Promise<UploadRef> {
  const response = await fetch(`/api/uploads?name=${encodeURIComponent(file.name)}`, {
    method: 'PUT',
    headers: { ...headers, 'Content-Type': 'application/octet-stream' },
    body: file,
  }).catch(() => null);
  const body: unknown = await response?.json().catch(() => null);
  const reference = UploadAnswer.safeParse(body);
  if (reference.success) return reference.data;
  const failure = WireAnswer.safeParse(body);
  if (failure.success && !failure.data.ok) throw new AppError(failure.data.code, failure.data.message);
  throw new AppError(
    'unavailable',
    'The file could not be handed over. Nothing was changed. See that Mneme runs and choose the file again.',
  );
}

/** The browser asks where it goes, or knows; the token cannot be in an address, so the file goes through the page. */
async function saveExport(id: string, name: string, headers: Record<string, string>): Promise<null> {
  const response = await fetch(`/api/exports/${encodeURIComponent(id)}`, { headers }).catch(() => null);
  if (response?.ok === false) fromWire(await readAnswer(Promise.resolve(response)));
  const file = response?.ok ? await response.blob().catch(() => null) : null;
  if (file === null) {
    throw new AppError(
      'unavailable',
      'The export could not be fetched, and it still waits here. See that Mneme runs and save it again.',
    );
  }
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), DOWNLOAD_KEPT_MS);
  return null;
}
