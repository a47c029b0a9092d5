import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { Json } from '../../shared/primitives.ts';
import { formatNumber } from '../i18n/format.ts';
import { t } from '../i18n/index.ts';
import { Icon } from './icon.tsx';

/** How deep a tree is open before anybody opens it. */
const OPEN_DEPTH = 2;
/** So many entries of one list or object are shown at a time. */
const SHOWN = 100;

/** A value of JSON, to be opened step by step. */
export function JsonTree({ value, label }: { value: Json; label: string }) {
  return (
    <div className="json-tree" role="group" aria-label={label}>
      <Node value={value} depth={0} />
    </div>
  );
}

type NodeProps = { name?: string; value: Json; depth: number };

function Node({ name, value, depth }: NodeProps) {
  if (typeof value === 'object' && value !== null) return <Branch name={name} value={value} depth={depth} />;
  return (
    <p className="json-leaf">
      <Name name={name} />
      {name === undefined ? null : ': '}
      <span className={`json-${value === null ? 'null' : typeof value}`}>{JSON.stringify(value)}</span>
    </p>
  );
}

type BranchProps = { name: string | undefined; value: Json[] | { [key: string]: Json }; depth: number };

function Branch({ name, value, depth }: BranchProps) {
  const [open, setOpen] = useState(depth < OPEN_DEPTH);
  const [shown, setShown] = useState(SHOWN);
  const entries = Object.entries(value);
  const count = t(Array.isArray(value) ? 'json.items' : 'json.keys', { count: entries.length });
  return (
    <div>
      <button
        type="button"
        className="json-branch"
        aria-expanded={open}
        disabled={entries.length === 0}
        onClick={() => setOpen(!open)}
      >
        <Icon of={open && entries.length > 0 ? ChevronDown : ChevronRight} size="small" />
        <Name name={name} />
        <span className="meta">{count}</span>
      </button>
      {open && entries.length > 0 ? (
        <ul className="json-children">
          {entries.slice(0, shown).map(([key, inner]) => (
            <li key={key}>
              <Node name={key} value={inner} depth={depth + 1} />
            </li>
          ))}
          {entries.length > shown ? (
            <li>
              <button type="button" className="link" onClick={() => setShown(shown + SHOWN)}>
                {t('json.more', { count: formatNumber(Math.min(SHOWN, entries.length - shown)) })}
              </button>
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}

function Name({ name }: { name: string | undefined }) {
  if (name === undefined) return null;
  return <span className="json-key">{name === '' ? '""' : name}</span>;
}
