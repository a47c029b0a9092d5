import { CircleCheck, CircleDashed, TriangleAlert } from 'lucide-react';
import type { ClientProgram } from '../../../shared/entities/client-program.ts';
import { CodeBlock } from '../../components/code/code-block.tsx';
import { Icon } from '../../components/icon.tsx';
import { formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { nameOf } from './names.ts';
import { WriteConfig } from './write-config.tsx';

type ProgramDetailProps = { program: ClientProgram; onChanged: () => void };

/** How one program is connected: by itself, by hand, and whether it called. */
export function ProgramDetail({ program, onChanged }: ProgramDetailProps) {
  const { client, state, file } = program;
  return (
    <section className="connect-detail" aria-label={nameOf(program)}>
      <h2>{nameOf(program)}</h2>
      <Problem program={program} />
      {file === null || state === 'not_found' || state === 'unreadable' ? null : (
        <section aria-label={t('connect.byItself')}>
          <h3>{t('connect.byItself')}</h3>
          <WriteConfig program={program} file={file} onChanged={onChanged} />
        </section>
      )}
      <section aria-label={t('connect.byHand')}>
        <h3>{t('connect.byHand')}</h3>
        {client === 'other' ? <p className="t2">{t('connect.otherDetail')}</p> : null}
        {program.command === null ? null : (
          <CodeBlock code={program.command} language="bash" title={t('connect.terminal')} />
        )}
        <CodeBlock
          code={program.snippet}
          language={program.format}
          title={file === null ? t('connect.snippetAny') : t('connect.snippet', { file })}
        />
      </section>
      {client === 'other' ? null : <FirstCall program={program} />}
    </section>
  );
}

function Problem({ program }: { program: ClientProgram }) {
  const { state, file } = program;
  if (program.client === 'other' || state === 'absent' || state === 'connected') return null;
  const words = {
    not_found: t('connect.notFound', { name: program.name }),
    other_entry: t('connect.otherEntry'),
    unreadable: t('connect.unreadable', { file: file ?? '' }),
  };
  if (state === 'not_found') return <p className="t2">{words.not_found}</p>;
  return (
    <div className="notice warn">
      <Icon of={TriangleAlert} />
      <p className="grow">{words[state]}</p>
    </div>
  );
}

/** What is left to do, and what came of it. */
function FirstCall({ program: { name, agent } }: { program: ClientProgram }) {
  return (
    <section aria-label={t('connect.then')}>
      <h3>{t('connect.then')}</h3>
      <p>{t('connect.restart', { name })}</p>
      <p className={agent === null ? 'flex first-call' : 'flex first-call came'} role="status">
        <Icon of={agent === null ? CircleDashed : CircleCheck} size="small" />
        {agent === null ? (
          t('connect.waiting')
        ) : (
          <>
            {t('connect.called', { when: formatRelative(agent.lastActive) })}
            <a className="link" href={`#/agents/${agent.id}`}>
              {t('connect.toAgent')}
            </a>
          </>
        )}
      </p>
    </section>
  );
}
