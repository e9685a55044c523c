// What the form of an indicator sends, as the input of its command.
import type { z } from 'zod';
import { readAmount, readDayField, text } from '@/lib/actions/form';
import { MEASURED, type SaveIndicatorInput } from '@/lib/indicators/schema';
import { readDay } from '@/lib/platform/i18n/day';

type Input = z.input<typeof SaveIndicatorInput>;

/** "12", "1 500,5", "yes" and "no" in the three languages; null for nothing; NaN for what is none of these. */
export function readMeasure(typed: string): number | null {
  const word = typed.trim().toLowerCase();
  if (['yes', 'да', 'hawa'].includes(word)) return 1;
  if (['no', 'нет', 'ýok'].includes(word)) return 0;
  const sign = /^[-−]/.test(word) ? -1 : 1;
  const bare = word.replace(/^[-−]/, '').replace('%', '');
  const fine = /^([\d\s\u00a0]+)[.,](\d{3,4})$/.exec(bare);
  // Three and four decimals: a thousands separator stands between groups of three only in amounts of money.
  const amount = fine ? Number(`${fine[1]?.replace(/[\s\u00a0]/g, '')}.${fine[2]}`) : readAmount(bare);
  return amount === null ? null : amount * sign;
}

/** Lines without a value go. */
function lines(form: FormData, prefix: string) {
  const all = (name: string) => form.getAll(`${prefix}.${name}`).map((v) => (typeof v === 'string' ? v.trim() : ''));
  const [dates, values, states] = [all('date'), all('value'), all('state')];
  return dates.flatMap((date, i) => {
    const typed = values[i] ?? '';
    if (!typed) return [];
    return [{ date: readDay(date) ?? date, value: readMeasure(typed) ?? Number.NaN, isProvisional: states[i] === 'provisional' }];
  });
}

function readFacts(form: FormData): Input['facts'] {
  const valueType = text(form, 'valueType');
  return {
    code: text(form, 'mark'),
    title: text(form, 'title'),
    unit: text(form, 'unit'),
    dataSource: text(form, 'dataSource'),
    type: text(form, 'type') as 'OUTCOME',
    valueType: MEASURED.find((kind) => kind === valueType) ?? null,
    isUp: text(form, 'direction') !== 'down',
    sdgIndicator: text(form, 'sdgIndicator'),
    frequency: text(form, 'frequency'),
    baseline: readMeasure(text(form, 'baseline')),
    baselineDate: readDayField(form, 'baselineDate'),
    baselineSource: text(form, 'baselineSource'),
    targets: lines(form, 'target').map(({ date, value }) => ({ date, value })),
  };
}

export function readIndicatorForm(form: FormData): Input {
  const id = text(form, 'id') || null;
  return {
    id,
    actionId: id ? null : text(form, 'actionId') || null,
    objectiveId: id ? null : text(form, 'objectiveId') || null,
    seen: text(form, 'seen') || null,
    language: text(form, 'language') as 'tk',
    ...(form.has('title') && { facts: readFacts(form) }),
    ...(form.has('values') && { values: lines(form, 'value') }),
  };
}

/** Where the person finds what was refused: the field of the form for each path of the input. */
export const fieldOf = (path: string): string => {
  const [first = '', second = ''] = path.split('.');
  const name = first === 'facts' ? second : first;
  return name === 'code' ? 'mark' : name;
};
