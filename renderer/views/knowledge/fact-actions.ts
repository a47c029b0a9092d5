import { Braces, Copy, FileOutput, PencilLine, Trash2 } from 'lucide-react';
import type { Knowledge } from '../../../shared/entities/knowledge.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { formatNumber } from '../../i18n/format.ts';
import { t } from '../../i18n/index.ts';
import type { CommandId } from '../../state/command-catalogue.ts';
import { askExport } from '../../state/export-request.ts';
import { factOffers } from './export-offers.ts';
import { forgetItem } from '../record/forget-item.ts';
import type { Facts } from './use-facts.ts';

type ShortcutOf = (id: CommandId) => string | undefined;

/** What can be done with one fact, for every menu. */
export function factActions(
  facts: Facts,
  chosen: readonly Knowledge[],
  shortcutOf: ShortcutOf,
): readonly MenuItem[] {
  return [
    ...copyActions(facts, chosen, shortcutOf),
    {
      label: t('exports.ask'),
      icon: FileOutput,
      run: () =>
        askExport([
          {
            label: t('exports.offer.fact'),
            scope: { knowledge: { ids: chosen.map(({ id }) => id) } },
          },
        ]),
    },
    {
      label: t('action.toTrash'),
      icon: Trash2,
      shortcut: shortcutOf('trash'),
      danger: true,
      separated: true,
      run: () => facts.trash(chosen.map(({ id }) => id)),
    },
    forgetItem(
      'knowledge',
      chosen.map(({ id }) => id),
    ),
  ];
}

/** What can be done with all that is selected. Only what is loaded can be copied, so all of it must be. */
export function selectedActions(
  facts: Facts,
  onChange: () => void,
  shortcutOf: ShortcutOf,
): readonly MenuItem[] {
  const loaded = facts.chosen(null);
  const { count } = facts.selection;
  return [
    ...(loaded.length < count ? [] : copyActions(facts, loaded, shortcutOf)),
    {
      label: t('knowledge.changeButton'),
      icon: PencilLine,
      shortcut: shortcutOf('changeMany'),
      separated: true,
      run: onChange,
    },
    {
      label: t('exports.ask'),
      icon: FileOutput,
      shortcut: shortcutOf('export'),
      run: () => askExport(factOffers(facts)),
    },
    {
      label: t('common.trashMany', { count: formatNumber(count) }),
      icon: Trash2,
      shortcut: shortcutOf('trash'),
      danger: true,
      run: facts.trashSelected,
    },
  ];
}

function copyActions(
  facts: Facts,
  chosen: readonly Knowledge[],
  shortcutOf: ShortcutOf,
): readonly MenuItem[] {
  return [
    {
      label: t('knowledge.copyMarkdown'),
      icon: Copy,
      shortcut: shortcutOf('copy'),
      run: () => facts.copy(chosen, 'markdown'),
    },
    {
      label: t('knowledge.copyJson'),
      icon: Braces,
      shortcut: shortcutOf('copyJson'),
      run: () => facts.copy(chosen, 'json'),
    },
  ];
}
