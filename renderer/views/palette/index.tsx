import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useId, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { Highlight } from '../../components/highlight.tsx';
import { Icon } from '../../components/icon.tsx';
import { Kbd } from '../../components/kbd.tsx';
import { t } from '../../i18n/index.ts';
import { formatKeys, stepOf } from '../../state/command-keys.ts';
import { presentKeys, useChosenShortcuts } from '../../state/command-shortcuts.ts';
import { useCommand } from '../../state/commands.ts';
import type { PaletteEntry, PaletteGroup } from './entries.ts';
import { useOpenLink } from './use-open-link.ts';
import { usePaletteGroups } from './use-palette-groups.ts';

/** The command palette: whatever can be done, and wherever one can go, by typing some of its name. */
export function CommandPalette() {
  const [open, setOpen] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  useCommand('palette', { run: () => setOpen(true) });
  return (
    <Dialog.Root open={open} onOpenChange={setOpen}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup
          className="palette"
          aria-label={t('palette.title')}
          initialFocus={field}
          data-layer="palette"
        >
          <Palette field={field} onClose={() => setOpen(false)} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

type PaletteProps = { field: RefObject<HTMLInputElement | null>; onClose: () => void };

function Palette({ field, onClose }: PaletteProps) {
  const [typed, setTyped] = useState('');
  const groups = usePaletteGroups(typed);
  const openLink = useOpenLink();
  const chosen = useChosenShortcuts();
  const hintId = useId();

  function choose(entry: PaletteEntry) {
    if (entry.staysOpen) return entry.run();
    onClose();
    // First the focus goes back to where it was; then what runs may take it.
    requestAnimationFrame(() => requestAnimationFrame(entry.run));
  }

  function onType(text: string) {
    if (openLink(text)) onClose();
    else setTyped(text);
  }

  function onKeyDown(event: KeyboardEvent) {
    const step = stepOf(event.nativeEvent);
    if (step === null || !presentKeys(chosen, 'palette').includes(step)) return;
    event.preventDefault();
    onClose();
  }

  return (
    <Autocomplete.Root
      open
      inline
      mode="none"
      items={groups}
      filter={null}
      value={typed}
      onValueChange={(text, { reason }) => {
        if (reason !== 'item-press') onType(text);
      }}
      itemToStringValue={(entry: PaletteEntry) => entry.label}
      autoHighlight="always"
      keepHighlight
    >
      <div className="pal-in">
        <Icon of={Search} />
        <Autocomplete.Input
          ref={field}
          className="grow"
          aria-label={t('palette.field')}
          aria-describedby={hintId}
          placeholder={t('palette.placeholder')}
          spellCheck={false}
          maxLength={2000}
          onKeyDown={onKeyDown}
        />
        <Kbd keys={formatKeys('Escape')} />
      </div>
      <Autocomplete.List className="pal-list">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.key} items={group.items} className="pal-group">
            <Autocomplete.GroupLabel className="pal-label">{group.title}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(entry: PaletteEntry) => <Entry key={entry.key} entry={entry} onChoose={choose} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
      <Footer id={hintId} />
      <p className="sr" role="status">
        {typed === ''
          ? ''
          : t('palette.results', { count: groups.reduce((sum, { items }) => sum + items.length, 0) })}
      </p>
    </Autocomplete.Root>
  );
}

type EntryProps = { entry: PaletteEntry; onChoose: (entry: PaletteEntry) => void };

function Entry({ entry, onChoose }: EntryProps) {
  return (
    <Autocomplete.Item className="pal-item" value={entry} onClick={() => onChoose(entry)}>
      <Icon of={entry.icon} />
      <span className="grow clip">
        {entry.ranges === undefined ? entry.label : <Highlight text={entry.label} ranges={entry.ranges} />}
        {entry.detail === undefined ? null : <span className="t3 pal-detail"> {entry.detail}</span>}
      </span>
      {entry.keys.map((key, index) => (
        <Kbd key={`${key} ${index}`} keys={key} />
      ))}
    </Autocomplete.Item>
  );
}

/** Which keys work here. */
function Footer({ id }: { id: string }) {
  return (
    <p className="pal-foot" id={id}>
      <span className="flex">
        <Kbd keys="↑" />
        <Kbd keys="↓" /> {t('palette.move')}
      </span>
      <span className="flex">
        <Kbd keys="↵" /> {t('palette.run')}
      </span>
      <span className="flex">
        <Kbd keys={formatKeys('Escape')} /> {t('palette.close')}
      </span>
    </p>
  );
}
