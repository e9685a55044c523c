import { describe, expect, it } from 'vitest';
import { intentOf, type Key } from './keys';

const press = (key: string, more: Partial<Key> = {}) =>
  intentOf({ key, code: '', ctrl: false, alt: false, shift: false, ...more });

describe('keys of the grid', () => {
  it.each([
    ['an arrow', press('ArrowDown'), { kind: 'go', rows: 1, cols: 0 }],
    ['Home', press('Home'), { kind: 'edge', row: null, col: 'first' }],
    ['Ctrl+End', press('End', { ctrl: true }), { kind: 'edge', row: 'last', col: 'last' }],
    ['PageUp', press('PageUp'), { kind: 'page', direction: -1 }],
    ['F2', press('F2'), { kind: 'edit' }],
    ['a letter', press('ж'), { kind: 'replace' }],
    ['Delete', press('Delete'), { kind: 'clear' }],
    ['Ctrl+Z on a Russian keyboard', press('я', { ctrl: true, code: 'KeyZ' }), { kind: 'undo' }],
    ['Ctrl+Shift+Z', press('Z', { ctrl: true, shift: true, code: 'KeyZ' }), { kind: 'redo' }],
    ['Ctrl+Y', press('y', { ctrl: true, code: 'KeyY' }), { kind: 'redo' }],
    ['Shift+F10', press('F10', { shift: true }), { kind: 'menu' }],
    ['Alt+ArrowUp', press('ArrowUp', { alt: true }), { kind: 'move', direction: 'up' }],
  ])('%s', (_name, intent, wanted) => expect(intent).toEqual(wanted));

  it('leaves what it does not know to the browser', () => {
    for (const key of ['Tab', 'F5', 'Shift']) expect(press(key)).toBeNull();
    expect(press('r', { ctrl: true, code: 'KeyR' })).toBeNull();
  });
});
