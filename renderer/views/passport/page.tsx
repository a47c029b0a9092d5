import type { ReactNode } from 'react';
import type { Origin } from '../../../shared/caller.ts';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { TYPED_PREFERENCES } from '../../../shared/entities/preference.ts';
import { formatFull, formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { writerName } from '../../state/writer.ts';
import { summarizeValue } from '../preferences/preference-value.ts';
import type { usePassport } from './use-passport.ts';

type Passport = ReturnType<typeof usePassport>;

/** A sheet of paper, light in either theme. What looks like a secret is hidden in it, as everywhere. */
export function PassportPage({ passport }: { passport: Passport }) {
  const { name, stats, preferences, facts, memories, agents } = passport;
  return (
    <article className="passport" data-theme="light">
      <header>
        <p className="passport-title">
          {name === '' ? t('passport.heading') : t('passport.headingOf', { name })}
        </p>
        <p className="t2">{tellPeriod(stats?.oldestAt ?? null)}</p>
        <p className="t2">{t('passport.made', { date: formatFull(passport.at) })}</p>
      </header>
      <Figures passport={passport} />
      <Part title={t('shell.preferences')} shown={preferences?.items.length} total={preferences?.total}>
        <dl>
          {preferences?.items.map(({ id, key, value, origin, updatedAt }) => (
            <Entry key={id} name={namePreference(key)} by={tellOrigin(origin, updatedAt)}>
              {summarizeValue(value)}
            </Entry>
          ))}
        </dl>
      </Part>
      <Part title={t('shell.knowledge')} shown={facts?.items.length} total={facts?.total}>
        {groupFacts(facts?.items ?? []).map(([category, group]) => (
          <section key={category}>
            <h3>{category}</h3>
            <dl>
              {group.map(({ id, key, value, origin, updatedAt }) => (
                <Entry key={id} name={key} by={tellOrigin(origin, updatedAt)}>
                  {value}
                </Entry>
              ))}
            </dl>
          </section>
        ))}
      </Part>
      <Part title={t('shell.memories')} shown={memories?.items.length} total={memories?.total}>
        <ul>
          {memories?.items.map(({ id, content, type, origin, createdAt }) => (
            <li key={id}>
              <p className="passport-text">{content}</p>
              <p className="meta">
                {t(`memories.type.${type}`)} · {tellOrigin(origin, createdAt)}
              </p>
            </li>
          ))}
        </ul>
      </Part>
      <Part title={t('passport.writers')} shown={agents.length} total={agents.length}>
        <ul>
          {agents.map(({ id, name: agent, counts, createdAt, lastActive }) => (
            <li key={id}>
              <p>{agent}</p>
              <p className="meta">
                {t('passport.writer', {
                  memories: counts.memories,
                  sessions: counts.sessions,
                  since: formatFull(createdAt),
                  last: formatFull(lastActive ?? createdAt),
                })}
              </p>
            </li>
          ))}
        </ul>
      </Part>
      <footer className="meta">{t('passport.foot')}</footer>
    </article>
  );
}

function Figures({ passport: { stats } }: { passport: Passport }) {
  if (stats === undefined) return null;
  const figures = [
    [stats.totalMemories, 'shell.memories'],
    [stats.totalKnowledge, 'shell.knowledge'],
    [stats.totalPreferences, 'shell.preferences'],
    [stats.totalSessions, 'shell.sessions'],
    [stats.totalMessages, 'passport.messages'],
    [stats.totalAgents, 'shell.agents'],
  ] as const;
  return (
    <dl className="passport-figures">
      {figures.map(([count, label]) => (
        <div key={label}>
          <dt className="meta">{t(label)}</dt>
          <dd className="tn">{formatNumber(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

type PartProps = {
  title: string;
  shown: number | undefined;
  total: number | undefined;
  children: ReactNode;
};

function Part({ title, shown = 0, total = 0, children }: PartProps) {
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      {shown === 0 ? <p className="t2">{t('passport.nothing')}</p> : children}
      {total > shown ? <p className="t2">{t('passport.more', { count: total - shown })}</p> : null}
    </section>
  );
}

function Entry({ name, by, children }: { name: string; by: string; children: ReactNode }) {
  return (
    <div className="passport-entry">
      <dt>{name}</dt>
      <dd>
        <p className="passport-text">{children}</p>
        <p className="meta">{by}</p>
      </dd>
    </div>
  );
}

function tellPeriod(oldestAt: string | null): string {
  return oldestAt === null ? t('passport.empty') : t('passport.since', { date: formatFull(oldestAt) });
}

/** Who wrote it, and when. */
function tellOrigin(origin: Origin, at: string): string {
  return `${writerName(origin)}, ${formatFull(at)}`;
}

function namePreference(key: string): string {
  const typed = TYPED_PREFERENCES.find((one) => one === key);
  return typed === undefined ? key : t(`preferences.${typed}`);
}

/** Facts under their categories, in the order they came. */
function groupFacts(facts: readonly Knowledge[]): [category: string, facts: Knowledge[]][] {
  return [...Map.groupBy(facts, ({ category }) => category)];
}
