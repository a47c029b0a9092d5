import { type ReactNode, useRef } from 'react';
import { t } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type ConfirmDialogProps = {
  open?: boolean;
  title: string;
  /** What the button that does it says. */
  action: string;
  /** It takes something away. */
  danger?: boolean;
  /** It cannot be done now: something is missing, or it is being done. */
  disabled?: boolean;
  /** A line beside the buttons. */
  note?: string;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Says what would be done, and asks. Not doing it has the focus first. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open = true, title, action, danger = false, disabled = false, note, onConfirm, onClose } = props;
  const cancel = useRef<HTMLButtonElement>(null);
  return (
    <Dialog
      open={open}
      title={title}
      first={cancel}
      onClose={onClose}
      footer={
        <>
          <span className="grow t2">{note}</span>
          <Button ref={cancel} kind="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button kind={danger ? 'danger' : 'primary'} disabled={disabled} onClick={onConfirm}>
            {action}
          </Button>
        </>
      }
    >
      {props.children}
    </Dialog>
  );
}
