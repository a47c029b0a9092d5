import type { StoreCondition } from '../../../shared/entities/store-condition.ts';
import { BrandMark } from '../../components/brand.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Progress } from '../../components/progress.tsx';
import { formatFull } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { useRescueWork } from '../../state/store-condition.ts';
import { StoreActions } from './store-actions.tsx';
import { storeWords } from './words.ts';

/** The whole window while the memory cannot be read: what happened, what is safe, what to do. */
export function StoreScreen({ condition }: { condition: StoreCondition }) {
  const work = useRescueWork();
  const { title, happened, safe, todo } = storeWords(condition);
  return (
    <main className="store" id="main" tabIndex={-1} data-screen="store" data-state={condition.state}>
      <div className="store-body" role="alert">
        <div className="store-mark">
          <BrandMark />
        </div>
        {work === null ? (
          <>
            <h1>{title}</h1>
            <dl>
              <dt>{t('store.happened')}</dt>
              <dd>{happened}</dd>
              <dt>{t('store.safe')}</dt>
              <dd>{safe}</dd>
              <dt>{t('store.todo')}</dt>
              <dd>{todo}</dd>
            </dl>
            <div className="store-actions">
              <StoreActions condition={condition} large />
            </div>
            <p className="meta t3">{t('store.looking')}</p>
          </>
        ) : (
          <>
            <h1>{t(`store.work.${work.kind}`)}</h1>
            <p className="store-lead">{t('store.work.safe')}</p>
            <Progress
              label={t(`store.work.${work.kind}`)}
              share={work.total === 0 ? null : work.done / work.total}
            />
          </>
        )}
        <StoreDetails condition={condition} />
      </div>
    </main>
  );
}

/** What to pass on where help is needed. */
function StoreDetails({ condition }: { condition: StoreCondition }) {
  const { file, technical, since, kept, rejected, message, state } = condition;
  const facts = [file, technical ?? '', since === null ? '' : formatFull(since)].filter(Boolean);
  return (
    <div className="store-details meta">
      {kept === 0 ? null : <p>{t('store.kept', { count: kept })}</p>}
      {rejected === 0 ? null : <p>{t('store.rejected', { count: rejected })}</p>}
      <div className="flex">
        <p className="mono t3">{facts.join(' · ')}</p>
        <CopyButton text={[state, ...facts, message].join('\n')} label={t('action.copyDetails')} />
      </div>
    </div>
  );
}
