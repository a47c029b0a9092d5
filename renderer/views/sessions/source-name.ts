import { translateName } from '../../i18n/index.ts';

/** A source as a person knows it; its own name where it is not one of ours. */
export function sourceName(source: string): string {
  return translateName(`source.${source}`, source);
}
