// Puts kept words back into native controls. Controls of our own listen to `restored` in the form's context.
import type { Kept } from './form-storage';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

const isControl = (element: Element): element is Control =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement || element instanceof HTMLSelectElement;

/** Hidden fields belong to the page, except the version the words were written against: a newer one must end as a conflict. */
const isFillable = (control: Control) =>
  control.name !== '' &&
  control.type !== 'file' &&
  control.type !== 'password' &&
  (control.type !== 'hidden' || control.name === 'version');

export function fillForm(form: HTMLFormElement, kept: Kept): void {
  const used = new Map<string, number>();
  for (const element of form.elements) {
    if (!isControl(element) || !isFillable(element)) continue;
    const index = used.get(element.name) ?? 0;
    used.set(element.name, index + 1);
    fillControl(element, kept[element.name] ?? [], index);
  }
}

function fillControl(control: Control, values: string[], index: number): void {
  if (control instanceof HTMLInputElement && (control.type === 'checkbox' || control.type === 'radio')) {
    control.checked = values.includes(control.value);
  } else if (control instanceof HTMLSelectElement && control.multiple) {
    for (const option of control.options) option.selected = values.includes(option.value);
  } else {
    const value = values[index];
    if (value === undefined || control.value === value) return;
    control.value = value;
    // Counters and the like listen to this.
    control.dispatchEvent(new Event('input', { bubbles: true }));
  }
}
