import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ClientProgram } from '../../../shared/entities/client-program.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Screen } from '../../components/screen.tsx';
import { SkeletonRows } from '../../components/skeleton.tsx';
import { t } from '../../i18n/index.ts';
import { useRead } from '../../state/queries.ts';
import { nameOf, stateWords } from './names.ts';
import { ProgramDetail } from './program-detail.tsx';

/** A first call, or a config that another program writes, is seen within these milliseconds. */
const LOOK_AGAIN_MS = 3000;

/** The programs in which agents run: how each is connected to the memory, and whether it called. */
export function ConnectView() {
  const list = useRead('clients.list', {}, { refetchEveryMs: LOOK_AGAIN_MS });
  const { program } = useSearch({ from: '/connect' });
  const navigate = useNavigate();
  const items = list.data?.items ?? [];
  const shown = items.find(({ client }) => client === program) ?? firstOf(items);
  return (
    <div className="split" data-screen="connect">
      <Screen title={t('connect.title')}>
        <div className="scroll">
          <div className="connect">
            <p className="t2 lead">{t('connect.lead')}</p>
            {list.error === null ? null : (
              <ErrorState
                message={list.error.message}
                technical={list.error.code}
                onRetry={() => void list.refetch()}
              />
            )}
            {shown === undefined ? (
              <SkeletonRows />
            ) : (
              <div className="connect-panes">
                <Programs
                  items={items}
                  shown={shown}
                  onChoose={(client) =>
                    void navigate({ to: '/connect', search: { program: client }, replace: true })
                  }
                />
                <ProgramDetail key={shown.client} program={shown} onChanged={() => void list.refetch()} />
              </div>
            )}
          </div>
        </div>
      </Screen>
    </div>
  );
}

/** A program that is here and not connected yet; else the first. */
function firstOf(items: readonly ClientProgram[]): ClientProgram | undefined {
  return items.find(({ state }) => state === 'absent') ?? items[0];
}

type ProgramsProps = {
  items: readonly ClientProgram[];
  shown: ClientProgram;
  onChoose: (client: ClientProgram['client']) => void;
};

function Programs({ items, shown, onChoose }: ProgramsProps) {
  return (
    <ul className="programs" aria-label={t('connect.programs')}>
      {items.map((program) => (
        <li key={program.client}>
          <button
            type="button"
            className="program"
            aria-current={program === shown ? 'true' : undefined}
            onClick={() => onChoose(program.client)}
          >
            <i className={`program-dot ${program.state}`} />
            <span className="med">{nameOf(program)}</span>
            <span className="meta">{stateWords(program)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
