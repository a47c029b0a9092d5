import { Tabs as Base } from '@base-ui/react/tabs';
import type { ReactNode } from 'react';

type TabsProps<V extends string> = {
  label: string;
  value: V;
  tabs: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
  /** What the chosen tab shows. */
  children: ReactNode;
};

/** Several sides of one thing, of which one is shown. */
export function Tabs<V extends string>({ label, value, tabs, onChange, children }: TabsProps<V>) {
  return (
    <Base.Root
      className="tabs"
      value={value}
      onValueChange={(next: V | null) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.List className="tab-list" aria-label={label} activateOnFocus>
        {tabs.map((tab) => (
          <Base.Tab key={tab.value} value={tab.value} className="tab">
            {tab.label}
          </Base.Tab>
        ))}
      </Base.List>
      <Base.Panel key={value} value={value} className="tab-panel">
        {children}
      </Base.Panel>
    </Base.Root>
  );
}
