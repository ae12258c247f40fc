import { IconAlertTriangle, IconCheck, IconX } from '@tabler/icons-react';
import { createContext, useCallback, useContext, useMemo, useState, type ReactNode } from 'react';
import { useText } from './preferences.tsx';
import classes from './toast.module.css';

export interface Toast {
  readonly kind: 'done' | 'problem';
  readonly text: string;
  readonly hint?: string;
}
const ToastContext = createContext<(toast: Toast) => void>(() => undefined);
export const useToast = (): ((toast: Toast) => void) => useContext(ToastContext);

/** Long enough to read two lines twice; problems stay until somebody closes them. What is done is told of the last step only. */
const TOAST_MS = 6000;
const TOASTS_MAX = 3;

export function ToastProvider(props: { readonly children: ReactNode }) {
  const t = useText();
  const [toasts, setToasts] = useState<readonly (Toast & { readonly id: number })[]>([]);
  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback(
    (toast: Toast) => {
      const id = performance.now();
      setToasts((all) => [...all.filter(({ kind }) => kind === 'problem').slice(1 - TOASTS_MAX), { ...toast, id }]);
      if (toast.kind === 'done') setTimeout(() => remove(id), TOAST_MS);
    },
    [remove],
  );
  const region = useMemo(
    () => (
      <section className={classes.region} aria-label={t('app.notices')} aria-live="polite">
        {toasts.map((toast) => (
          <div key={toast.id} className={classes.toast} data-kind={toast.kind}>
            {toast.kind === 'done' ? <IconCheck size={18} aria-hidden /> : <IconAlertTriangle size={18} aria-hidden />}
            <div>
              <p className={classes.text}>{toast.text}</p>
              {toast.hint && <p className={classes.hint}>{toast.hint}</p>}
            </div>
            <button
              type="button"
              className={classes.close}
              onClick={() => remove(toast.id)}
              aria-label={t('app.close')}
            >
              <IconX size={16} aria-hidden />
            </button>
          </div>
        ))}
      </section>
    ),
    [toasts, remove, t],
  );
  return (
    <ToastContext.Provider value={show}>
      {props.children}
      {region}
    </ToastContext.Provider>
  );
}
