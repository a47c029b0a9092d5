import { Eraser } from 'lucide-react';
import type { TrashKind } from '../../../shared/contract/trash.ts';
import type { MenuItem } from '../../components/menu.tsx';
import { t } from '../../i18n/index.ts';
import { askForget } from '../../state/forget-request.ts';

/** The line of a record's menu that asks to forget it, for good and with its history, though it is still in use. */
export function forgetItem(kind: TrashKind, ids: readonly string[]): MenuItem {
  return {
    label: t('trash.forget'),
    icon: Eraser,
    danger: true,
    run: () =>
      askForget({ which: { items: ids.map((id) => ({ kind, id })), inUse: true }, count: ids.length }),
  };
}
