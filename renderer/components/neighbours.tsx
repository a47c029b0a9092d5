import { ChevronDown, ChevronUp } from 'lucide-react';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { IconButton } from './icon-button.tsx';

type NeighboursProps = {
  /** The place of what is open among all that match, from 0; -1 if it is not among those loaded. */
  index: number;
  loaded: number;
  total: number | undefined;
  /** What the ways are called, and their shortcuts. */
  previous: Readonly<{ label: string; shortcut: string | undefined }>;
  next: Readonly<{ label: string; shortcut: string | undefined }>;
  onStep: (by: 1 | -1) => void;
};

/** The place of what is open among all that match, and the ways to those beside it. */
export function Neighbours({ index, loaded, total, previous, next, onStep }: NeighboursProps) {
  return (
    <>
      {index < 0 || total === undefined ? null : (
        <span className="count meta">
          {t('common.countOf', { count: formatNumber(index + 1), total: formatNumber(total) })}
        </span>
      )}
      <IconButton icon={ChevronUp} {...previous} aria-disabled={index <= 0} onClick={() => onStep(-1)} />
      <IconButton
        icon={ChevronDown}
        {...next}
        aria-disabled={index < 0 || index >= loaded - 1}
        onClick={() => onStep(1)}
      />
    </>
  );
}
