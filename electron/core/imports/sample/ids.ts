import { createHash } from 'node:crypto';

/** The id of something of the sample: always the same for the same name. */
export function sampleId(name: string): string {
  const hex = createHash('sha256').update(`mneme-sample/${name}`).digest('hex');
  // Version 8 (RFC 9562): made by rules of our own.
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
