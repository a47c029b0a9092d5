import { CornerDownRight } from 'lucide-react';
import type { CSSProperties } from 'react';
import { CopyButton } from '../../components/copy-button.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatNumber, formatRatio } from '../../i18n/format.ts';
import { t, translateName } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';

type Preview = OutputOf<'preferences.preview'>;

/** Exactly what agents receive of the preferences, how much of the budget it takes, and what is kept back. */
export function ReceivedPane() {
  const preview = useRead('preferences.preview', {});
  return (
    <aside className="pane preview" aria-label={t('preferences.received')}>
      <div className="pane-head">
        <h2 className="grow">{t('preferences.received')}</h2>
        {preview.data === undefined || preview.data.text === '' ? null : (
          <CopyButton text={preview.data.text} label={t('preferences.copyReceived')} />
        )}
      </div>
      {preview.data === undefined ? (
        <div className="scroll recv">
          {preview.error === null ? null : (
            <ErrorState message={preview.error.message} onRetry={() => void preview.refetch()} />
          )}
        </div>
      ) : (
        <Received preview={preview.data} />
      )}
    </aside>
  );
}

function Received({ preview }: { preview: Preview }) {
  const { text, keptBack, tokens, budget } = preview;
  const share = { '--v': Math.min(1, tokens / budget) } as CSSProperties; // a custom property, which the type does not know
  const used = t('preferences.tokens', { tokens: formatNumber(tokens), budget: formatNumber(budget) });
  const lines = text.split('\n').map((line, index) => ({ line, key: `${index} ${line}` }));
  return (
    <>
      {/* A region that scrolls takes the focus, so that keys can scroll it. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="scroll" tabIndex={0} role="group" aria-label={t('preferences.received')}>
        {text === '' ? (
          <p className="section t2">{t('preferences.nothingReceived')}</p>
        ) : (
          <div className="recv">
            {lines.map(({ line, key }, index) => (
              <p key={key} className={index === 0 ? '' : 'ln'}>
                {line}
              </p>
            ))}
          </div>
        )}
        {keptBack.map(({ key, why }) => (
          <p key={key} className="meta recvnote">
            <Icon of={CornerDownRight} size="small" />
            <span>{whyKeptBack(translateName(`preferences.${key}`, key), why, preview)}</span>
          </p>
        ))}
      </div>
      <div className="footerbar budget">
        <div className="flex meta tn">
          <span className="grow">{used}</span>
          {keptBack.length === 0 ? null : (
            <span>{t('preferences.keptBack', { count: keptBack.length })}</span>
          )}
        </div>
        <div
          className="progress"
          style={share}
          role="progressbar"
          aria-label={used}
          aria-valuenow={tokens}
          aria-valuemin={0}
          aria-valuemax={budget}
        >
          <i />
        </div>
      </div>
    </>
  );
}

function whyKeptBack(name: string, why: Preview['keptBack'][number]['why'], preview: Preview): string {
  if (why === 'confidence')
    return t('preferences.keptBack.confidence', { name, minimum: formatRatio(preview.minConfidence) });
  return t(`preferences.keptBack.${why}`, { name });
}
