import { createClient, type Transport } from '../../../shared/client.ts';
import type { Job } from '../../../shared/entities/job.ts';
import type { Settings } from '../../../shared/entities/settings.ts';

/** Of what the system tells the person while they look elsewhere: these four, and nothing else. */
export type Notice = 'contradictions' | 'secrets' | 'backups' | 'imports';

/** What is looked at to find out whether there is something to tell. */
export type Seen = Readonly<{
  contradictions: number;
  secrets: number;
  /** What ended last, with how it ended. */
  ended: readonly Pick<Job, 'id' | 'kind' | 'state'>[];
}>;

const LOOK_MS = 20_000;

/** What became worth telling between two looks, of what the person wants to be told. */
export function findNotices(before: Seen, now: Seen, wanted: Settings): Notice[] {
  const known = new Set(before.ended.map(({ id }) => id));
  const fresh = now.ended.filter(({ id }) => !known.has(id));
  const happened: Record<Notice, boolean> = {
    contradictions: now.contradictions > before.contradictions,
    secrets: now.secrets > before.secrets,
    backups: fresh.some(({ kind, state }) => kind === 'backup' && state === 'failed'),
    imports: fresh.some(({ kind, state }) => kind === 'import' && state === 'done'),
  };
  const kinds = ['contradictions', 'secrets', 'backups', 'imports'] as const;
  return kinds.filter((kind) => happened[kind] && wanted[`notices.${kind}`]);
}

/** Looks every now and then whether there is something to tell; what is there at the first look is not new. */
export function watchForNotices(transport: Transport, tell: (notice: Notice) => void): void {
  const client = createClient(transport);
  let before: Seen | undefined;
  const look = async (): Promise<void> => {
    try {
      const { values } = await client.settings.get({});
      const now = await readSeen(client);
      if (before !== undefined) findNotices(before, now, values).forEach(tell);
      before = now;
    } catch {
      // The memory cannot be read now; the window says so.
    }
  };
  setInterval(() => void look(), LOOK_MS).unref();
  void look();
}

async function readSeen(client: ReturnType<typeof createClient>): Promise<Seen> {
  const [{ kinds }, { open }, { items }] = await Promise.all([
    client.inbox.counts({}),
    client.secrets.counts({}),
    client.maintenance.jobs({ states: ['done', 'failed'], limit: 20 }),
  ]);
  return { contradictions: kinds.contradicting, secrets: open, ended: items };
}
