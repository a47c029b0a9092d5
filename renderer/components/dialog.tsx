import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { useRef, type ReactNode, type RefObject } from 'react';
import { t } from '../i18n/index.ts';
import { IconButton } from './icon-button.tsx';

type DialogProps = {
  open: boolean;
  title: string;
  onClose: () => void;
  children: ReactNode;
  /** The line of buttons at its foot. */
  footer?: ReactNode;
  wide?: boolean;
  /** What has the focus first; the window itself unless told. */
  first?: RefObject<HTMLElement | null>;
};

/** A window in the window; what lies behind waits. */
export function Dialog({ open, title, onClose, children, footer, wide = false, first }: DialogProps) {
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root
      open={open}
      onOpenChange={(next) => {
        if (!next) onClose();
      }}
    >
      <Base.Portal>
        <Base.Backdrop className="scrim" />
        <Base.Popup
          ref={popup}
          initialFocus={first ?? popup}
          className={wide ? 'dialog wide' : 'dialog'}
          data-layer
        >
          <div className="dialog-h">
            <Base.Title className="grow">{title}</Base.Title>
            <Base.Close render={<IconButton icon={X} label={t('action.close')} />} />
          </div>
          <div className="dialog-b">{children}</div>
          {footer === undefined ? null : <div className="dialog-f">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
