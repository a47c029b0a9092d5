/**
 * Thrown where a call turns out to be long in a worker that must stay quick. Nothing was changed; whoever runs the
 * workers makes the same call in the one for jobs.
 */
export class HandOver extends Error {
  override readonly name = 'HandOver';
}
