'use client';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components';
import { AriaLocale } from './aria-locale';
import { Button, IconButton } from './button';

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  /** Names the act or the thing. */
  title: ReactNode;
  children: ReactNode;
  /** Buttons; without them a cross closes. */
  footer?: ReactNode;
  wide?: boolean;
  role?: 'dialog' | 'alertdialog';
};

/** Modal: focus trapped and returned, Esc is the safe choice. A click outside does nothing: it would lose what was typed. */
export function Dialog({ isOpen, onClose, title, children, footer, wide, role = 'dialog' }: DialogProps) {
  const t = useTranslations('ui');
  return (
    <AriaLocale>
      <ModalOverlay
        className="scrim"
        isOpen={isOpen}
        onOpenChange={(open) => !open && onClose()}
        isDismissable={role === 'dialog'}
      >
        <Modal className={wide ? 'dialog wide' : 'dialog'}>
          <AriaDialog role={role} className="dialog-in">
            <header>
              <Heading slot="title" className="grow">
                {title}
              </Heading>
              {!footer && <IconButton icon="x" label={t('close')} onClick={onClose} />}
            </header>
            <div className="b">{children}</div>
            {footer && <footer>{footer}</footer>}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaLocale>
  );
}

/** A sheet at the right edge: a row's details, filters on a phone. */
export function Drawer({ isOpen, onClose, title, children, footer }: Omit<DialogProps, 'wide' | 'role'>) {
  const t = useTranslations('ui');
  return (
    <AriaLocale>
      <ModalOverlay className="scrim side-r" isOpen={isOpen} onOpenChange={(open) => !open && onClose()}>
        <Modal className="drawer">
          <AriaDialog className="dialog-in">
            <header>
              <Heading slot="title" className="grow">
                {title}
              </Heading>
              <IconButton icon="x" label={t('close')} onClick={onClose} />
            </header>
            <div className="b">{children}</div>
            {footer && <footer>{footer}</footer>}
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </AriaLocale>
  );
}

type ConfirmProps = {
  isOpen: boolean;
  onClose: () => void;
  /** "Withdraw action 4.2.2?" */
  title: ReactNode;
  /** The consequence in words, and how to undo it. */
  children: ReactNode;
  /** Verb of the act: "Withdraw action". */
  confirm: ReactNode;
  /** The safe choice: "Keep it". */
  cancel?: ReactNode;
  onConfirm: () => void;
  tone?: 'danger' | 'primary';
};

/** Asks with the consequence in words. The safe button comes first; Esc is the safe choice. */
export function ConfirmDialog({ isOpen, onClose, title, children, confirm, cancel, onConfirm, tone = 'danger' }: ConfirmProps) {
  const t = useTranslations('ui');
  const footer = (
    <>
      <Button onClick={onClose} autoFocus>
        {cancel ?? t('cancel')}
      </Button>
      <Button
        tone={tone}
        onClick={() => {
          onClose();
          onConfirm();
        }}
      >
        {confirm}
      </Button>
    </>
  );
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={title} footer={footer} role="alertdialog">
      {children}
    </Dialog>
  );
}
