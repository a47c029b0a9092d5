import { app } from 'electron';
import { parseLink } from '../../../shared/links.ts';

/**
 * Catches, before the app is ready, the links to records that the system hands over: on a Mac as an event, elsewhere among the arguments of the
 * first start or of a second one. What is no such link is let fall: any page and program may write one.
 * @param onLink called after each; the link waits until it is taken
 * @returns the function that takes it, once
 */
export function catchRecordLinks(onLink: () => void): () => string | null {
  let waiting = findRecordLink(process.argv);
  const keep = (link: string | null): void => {
    if (link === null) return;
    waiting = link;
    onLink();
  };
  app.on('open-url', (event, url) => {
    event.preventDefault();
    keep(findRecordLink([url]));
  });
  app.on('second-instance', (_event, args) => keep(findRecordLink(args)));
  return () => {
    const link = waiting;
    waiting = null;
    return link;
  };
}

/** The first link to a record among arguments; null where there is none. */
function findRecordLink(args: readonly string[]): string | null {
  return args.find((argument) => parseLink(argument) !== null) ?? null;
}
