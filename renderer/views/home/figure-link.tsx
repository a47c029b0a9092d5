import type { ReactNode } from 'react';
import type { Figure } from '../../../shared/contract/dashboard.ts';
import { formatNumber } from '../../i18n/format.ts';
import { addressOf } from './address-of.ts';

type FigureLinkProps = {
  figure: Figure;
  className?: string;
  /** What is shown in place of the number alone. */
  children?: ReactNode;
  /** What it counts, where that stands elsewhere. */
  label?: string;
};

/** A number that leads to the list it is the total of. Zero leads nowhere. */
export function FigureLink({ figure, className = '', children, label }: FigureLinkProps) {
  const shown = children ?? formatNumber(figure.count);
  if (figure.count === 0) return <span className={`tn ${className}`}>{shown}</span>;
  return (
    <a
      className={`tn figure-link ${className}`}
      href={`#${addressOf(figure.list)}`}
      {...(label === undefined ? {} : { 'aria-label': label })}
    >
      {shown}
    </a>
  );
}
