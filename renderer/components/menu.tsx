import { ContextMenu as BaseContext } from '@base-ui/react/context-menu';
import { Menu as Base } from '@base-ui/react/menu';
import { Check, type LucideIcon } from 'lucide-react';
import type { ReactElement } from 'react';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

/** One line of a menu. `checked` makes it one that is on or off; `separated` draws a line above it. */
export type MenuItem = Readonly<{
  label: string;
  icon?: LucideIcon;
  shortcut?: string | undefined;
  /** A number or word at its end. */
  detail?: string;
  danger?: boolean;
  disabled?: boolean;
  checked?: boolean;
  separated?: boolean;
  run: () => void;
}>;
type MenuGroup = Readonly<{ label: string; items: readonly MenuItem[] }>;

type MenuProps = {
  /** A button; it becomes what opens the menu. */
  trigger: ReactElement;
  items?: readonly MenuItem[];
  groups?: readonly MenuGroup[];
  align?: 'start' | 'end';
  /** Whether it is open, where something else opens it too. */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** Whether the button has the focus again when it closes; asked then. Left out, what took the focus meanwhile keeps it. */
  returnsFocus?: () => boolean;
};

/** A menu behind a button. */
export function Menu({
  trigger,
  items = [],
  groups = [],
  align = 'end',
  open,
  onOpenChange,
  returnsFocus,
}: MenuProps) {
  return (
    <Base.Root
      modal={false}
      {...(open === undefined ? {} : { open })}
      {...(onOpenChange === undefined ? {} : { onOpenChange })}
    >
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className="layer" align={align} sideOffset={4}>
          <Base.Popup
            className="menu"
            data-layer
            {...(returnsFocus === undefined ? {} : { finalFocus: returnsFocus })}
          >
            {items.map((item) => (
              <Item key={item.label} item={item} />
            ))}
            {groups.map((group) => (
              <Base.Group key={group.label}>
                <Base.GroupLabel className="menu-label">{group.label}</Base.GroupLabel>
                {group.items.map((item) => (
                  <Item key={item.label} item={item} />
                ))}
              </Base.Group>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** The same lines where the person presses the right button, or the menu key, inside its child. */
export function ContextMenu({ trigger, items }: { trigger: ReactElement; items: readonly MenuItem[] }) {
  return (
    <BaseContext.Root>
      <BaseContext.Trigger render={trigger} />
      <BaseContext.Portal>
        <BaseContext.Positioner className="layer">
          <BaseContext.Popup className="menu" data-layer>
            {items.map((item) => (
              <Item key={item.label} item={item} />
            ))}
          </BaseContext.Popup>
        </BaseContext.Positioner>
      </BaseContext.Portal>
    </BaseContext.Root>
  );
}

function Item({ item }: { item: MenuItem }) {
  const className = item.danger ? 'menu-item danger' : 'menu-item';
  const content = (
    <>
      {item.icon ? <Icon of={item.icon} size="small" /> : null}
      <span className="grow clip">{item.label}</span>
      {item.detail === undefined ? null : <span className="meta tn">{item.detail}</span>}
      {item.shortcut === undefined ? null : <Kbd keys={item.shortcut} />}
    </>
  );
  return (
    <>
      {item.separated ? <Base.Separator className="menu-line" /> : null}
      {item.checked === undefined ? (
        <Base.Item className={className} disabled={item.disabled ?? false} onClick={item.run}>
          {content}
        </Base.Item>
      ) : (
        <Base.CheckboxItem
          className={className}
          checked={item.checked}
          disabled={item.disabled ?? false}
          onCheckedChange={item.run}
        >
          <span className="menu-check">
            <Base.CheckboxItemIndicator>
              <Icon of={Check} size="small" />
            </Base.CheckboxItemIndicator>
          </span>
          {content}
        </Base.CheckboxItem>
      )}
    </>
  );
}
