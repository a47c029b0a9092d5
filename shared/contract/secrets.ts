import { z } from 'zod';
import { SecretEntity, SecretFinding, SecretKind, SecretStatus } from '../entities/secret.ts';
import { Id, listInput, page, Timestamp } from '../primitives.ts';
import { command, OWNER, query } from './define.ts';

const places = { ids: z.array(z.int()).min(1).max(1000).describe('The places, as the list names them.') };

/** What looks like a password, a key or a token in what was stored. It is hidden everywhere until the person decides. */
export const secrets = {
  list: query({
    summary: 'Where records hold what looks like a secret, the newest first. The secret itself is not told.',
    input: z.strictObject({
      ...listInput,
      statuses: z.array(SecretStatus).max(SecretStatus.options.length).default(['open']),
      kinds: z.array(SecretKind).max(SecretKind.options.length).optional(),
      recordId: Id.optional().describe('In one record.'),
    }),
    output: page(SecretFinding),
    doors: OWNER,
  }),
  counts: query({
    summary:
      'In how many places nobody decided about what looks like a secret, and whether all was looked through.',
    input: z.strictObject({}),
    output: z.object({ open: z.int(), kinds: z.partialRecord(SecretKind, z.int()), scanned: z.boolean() }),
    doors: OWNER,
  }),
  reveal: command({
    summary: 'Show in this window, for ten minutes, what is hidden in a record. Nobody else sees it.',
    input: z.strictObject({ entity: SecretEntity, id: Id }),
    output: z.object({ revealed: z.int(), until: Timestamp }),
    doors: ['person'],
  }),
  hide: command({
    summary: 'Hide again in this window what was shown.',
    input: z.strictObject({}),
    output: z.object({}),
    doors: ['person'],
  }),
  keep: command({
    summary: 'Say that what stands at these places is no secret: it is hidden nowhere from then on.',
    input: z.strictObject(places),
    output: z.object({ changed: z.int() }),
    doors: ['person'],
  }),
  reopen: command({
    summary: 'Hide again what was said to be no secret.',
    input: z.strictObject(places),
    output: z.object({ changed: z.int() }),
    doors: ['person'],
  }),
  scan: command({
    summary: 'Look through what was added or changed now, instead of within a few seconds.',
    input: z.strictObject({}),
    output: z.object({ records: z.int(), found: z.int() }),
    doors: OWNER,
    lane: 'jobs',
  }),
};
