import { useNavigate } from '@tanstack/react-router';
import { ArrowLeft, Ellipsis, FileQuestion, PanelRight, Pin, PinOff } from 'lucide-react';
import type { Memory } from '../../../shared/entities/memory.ts';
import { Button } from '../../components/button.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Icon } from '../../components/icon.tsx';
import { Menu } from '../../components/menu.tsx';
import { Neighbours } from '../../components/neighbours.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useRead } from '../../state/queries.ts';
import { HiddenSecrets } from '../record/hidden-secrets.tsx';
import { Cooling } from './cooling.tsx';
import { TierMark, TypeMark } from './marks.tsx';
import { MemoryInspector } from './memory-inspector.tsx';
import { memoryMenu, useMemoryActions, useMemoryCommands } from './memory-actions.ts';
import { MemoryFields } from './memory-fields.tsx';
import { MemoryContent, MemoryTags } from './memory-text.tsx';
import { NearDuplicate } from './near-duplicate.tsx';
import type { Memories } from './use-memories.ts';

type Panel = Readonly<{ open: boolean; toggle: () => void }>;
type MemoryDetailProps = {
  id: string;
  memories: Memories;
  inspector: Panel;
  editing: boolean;
  onEditing: (editing: boolean) => void;
};

/** One memory: what it says, what is known of it, and how it cools. */
export function MemoryDetail({ id, ...props }: MemoryDetailProps) {
  const memory = useRead('memories.get', { id });
  // One that was read and then removed still has its last answer.
  const gone = memory.error?.code === 'not_found';
  if (memory.data !== undefined && !gone) return <Found key={id} memory={memory.data} {...props} />;
  return (
    <section className="pane pane-detail" aria-label={t('memories.one')}>
      <div className="pane-state">
        {memory.error === null ? null : gone ? (
          <Gone />
        ) : (
          <ErrorState
            message={memory.error.message}
            technical={memory.error.code}
            onRetry={() => void memory.refetch()}
          />
        )}
      </div>
    </section>
  );
}

type FoundProps = { memory: Memory } & Omit<MemoryDetailProps, 'id'>;

function Found({ memory, memories, inspector, editing, onEditing }: FoundProps) {
  const actions = useMemoryActions(memory, memories);
  useMemoryCommands(memory, memories, actions, {
    edit: () => onEditing(true),
    toggleInspector: inspector.toggle,
  });
  return (
    <>
      <section className="pane pane-detail" aria-label={t('memories.one')}>
        <Head memory={memory} memories={memories} inspector={inspector} onEdit={() => onEditing(true)} />
        <div className="scroll">
          <article className="detail memory-detail">
            {memory.supersededBy === null ? null : <Replaced memory={memory} memories={memories} />}
            <MemoryContent memory={memory} editing={editing} onEditing={onEditing} />
            <HiddenSecrets entity="memory" id={memory.id} record={memory} />
            <MemoryTags memory={memory} />
            <MemoryFields memory={memory} />
            <Cooling memory={memory} />
            {memory.supersededBy === null ? <NearDuplicate memory={memory} onOpen={memories.open} /> : null}
          </article>
        </div>
      </section>
      {inspector.open ? (
        <MemoryInspector memory={memory} onOpen={memories.open} onClose={inspector.toggle} />
      ) : null}
    </>
  );
}

type HeadProps = { memory: Memory; memories: Memories; inspector: Panel; onEdit: () => void };

/** What kind of memory it is, its place among those listed, what can be done. */
function Head({ memory, memories, inspector, onEdit }: HeadProps) {
  const { index, list, step, open } = memories;
  const actions = useMemoryActions(memory, memories);
  const shortcutOf = useShortcuts();
  return (
    <div className="pane-head">
      <IconButton
        icon={ArrowLeft}
        label={t('shell.back')}
        className="only-narrow"
        onClick={() => open(null)}
      />
      <TypeMark type={memory.type} />
      <TierMark tier={memory.tier} />
      <span className="grow" />
      <Neighbours
        index={index}
        loaded={list.items.length}
        total={list.total}
        previous={{ label: t('memories.previous'), shortcut: shortcutOf('previous') }}
        next={{ label: t('memories.next'), shortcut: shortcutOf('next') }}
        onStep={step}
      />
      <Button aria-pressed={memory.pinned} onClick={actions.pin}>
        <Icon of={memory.pinned ? PinOff : Pin} />
        {t(memory.pinned ? 'memories.unpin' : 'memories.pin')}
      </Button>
      <IconButton
        icon={PanelRight}
        label={t('memories.provenance')}
        shortcut={shortcutOf('inspector')}
        aria-pressed={inspector.open}
        onClick={inspector.toggle}
      />
      <Menu
        trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
        items={memoryMenu(memory, actions, onEdit, shortcutOf)}
      />
    </div>
  );
}

function Replaced({ memory, memories }: { memory: Memory; memories: Memories }) {
  const actions = useMemoryActions(memory, memories);
  return (
    <div className="notice">
      <div className="grow">
        <p>{t('memories.replaced')}</p>
        <div className="flex">
          <Button onClick={() => memories.open(memory.supersededBy)}>{t('memories.openReplacement')}</Button>
          <Button kind="ghost" onClick={actions.standAgain}>
            {t('memories.standAgain')}
          </Button>
        </div>
      </div>
    </div>
  );
}

function Gone() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={FileQuestion} title={t('memories.gone')} detail={t('memories.goneDetail')}>
      <Button onClick={() => void navigate({ to: '/trash' })}>{t('sessions.goneAction')}</Button>
    </EmptyState>
  );
}
