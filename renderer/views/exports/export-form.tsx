import type { ExportedSecrets } from '../../../shared/entities/export.ts';
import { useId, useState, type SubmitEvent } from 'react';
import { Button } from '../../components/button.tsx';
import { CheckRow } from '../../components/check-row.tsx';
import { Seg } from '../../components/seg.tsx';
import { Switch } from '../../components/switch.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { OutputOf } from '../../state/operations.ts';
import { useRead } from '../../state/queries.ts';
import { SecretsChoice } from './secrets-choice.tsx';
import type { ExportChoices } from './use-export.ts';

const FORMATS = ['bundle', 'markdown', 'csv'] as const;
type Format = (typeof FORMATS)[number];

const KINDS = ['sessions', 'knowledge', 'preferences', 'tasks'] as const;
type Kind = (typeof KINDS)[number];

const EXTENTS = ['everything', 'some'] as const;
const ALL_OF_KIND = { filter: {} } as const;

type ExportFormProps = { starting: boolean; onStart: (choices: ExportChoices) => void };

/** Asks what is exported, and in which format. */
export function ExportForm({ starting, onStart }: ExportFormProps) {
  const titleId = useId();
  const [format, setFormat] = useState<Format>('bundle');
  const [everything, setEverything] = useState(true);
  const [kinds, setKinds] = useState<ReadonlySet<Kind>>(() => new Set(KINDS));
  const [withTrash, setWithTrash] = useState(false);
  const [secrets, setSecrets] = useState<ExportedSecrets | null>(null);
  const ready = !starting && (everything || kinds.size > 0);

  function submit(event: SubmitEvent) {
    event.preventDefault();
    if (!ready) return;
    const scope = everything ? 'everything' : scopeOf(kinds);
    const withSecrets = secrets === null ? {} : { secrets };
    onStart({ format, scope, includeTrash: withTrash && format === 'bundle', ...withSecrets });
  }

  return (
    <form className="card" onSubmit={submit} aria-labelledby={titleId}>
      <div className="card-b">
        <h2 id={titleId}>{t('exports.new')}</h2>
        <div className="export-choice">
          <p className="semi">{t('exports.format')}</p>
          <Seg
            label={t('exports.format')}
            value={format}
            options={FORMATS.map((value) => ({ value, label: t(`exports.format.${value}`) }))}
            onChange={(next) => {
              setFormat(next);
              setSecrets(null);
            }}
          />
          <p className="t2">{t(`exports.help.${format}`)}</p>
        </div>
        <div className="export-choice">
          <p className="semi">{t('exports.what')}</p>
          <Seg
            label={t('exports.what')}
            value={everything ? 'everything' : 'some'}
            options={EXTENTS.map((value) => ({ value, label: t(`exports.what.${value}`) }))}
            onChange={(value) => setEverything(value === 'everything')}
          />
          {everything ? null : <Kinds chosen={kinds} onChange={setKinds} />}
        </div>
        {format === 'bundle' ? (
          <label className="export-switch">
            <Switch label={t('exports.trash')} checked={withTrash} onChange={setWithTrash} />
            <span aria-hidden>{t('exports.trash')}</span>
          </label>
        ) : null}
        <SecretsChoice format={format} chosen={secrets} onChoose={setSecrets} />
      </div>
      <div className="card-f">
        <span className="meta grow">
          {everything || kinds.size > 0 ? t('exports.unencrypted') : t('exports.nothingChosen')}
        </span>
        <Button kind="primary" type="submit" aria-disabled={!ready}>
          {t('exports.run')}
        </Button>
      </div>
    </form>
  );
}

type KindsProps = { chosen: ReadonlySet<Kind>; onChange: (kinds: ReadonlySet<Kind>) => void };

function Kinds({ chosen, onChange }: KindsProps) {
  const stats = useRead('maintenance.stats', {}).data;
  return (
    <div className="export-kinds" role="group" aria-label={t('exports.what.some')}>
      {KINDS.map((kind) => (
        <CheckRow
          key={kind}
          label={t(`shell.${kind}`)}
          checked={chosen.has(kind)}
          onChange={() => onChange(chosen.symmetricDifference(new Set([kind])))}
          {...(stats === undefined ? {} : { count: formatNumber(countOf(stats, kind)) })}
        />
      ))}
    </div>
  );
}

function scopeOf(kinds: ReadonlySet<Kind>): ExportChoices['scope'] {
  return Object.fromEntries([...kinds].map((kind) => [kind, ALL_OF_KIND]));
}

function countOf(stats: OutputOf<'maintenance.stats'>, kind: Kind): number {
  const counts = {
    sessions: stats.totalSessions,
    knowledge: stats.totalKnowledge,
    preferences: stats.totalPreferences,
    tasks: stats.totalTasks,
  };
  return counts[kind];
}
