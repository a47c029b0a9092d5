import { useNavigate } from '@tanstack/react-router';
import { Ellipsis, FileQuestion, MousePointerClick, X } from 'lucide-react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { Button } from '../../components/button.tsx';
import { Confidence } from '../../components/confidence.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { IconButton } from '../../components/icon-button.tsx';
import { Menu } from '../../components/menu.tsx';
import { Neighbours } from '../../components/neighbours.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { textOfValue } from '../../state/field-save.ts';
import { useChange, useRead } from '../../state/queries.ts';
import { HistorySection, type HistoryFields } from '../record/history-section.tsx';
import { OriginSection } from '../record/origin-section.tsx';
import { HiddenSecrets } from '../record/hidden-secrets.tsx';
import { factActions } from './fact-actions.ts';
import { FactFieldEdit } from './fact-field-edit.tsx';
import { FACT_FIELDS, patchOf } from './fact-fields.ts';
import { RelationSection } from './relation-section.tsx';
import type { Facts } from './use-facts.ts';

type FactInspectorProps = { facts: Facts; onClose: () => void };

/** The fact that is chosen: all of it, where it came from, and what it was before. */
export function FactInspector({ facts, onClose }: FactInspectorProps) {
  const { current } = facts;
  const fact = useRead('knowledge.get', { id: current ?? '' }, { enabled: current !== null });
  return (
    <aside className="pane pane-inspector" aria-label={t('knowledge.inspector')}>
      <InspectorHead facts={facts} fact={current === null ? undefined : fact.data} onClose={onClose} />
      <div className="scroll">
        {current === null ? (
          <div className="section">
            <EmptyState
              icon={MousePointerClick}
              title={t('knowledge.choose')}
              detail={t('knowledge.chooseDetail')}
            />
          </div>
        ) : fact.data !== undefined && fact.error?.code !== 'not_found' ? (
          <Sections key={fact.data.id} fact={fact.data} onOpen={facts.open} />
        ) : fact.error === null ? null : (
          <div className="section">
            {fact.error.code === 'not_found' ? (
              <Gone />
            ) : (
              <ErrorState message={fact.error.message} onRetry={() => void fact.refetch()} />
            )}
          </div>
        )}
      </div>
    </aside>
  );
}

type InspectorHeadProps = { facts: Facts; fact: Knowledge | undefined; onClose: () => void };

function InspectorHead({ facts, fact, onClose }: InspectorHeadProps) {
  const { index, list, step } = facts;
  const shortcutOf = useShortcuts();
  return (
    <div className="pane-head">
      <h2 className="grow">{t('knowledge.inspector')}</h2>
      {fact === undefined ? null : (
        <>
          <Neighbours
            index={index}
            loaded={list.items.length}
            total={list.total}
            previous={{ label: t('knowledge.previous'), shortcut: shortcutOf('previous') }}
            next={{ label: t('knowledge.next'), shortcut: shortcutOf('next') }}
            onStep={step}
          />
          <Menu
            trigger={<IconButton icon={Ellipsis} label={t('action.more')} />}
            items={factActions(facts, [fact], shortcutOf)}
          />
        </>
      )}
      <IconButton icon={X} label={t('knowledge.closeInspector')} onClick={onClose} />
    </div>
  );
}

function Sections({ fact, onOpen }: { fact: Knowledge; onOpen: (id: string) => void }) {
  return (
    <>
      <div className="section fact-body">
        <div className="fact-key">
          <FactFieldEdit fact={fact} field="category" className="t2" />
          <FactFieldEdit fact={fact} field="key" className="semi" />
        </div>
        <FactFieldEdit fact={fact} field="value" className="fact-value" />
        <HiddenSecrets entity="knowledge" id={fact.id} record={fact} />
      </div>
      <div className="section">
        <dl className="kv">
          <dt>{t('knowledge.field.confidence')}</dt>
          <dd>
            <FactFieldEdit fact={fact} field="confidence" display={<Confidence value={fact.confidence} />} />
          </dd>
          <dt>{t('knowledge.field.source')}</dt>
          <dd>
            <FactFieldEdit fact={fact} field="source" />
          </dd>
        </dl>
      </div>
      <RelationSection fact={fact} onOpen={onOpen} />
      <OriginSection origin={fact.origin} createdAt={fact.createdAt} updatedAt={fact.updatedAt} />
      <HistorySection entity="knowledge" id={fact.id} fields={useHistoryFields(fact)} />
    </>
  );
}

function useHistoryFields(fact: Knowledge): HistoryFields {
  const { mutate } = useChange('knowledge.update');
  return Object.fromEntries(
    FACT_FIELDS.map((field) => [
      field,
      {
        name: t(`knowledge.field.${field}`),
        write: textOfValue,
        current: fact[field],
        restore: (value: unknown) =>
          mutate({ id: fact.id, ...patchOf(field, textOfValue(value)), expectedUpdatedAt: fact.updatedAt }),
      },
    ]),
  );
}

function Gone() {
  const navigate = useNavigate();
  return (
    <EmptyState icon={FileQuestion} title={t('knowledge.gone')} detail={t('knowledge.goneDetail')}>
      <Button onClick={() => void navigate({ to: '/trash' })}>{t('sessions.goneAction')}</Button>
    </EmptyState>
  );
}
