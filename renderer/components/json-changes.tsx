import type { JsonChange } from '../../shared/json-difference.ts';
import type { Json } from '../../shared/primitives.ts';
import { t } from '../i18n/index.ts';
import { writePath } from './json-path.ts';

/** A value is shown so far; the tree has all of it. */
const SHOWN = 300;

/** Where two values of JSON differ, place by place. */
export function JsonChanges({ changes }: { changes: readonly JsonChange[] }) {
  return (
    <ul className="json-changes">
      {changes.map(({ path, before, after }) => (
        <li key={JSON.stringify(path)}>
          <span className="json-path">{path.length === 0 ? t('agents.whole') : writePath(path)}</span>
          <span className="anywhere">
            {before === undefined ? null : <del>{write(before)}</del>}
            {before === undefined || after === undefined ? null : ' '}
            {after === undefined ? null : <ins>{write(after)}</ins>}
          </span>
        </li>
      ))}
    </ul>
  );
}

function write(value: Json): string {
  const text = JSON.stringify(value);
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
}
