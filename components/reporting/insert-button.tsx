'use client';
import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';

/** Puts a text at the end of a form's narrative; autosave hears of it as of any typing. */
export function InsertButton({ formId, text, children }: { formId: string; text: string; children: ReactNode }) {
  function insert() {
    const area = document.querySelector<HTMLTextAreaElement>(`#${CSS.escape(formId)} textarea[name="narrative"]`);
    if (!area) return;
    area.value = [area.value.trimEnd(), text].filter(Boolean).join('\n');
    area.dispatchEvent(new Event('input', { bubbles: true }));
    area.focus();
  }
  return (
    <Button size="sm" icon="corner-up-right" onClick={insert}>
      {children}
    </Button>
  );
}
