import { useLocation } from '@tanstack/react-router';
import { Star } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../components/icon-button.tsx';
import { t } from '../../i18n/index.ts';
import { useShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import { readListAddress } from './list-address.ts';
import { useSavedViews } from './use-saved-views.ts';
import { ViewNameDialog } from './view-name-dialog.tsx';

/**
 * The star: keeps what is listed in the sidebar under a name, or takes it out again. Shown where filters or an order
 * were chosen.
 */
export function SaveView({ suggestion }: { suggestion: string }) {
  const list = readListAddress(useLocation().href);
  if (list === null || list.address === list.screen) return null;
  return <Saving address={list.address} suggestion={suggestion} />;
}

function Saving({ address, suggestion }: { address: string; suggestion: string }) {
  const views = useSavedViews();
  const [naming, setNaming] = useState(false);
  const saved = views.items.find((view) => readListAddress(view.address)?.address === address);
  const press = () => (saved === undefined ? setNaming(true) : views.remove(saved));
  const shortcutOf = useShortcuts();
  const label = saved === undefined ? t('view.save') : t('view.keptAs', { name: saved.name });
  useCommand('saveView', { label, run: press });
  return (
    <>
      <IconButton
        icon={Star}
        className={saved === undefined ? 'star' : 'star on'}
        label={label}
        shortcut={shortcutOf('saveView')}
        aria-pressed={saved !== undefined}
        onClick={press}
      />
      {naming ? (
        <ViewNameDialog
          title={t('view.saveTitle')}
          name={suggestion}
          taken={views.items.map((view) => view.name)}
          onName={(name) => {
            views.save(name, address);
            setNaming(false);
          }}
          onClose={() => setNaming(false)}
        />
      ) : null}
    </>
  );
}
