'use client';
import { type RefObject, useEffect } from 'react';

/** Calls `leave` when a press or the focus lands outside the box, while `isOn`. */
export function useOutside(box: RefObject<HTMLElement | null>, isOn: boolean, leave: () => void) {
  useEffect(() => {
    if (!isOn) return;
    const check = (event: Event) => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) leave();
    };
    document.addEventListener('pointerdown', check);
    document.addEventListener('focusin', check);
    return () => {
      document.removeEventListener('pointerdown', check);
      document.removeEventListener('focusin', check);
    };
  }, [box, isOn, leave]);
}
