import { useId, type ReactNode, type RefObject } from 'react';
import { t } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type FormDialogProps = {
  title: string;
  /** What the button that does it says. */
  action: string;
  /** The field that has the focus first. */
  first: RefObject<HTMLElement | null>;
  onSubmit: () => void;
  onClose: () => void;
  /** Buttons at the start of the foot. */
  aside?: ReactNode;
  children: ReactNode;
};

/** A window that asks for something: fields, and the buttons to do it or not. */
export function FormDialog({ title, action, first, onSubmit, onClose, aside, children }: FormDialogProps) {
  const formId = useId();
  return (
    <Dialog
      open
      title={title}
      first={first}
      onClose={onClose}
      footer={
        <>
          {aside}
          <span className="grow" />
          <Button kind="ghost" onClick={onClose}>
            {t('action.cancel')}
          </Button>
          <Button kind="primary" type="submit" form={formId}>
            {action}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {children}
      </form>
    </Dialog>
  );
}
