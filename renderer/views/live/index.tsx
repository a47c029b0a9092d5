import { useNavigate, useRouter, useSearch } from '@tanstack/react-router';
import { Activity, Pause, Play, Plug } from 'lucide-react';
import { useState } from 'react';
import type { ProgramCall } from '../../../shared/entities/program-call.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Icon } from '../../components/icon.tsx';
import { RecordList } from '../../components/record-list/record-list.tsx';
import { Screen } from '../../components/screen.tsx';
import { Seg } from '../../components/seg.tsx';
import { Select } from '../../components/select.tsx';
import { t } from '../../i18n/index.ts';
import { useRowHeight } from '../../state/appearance.ts';
import { useList, useRead } from '../../state/queries.ts';
import { addressOfCalled, programName } from './call-words.ts';
import { CallRow } from './call-row.tsx';
import { Connected } from './connected.tsx';

/** A program that ended tells nobody: it is looked whether those that are connected still live, in milliseconds. */
const LOOK_AGAIN_MS = 5000;
const NOTHING: ReadonlySet<string> = new Set();
const EVERY = '';

type Shown = Readonly<{ program?: string | undefined; kind?: ProgramCall['kind'] | undefined }>;

/** Which programs are connected, and what they read and write, as it happens. */
export function LiveView() {
  const { program, kind } = useSearch({ from: '/live' });
  const navigate = useNavigate();
  const { history } = useRouter();
  const rowHeight = useRowHeight();
  const [paused, setPaused] = useState(false);
  const programs = useRead('live.programs', {}, { refetchEveryMs: LOOK_AGAIN_MS });
  const shown = { ...(program === undefined ? {} : { program }), ...(kind === undefined ? {} : { kind }) };
  const list = useList('live.calls', { ...shown, limit: 100 }, { enabled: !paused });
  const connected = programs.data?.items ?? [];
  const show = (next: Shown): void => {
    setPaused(false);
    void navigate({ to: '/live', search: next, replace: true });
  };
  const filtered = program !== undefined || kind !== undefined;
  return (
    <div className="split" data-screen="live">
      <Screen
        title={t('live.title')}
        count={programs.data === undefined ? '' : t('live.connectedCount', { count: connected.length })}
        actions={
          <>
            <Button onClick={() => void navigate({ to: '/connect' })}>
              <Icon of={Plug} />
              {t('connect.open')}
            </Button>
            <Button aria-pressed={paused} onClick={() => setPaused(!paused)}>
              <Icon of={paused ? Play : Pause} />
              {paused ? t('live.resume') : t('live.pause')}
            </Button>
          </>
        }
      >
        {programs.data === undefined ? null : <Connected programs={connected} />}
        <Filters
          shown={shown}
          programs={programsOf(connected, list.items, program)}
          paused={paused}
          onShow={show}
        />
        <RecordList
          label={t('live.calls')}
          list={list}
          question={JSON.stringify(shown)}
          rowHeight={rowHeight}
          current={null}
          selected={NOTHING}
          onSelect={() => {}}
          onOpen={({ records: [first] }) => {
            if (first !== undefined && first.title !== null) history.push(addressOfCalled(first));
          }}
          renderRow={(call) => <CallRow call={call} />}
          empty={<Empty filtered={filtered} onClear={() => show({})} />}
        />
      </Screen>
    </div>
  );
}

type FiltersProps = {
  shown: Shown;
  programs: ReadonlyMap<string, string>;
  paused: boolean;
  onShow: (shown: Shown) => void;
};

function Filters({ shown, programs, paused, onShow }: FiltersProps) {
  return (
    <div className="filters wide">
      <Seg
        label={t('live.kinds')}
        value={shown.kind ?? EVERY}
        options={[
          { value: EVERY, label: t('live.all') },
          { value: 'read', label: t('home.reads') },
          { value: 'write', label: t('home.writes') },
        ]}
        onChange={(kind) => onShow({ ...shown, kind: kind === EVERY ? undefined : kind })}
      />
      <Select
        label={t('live.program')}
        value={shown.program ?? EVERY}
        options={[
          { value: EVERY, label: t('live.everyProgram') },
          ...Array.from(programs, ([value, label]) => ({ value, label })),
        ]}
        onChange={(name) => onShow({ ...shown, program: name === EVERY ? undefined : name })}
      />
      <span className="meta" role="status">
        {paused ? t('live.pausedDetail') : ''}
      </span>
    </div>
  );
}

/** The programs to choose among, with what they are called: those connected, those in the feed, and the one that is chosen. */
function programsOf(
  connected: readonly Named[],
  calls: readonly Named[],
  chosen: string | undefined,
): ReadonlyMap<string, string> {
  const names = new Map(chosen === undefined ? [] : [[chosen, chosen]]);
  for (const one of [...calls, ...connected]) names.set(one.program, programName(one));
  return new Map([...names].toSorted(([, one], [, other]) => one.localeCompare(other)));
}

type Named = Parameters<typeof programName>[0];

function Empty({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const navigate = useNavigate();
  if (filtered) {
    return (
      <EmptyState icon={Activity} title={t('live.noMatch')} detail={t('live.noMatchDetail')}>
        <Button onClick={onClear}>{t('live.showAll')}</Button>
      </EmptyState>
    );
  }
  return (
    <EmptyState icon={Activity} title={t('live.empty')} detail={t('live.emptyDetail')}>
      <Button kind="primary" onClick={() => void navigate({ to: '/connect' })}>
        {t('connect.open')}
      </Button>
    </EmptyState>
  );
}
