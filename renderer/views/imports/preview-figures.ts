import type { Figure } from '../../components/figures.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { Preview } from './use-import-flow.ts';

/** The numbers of a preview: of what it holds, what is new of it; those that are seldom anything only where they are. */
export function previewFigures(preview: Preview): Figure[] {
  const talks = holdsConversations(preview);
  const here = Math.max(0, preview.sessions - preview.newSessions - preview.inTrash);
  const newFacts = { label: t('imports.figure.facts'), count: preview.newKnowledge };
  const always = talks
    ? [
        { label: t('imports.figure.sessions'), count: preview.sessions },
        { label: t('imports.figure.messages'), count: preview.messages },
        { label: t('imports.figure.new'), count: preview.newMessages },
        { label: t('imports.figure.knownSessions'), count: here },
      ]
    : [{ label: t('imports.figure.allFacts'), count: preview.knowledge }, newFacts];
  const seldom = [
    ...(talks ? [newFacts] : []),
    { label: t('imports.figure.relations'), count: preview.newRelations },
    { label: t('imports.figure.records'), count: preview.newRecords },
    { label: t('imports.figure.inTrash'), count: preview.inTrash },
    { label: t('imports.figure.problems'), count: preview.problemCount, warn: true },
  ].filter(({ count }) => count > 0);
  return [...always, ...seldom].map(({ count, ...figure }) => ({ ...figure, value: formatNumber(count) }));
}

/** Whether a source is about conversations; a source of nothing is said to hold none of them. */
function holdsConversations({ sessions, messages, knowledge, records }: Preview): boolean {
  return sessions + messages > 0 || knowledge + records === 0;
}
