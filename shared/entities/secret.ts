import { z } from 'zod';
import { Actor } from '../caller.ts';
import { Id, Timestamp } from '../primitives.ts';

/** What a secret is: a password, a key or token, a private key, a password in an address, words to recover a wallet. */
export const SecretKind = z.enum(['password', 'token', 'privateKey', 'connection', 'phrase']);
export type SecretKind = z.infer<typeof SecretKind>;

/** Where a text holds what looks like a secret: a half-open range of UTF-16 units. */
export type FoundSecret = Readonly<{ start: number; end: number; kind: SecretKind }>;

/** The records whose texts are looked through. */
export const SecretEntity = z.enum([
  'message',
  'session',
  'memory',
  'knowledge',
  'preference',
  'task',
  'decision',
  'agentState',
  'checkpoint',
  'proposal',
]);
export type SecretEntity = z.infer<typeof SecretEntity>;

/** What the person thinks of it: nothing yet, or that it is no secret. */
export const SecretStatus = z.enum(['open', 'kept']);
export type SecretStatus = z.infer<typeof SecretStatus>;

/** A place in a record that looks like a secret. What stands there is not part of it. */
export const SecretFinding = z.object({
  id: z.int(),
  entity: SecretEntity,
  recordId: Id,
  sessionId: Id.nullable().describe('The session a message lies in.'),
  kind: SecretKind,
  status: SecretStatus,
  field: z.string().describe('Where in the record: a field, or a path in one.'),
  excerpt: z.string().describe('The words around it; what is secret is hidden.'),
  places: z.int().describe('In how many places the same stands.'),
  actor: Actor.nullable(),
  client: z.string().nullable(),
  at: Timestamp,
});
export type SecretFinding = z.infer<typeof SecretFinding>;
