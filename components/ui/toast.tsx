'use client';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { Icon } from './icon';
import { Link } from './link';
import { closeToast, noToasts, onToasts, type ShownToast, shownToasts } from './toast-store';

export { showToast } from './toast-store';

const STAYS_MS = 10_000;

/** Stands once in the shell. F6 reaches it. */
export function ToastRegion() {
  const t = useTranslations('ui.toast');
  const toasts = useSyncExternalStore(onToasts, shownToasts, noToasts);
  const region = useRef<HTMLElement>(null);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'F6' || !region.current?.childElementCount) return;
      event.preventDefault();
      region.current.focus();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
  return (
    <section className="toasts" ref={region} aria-label={t('region')} aria-live="polite" tabIndex={-1}>
      {toasts.map((toast) => (
        <Toast key={toast.id} toast={toast} />
      ))}
    </section>
  );
}

function Toast({ toast }: { toast: ShownToast }) {
  const t = useTranslations('ui.toast');
  const [isHeld, setHeld] = useState(false);
  const { id, message, undo, href, hrefLabel } = toast;
  useEffect(() => {
    if (isHeld) return;
    const timer = setTimeout(() => closeToast(id), STAYS_MS);
    return () => clearTimeout(timer);
  }, [id, isHeld]);
  const takeBack = () => {
    closeToast(id);
    undo?.();
  };
  const hold = {
    onPointerEnter: () => setHeld(true),
    onPointerLeave: () => setHeld(false),
    onFocus: () => setHeld(true),
    onBlur: () => setHeld(false),
  };
  return (
    <div className="toast" {...hold}>
      <Icon name="circle-check" size="m" />
      <span>{message}</span>
      {undo && (
        <button type="button" onClick={takeBack}>
          {t('undo')}
        </button>
      )}
      {href && <Link href={href}>{hrefLabel}</Link>}
      <button type="button" className="toast-x" aria-label={t('close')} onClick={() => closeToast(id)}>
        <Icon name="x" />
      </button>
    </div>
  );
}
