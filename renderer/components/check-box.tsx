import { Checkbox as Base } from '@base-ui/react/checkbox';
import { Check } from 'lucide-react';
import { Icon } from './icon.tsx';

type CheckBoxProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

/** Something that is allowed or not, where it stands in a table and its head names it. */
export function CheckBox({ label, checked, onChange }: CheckBoxProps) {
  return (
    <Base.Root className="check" aria-label={label} checked={checked} onCheckedChange={onChange}>
      <Base.Indicator>
        <Icon of={Check} size="small" />
      </Base.Indicator>
    </Base.Root>
  );
}
