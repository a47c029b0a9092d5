import { Toast } from '@base-ui/react/toast';
import { CircleCheck, Info, Trash2, TriangleAlert, Undo2, X, type LucideIcon } from 'lucide-react';
import { t } from '../i18n/index.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

/** What a toast shows beside its title and description. */
export type ToastExtras = Readonly<{
  technical?: string | undefined;
  action?: Readonly<{ label: string; shortcut?: string | undefined; run(): void }> | undefined;
}>;

const ICONS: Readonly<Record<string, LucideIcon>> = {
  done: CircleCheck,
  removed: Trash2,
  undone: Undo2,
  note: Info,
  error: TriangleAlert,
};

/** Where toasts show. Inside a Toast.Provider, once. */
export function ToastRegion() {
  const { toasts, close } = Toast.useToastManager<ToastExtras>();
  return (
    <Toast.Portal>
      <Toast.Viewport className="toasts" aria-label={t('shell.notifications')}>
        {toasts.map((toast) => (
          <Toast.Root
            key={toast.id}
            toast={toast}
            className={`toast ${toast.type ?? ''}`}
            swipeDirection="down"
          >
            <Icon of={ICONS[toast.type ?? ''] ?? CircleCheck} />
            <div className="toast-text">
              <Toast.Title className="toast-title" />
              {toast.description === undefined ? null : <Toast.Description className="t2" />}
            </div>
            {toast.data?.technical === undefined ? null : (
              <CopyButton text={toast.data.technical} label={t('action.copyDetails')} />
            )}
            {toast.data?.action === undefined ? null : (
              <Button
                kind="ghost"
                shortcut={toast.data.action.shortcut}
                onClick={() => {
                  close(toast.id);
                  toast.data?.action?.run();
                }}
              >
                {toast.data.action.label}
              </Button>
            )}
            <IconButton icon={X} label={t('action.dismiss')} onClick={() => close(toast.id)} />
          </Toast.Root>
        ))}
      </Toast.Viewport>
    </Toast.Portal>
  );
}

/** Holds the toasts; everything that tells something lies inside. */
export const ToastProvider = Toast.Provider;
/** Adds and closes toasts from inside a ToastProvider. */
export const useToasts = Toast.useToastManager<ToastExtras>;
