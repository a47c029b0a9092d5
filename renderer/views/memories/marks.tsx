import {
  Archive,
  BookMarked,
  CalendarDays,
  Flame,
  NotebookPen,
  Route,
  Snowflake,
  Sun,
  type LucideIcon,
} from 'lucide-react';
import type { MemoryType, Tier } from '../../../shared/entities/memory.ts';
import { Icon } from '../../components/icon.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { t } from '../../i18n/index.ts';

const TYPE_ICONS: Readonly<Record<MemoryType, LucideIcon>> = {
  working: NotebookPen,
  episodic: CalendarDays,
  semantic: BookMarked,
  procedural: Route,
};

const TIER_ICONS: Readonly<Record<Tier, LucideIcon>> = {
  hot: Flame,
  warm: Sun,
  cold: Snowflake,
  archive: Archive,
};

/** What kind of memory it is, as a sign; its name is there for assistive technology. */
export function TypeSign({ type }: { type: MemoryType }) {
  return (
    <span className={`k-${type}`} title={t(`memories.type.${type}`)}>
      <Icon of={TYPE_ICONS[type]} />
      <VisuallyHidden>{t(`memories.type.${type}`)}</VisuallyHidden>
    </span>
  );
}

/** What kind of memory it is, as a sign and a word. */
export function TypeMark({ type }: { type: MemoryType }) {
  return (
    <span className={`type k-${type}`}>
      <Icon of={TYPE_ICONS[type]} />
      {t(`memories.type.${type}`)}
    </span>
  );
}

/** How near at hand it is, as a sign and a word. */
export function TierMark({ tier }: { tier: Tier }) {
  return (
    <span className={`tier k-${tier}`}>
      <Icon of={TIER_ICONS[tier]} />
      {t(`memories.tier.${tier}`)}
    </span>
  );
}

/** The sign of a tier alone, where its name stands beside it. */
export function TierSign({ tier }: { tier: Tier }) {
  return (
    <span className={`k-${tier}`}>
      <Icon of={TIER_ICONS[tier]} />
    </span>
  );
}
