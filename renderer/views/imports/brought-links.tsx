import type { Import } from '../../../shared/entities/import.ts';
import { t } from '../../i18n/index.ts';

/** The ways to what an import brought: its conversations, its facts. */
export function BroughtLinks({ one, className }: { one: Import; className: string }) {
  const { addedSessions, addedMessages, addedKnowledge } = one.counts;
  return (
    <>
      {addedSessions + addedMessages === 0 ? null : (
        <a className={className} href={`#/sessions?importId=${one.id}`}>
          {t('imports.showSessions')}
        </a>
      )}
      {addedKnowledge === 0 ? null : (
        <a className={className} href={`#/knowledge?importId=${one.id}`}>
          {t('imports.showFacts')}
        </a>
      )}
    </>
  );
}
