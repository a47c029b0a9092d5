import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.tsx';

type TooltipProps = { text: string; shortcut?: string | undefined; children: ReactElement };

/** Tells what its child is, on hover and on focus. The child needs a name of its own as well. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="layer over">
          <Base.Popup className="tooltip">
            {text}
            {shortcut === undefined ? null : <Kbd keys={shortcut} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lets tooltips that follow one another open without a pause. Once, at the root. */
export const TooltipProvider = Base.Provider;
