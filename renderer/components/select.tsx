import { Select as Base } from '@base-ui/react/select';
import { Check, ChevronDown } from 'lucide-react';
import { Icon } from './icon.tsx';

type SelectProps<V extends string> = {
  /** Names the control on its page, where its focus is to be found again. */
  id?: string;
  label: string;
  value: V;
  options: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

/** A choice of one among several. */
export function Select<V extends string>({ id, label, value, options, onChange }: SelectProps<V>) {
  return (
    <Base.Root
      items={options}
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger id={id} className="select" aria-label={label}>
        <Base.Value />
        <Base.Icon>
          <Icon of={ChevronDown} size="small" />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="layer" alignItemWithTrigger={false} sideOffset={4}>
          <Base.Popup className="menu" data-layer>
            <Base.List>
              {options.map((option) => (
                <Base.Item key={option.value} value={option.value} className="menu-item">
                  <Base.ItemText className="grow">{option.label}</Base.ItemText>
                  <Base.ItemIndicator>
                    <Icon of={Check} size="small" />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
