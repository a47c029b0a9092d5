import { CircleHelp } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { Popover } from '../../components/popover.tsx';
import { t } from '../../i18n/index.ts';

const OPERATORS = [
  'agent',
  'kind',
  'role',
  'project',
  'source',
  'tier',
  'tag',
  'after',
  'before',
  'phrase',
  'without',
] as const;

/** What can be typed beside words; an example that is pressed is searched for. */
export function SearchHelp({ onTry }: { onTry: (text: string) => void }) {
  const [open, setOpen] = useState(false);
  return (
    <Popover
      title={t('search.help')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={<IconButton icon={CircleHelp} label={t('search.help')} />}
    >
      <dl className="search-help">
        {OPERATORS.map((operator) => (
          <div key={operator}>
            <dt>
              <button
                type="button"
                className="hint"
                onClick={() => {
                  setOpen(false);
                  onTry(`${t(`search.help.${operator}.example`)} `);
                }}
              >
                <code>{t(`search.help.${operator}.example`)}</code>
              </button>
            </dt>
            <dd className="t2">{t(`search.help.${operator}`)}</dd>
          </div>
        ))}
      </dl>
      <p className="meta">{t('search.help.together')}</p>
    </Popover>
  );
}
