import { ChevronDown } from 'lucide-react';
import type { HitParts, SearchHit } from '../../../shared/contract/search.ts';
import { Icon } from '../../components/icon.tsx';
import { Popover } from '../../components/popover.tsx';
import { type ScorePart, ScoreParts } from '../../components/score-parts.tsx';
import { formatRatio, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { matchedWords } from './entries.ts';

const MOST_WORDS = 4;
/** What adds less is not drawn. */
const LEAST = 0.005;

type WhyProps = {
  hit: SearchHit;
  parts: HitParts;
  words: string;
  open: boolean;
  onOpen: (open: boolean) => void;
};

/** The score of a result; pressed it tells what the score is made of. */
export function Why({ hit, parts, words, open, onOpen }: WhyProps) {
  const score = formatRatio(hit.score);
  return (
    <Popover
      title={t('search.why')}
      note={score}
      align="end"
      open={open}
      onOpenChange={onOpen}
      trigger={
        <button type="button" className="score tn" tabIndex={-1} aria-label={t('search.whyScore', { score })}>
          {score}
          <Icon of={ChevronDown} size="small" />
        </button>
      }
    >
      <ScoreParts parts={describeParts(hit, parts)} />
      <p className="meta why-foot">
        {t('search.whyRecall')}{' '}
        <a className="link" href={`#/recall?task=${encodeURIComponent(JSON.stringify(words))}`}>
          {t('search.whyRecallLink')}
        </a>
      </p>
    </Popover>
  );
}

function describeParts(hit: SearchHit, parts: HitParts): ScorePart[] {
  const found = matchedWords(hit, MOST_WORDS);
  const described: ScorePart[] = [
    {
      label: t('search.part.words'),
      detail:
        found.length === 0 ? t('search.part.furtherIn') : t('search.part.found', { words: found.join(', ') }),
      value: parts.words,
    },
    {
      label: t('search.part.recency'),
      detail: hit.usedAt === null ? '' : formatRelative(hit.usedAt),
      value: parts.recency,
    },
    { label: t('search.part.importance'), detail: '', value: parts.importance },
    { label: t('search.part.access'), detail: t('search.part.byAgents'), value: parts.access },
    {
      label: t('search.part.tier'),
      detail: hit.tier === null ? '' : t(`memories.tier.${hit.tier}`),
      value: parts.tier,
    },
    { label: t('search.part.trust'), detail: t('search.part.yours'), value: parts.trust },
  ];
  return described.filter(({ value }) => value >= LEAST);
}
