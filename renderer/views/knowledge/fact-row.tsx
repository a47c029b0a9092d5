import type { MouseEvent } from 'react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import { Confidence } from '../../components/confidence.tsx';
import type { RowState } from '../../components/record-list/record-list.tsx';
import { formatFull, formatRelative } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import { FactFieldEdit } from './fact-field-edit.tsx';
import { FACT_FIELDS, type FactField } from './fact-fields.ts';
import type { FactSort } from './search.ts';

/** The cell that is edited: its fact and its field. */
export type EditedCell = Readonly<{ id: string; field: FactField }>;

type FactRowProps = {
  fact: Knowledge;
  columns: readonly FactSort[];
  state: RowState;
  edited: FactField | null;
  onEdit: (cell: EditedCell | null) => void;
  onToggle: (id: string) => void;
};

/** One fact in the table: a cell for each field. The cells of the row that is shown are edited by a click. */
export function FactRow({ fact, columns, state, edited, onEdit, onToggle }: FactRowProps) {
  return (
    <>
      <span role="gridcell" className="cell-check">
        <input
          type="checkbox"
          className="check"
          tabIndex={-1}
          aria-label={t('knowledge.select', { category: fact.category, key: fact.key })}
          checked={state.selected}
          onClick={(event) => event.stopPropagation()}
          onChange={() => onToggle(fact.id)}
        />
      </span>
      {FACT_FIELDS.filter((field) => columns.includes(field)).map((field) => (
        <FactCell
          key={field}
          fact={fact}
          field={field}
          editing={edited === field}
          editable={state.current}
          onEdit={onEdit}
        />
      ))}
      {columns.includes('updatedAt') ? (
        <span
          role="gridcell"
          className="cell t3 tn"
          data-column="updatedAt"
          title={formatFull(fact.updatedAt)}
        >
          {formatRelative(fact.updatedAt)}
        </span>
      ) : null}
    </>
  );
}

type FactCellProps = {
  fact: Knowledge;
  field: FactField;
  editing: boolean;
  /** One click edits, because the row is chosen already. */
  editable: boolean;
  onEdit: (cell: EditedCell | null) => void;
};

function FactCell({ fact, field, editing, editable, onEdit }: FactCellProps) {
  const edit = (event: MouseEvent) => {
    if (editing || event.shiftKey || event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    onEdit({ id: fact.id, field });
  };
  return (
    // The keys of a cell are those of the table: arrows move among cells, Enter edits.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
    <div
      role="gridcell"
      className={editing ? 'cell editing' : 'cell'}
      data-column={field}
      data-cell={field}
      tabIndex={-1}
      title={editing ? undefined : textOf(fact, field)}
      onClick={editable || editing ? edit : undefined}
      onDoubleClick={edit}
    >
      {editing ? (
        <FactFieldEdit
          fact={fact}
          field={field}
          editing
          onEditingChange={(on) => {
            if (!on) onEdit(null);
          }}
        />
      ) : field === 'confidence' ? (
        <Confidence value={fact.confidence} />
      ) : (
        <span className="cell-text">{textOf(fact, field)}</span>
      )}
    </div>
  );
}

const TOOLTIP_LENGTH = 600;

function textOf(fact: Knowledge, field: FactField): string {
  return String(fact[field] ?? '').slice(0, TOOLTIP_LENGTH);
}
