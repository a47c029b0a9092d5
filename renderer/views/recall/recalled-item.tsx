import { ChevronDown } from 'lucide-react';
import type { RecallItem } from '../../../shared/contract/recall.ts';
import { Icon } from '../../components/icon.tsx';
import { Popover } from '../../components/popover.tsx';
import { ScoreParts } from '../../components/score-parts.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatMoment, formatNumber, formatRatio } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { writerName } from '../../state/writer.ts';
import { TierMark } from '../memories/marks.tsx';
import { addressOf } from '../search/entries.ts';
import { coverParts, sayPath, signalParts, standingParts } from './score-words.ts';

type RecalledItemProps = {
  item: RecallItem;
  /** It came in for one that is switched off. */
  came: boolean;
  onOff: () => void;
};

/** One thing that is recalled: what it says, why, what it costs, and its source. */
export function RecalledItem({ item, came, onOff }: RecalledItemProps) {
  const text = textOf(item);
  return (
    <li className={item.inContext ? 'recalled-item' : 'recalled-item left-out'}>
      <Switch label={t('recall.use', { text: text.slice(0, 80) })} checked onChange={onOff} />
      <div className="grow">
        <a className="recalled-link anywhere" href={`#${addressOf(item)}`}>
          {text}
        </a>
        <p className="recalled-why">
          {came ? <span className="came">{t('recall.came')}</span> : null}
          <span>{t(`recall.kind.${item.kind}`)}</span>
          {item.tier === null ? null : <TierMark tier={item.tier} />}
          <span>
            {item.role === null
              ? writerName({ actor: item.origin.actor, client: item.agentName })
              : t(`message.${item.role}`)}
          </span>
          <span className="tn">{formatMoment(item.at)}</span>
          {item.inContext ? null : <span className="warn">{t('recall.leftOut')}</span>}
        </p>
        <p className="recalled-why">
          <span>{sayPath(item)}</span>
          {item.folded.length === 0 ? null : <span>{t('recall.folded', { count: item.folded.length })}</span>}
        </p>
      </div>
      <span className="recalled-cost tn">{t('recall.tokens', { count: formatNumber(item.tokens) })}</span>
      <Why item={item} />
    </li>
  );
}

/** One that is switched off, with the way back. */
export function OffItem({ item, onOn }: { item: RecallItem | undefined; onOn: () => void }) {
  const text = item === undefined ? t('recall.unknown') : textOf(item);
  return (
    <li className="recalled-item off">
      <Switch label={t('recall.use', { text: text.slice(0, 80) })} checked={false} onChange={onOn} />
      <span className="grow clip">{text}</span>
      <span className="recalled-cost tn">
        {item === undefined ? '' : t('recall.tokens', { count: formatNumber(item.tokens) })}
      </span>
    </li>
  );
}

function Why({ item }: { item: RecallItem }) {
  const score = formatRatio(item.score);
  const signals = signalParts(item);
  return (
    <Popover
      title={t('recall.why')}
      note={score}
      align="end"
      trigger={
        <button type="button" className="score tn" aria-label={t('search.whyScore', { score })}>
          {score}
          <Icon of={ChevronDown} size="small" />
        </button>
      }
    >
      <p className="why-path">{sayPath(item)}</p>
      <ScoreParts parts={coverParts(item)} of={1} />
      {signals.length === 0 ? null : (
        <>
          <h3 className="why-head">{t('recall.against')}</h3>
          <ScoreParts parts={signals} />
        </>
      )}
      <h3 className="why-head">{t('recall.standing')}</h3>
      <ScoreParts parts={standingParts(item)} of={1} />
    </Popover>
  );
}

function textOf({ title, text, kind }: RecallItem): string {
  return title === null || title === '' || kind === 'message'
    ? text
    : t('runs.pair', { name: title, value: text });
}
