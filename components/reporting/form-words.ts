// The words of the page of reporting's island, translated on the server and passed once for all its forms.
type T = (key: string, params?: Record<string, string>) => string;

const FIELDS = [
  'statusReported',
  'statusReason',
  'progressPercent',
  'narrative',
  'achievements',
  'obstacles',
  'nextSteps',
  'evidence',
] as const;
const STATUSES = ['NOT_STARTED', 'IN_PROGRESS', 'COMPLETED', 'SUSPENDED', 'CANCELLED'] as const;
type FieldName = (typeof FIELDS)[number];

export type FormWords = {
  field: Record<FieldName, string>;
  hint: Record<'narrative' | 'achievements' | 'obstacles' | 'nextSteps' | 'progressPercent' | 'statusReason', string>;
  needs: Record<'statusReported' | 'statusReason' | 'narrative' | 'evidence', string>;
  statuses: { value: string; label: string }[];
  chooseStatus: string;
  neededToSubmit: string;
  ready: string;
  missing: string;
  optional: string;
  lastWords: string;
  noLastWords: string;
  noWordsBefore: string;
  restored: string;
  saveDraft: string;
  submit: string;
  takeOver: string;
  notSaved: string;
  noConnection: string;
  save: { saving: string; saved: string; offline: string; signedOut: string; refused: string; conflict: string; signIn: string };
};

/** @param t translator of the namespace "reporting" @param status translator of "actions.status" */
export function formWords(t: T, status: T): FormWords {
  const of = <K extends string>(prefix: string, keys: readonly K[]) =>
    Object.fromEntries(keys.map((key) => [key, t(`${prefix}.${key}`)])) as Record<K, string>;
  return {
    field: of('field', FIELDS),
    hint: of('hint', ['narrative', 'achievements', 'obstacles', 'nextSteps', 'progressPercent', 'statusReason']),
    needs: of('needs', ['statusReported', 'statusReason', 'narrative', 'evidence']),
    statuses: STATUSES.map((value) => ({ value, label: status(value) })),
    ...of('form', [
      'chooseStatus',
      'neededToSubmit',
      'ready',
      'missing',
      'optional',
      'lastWords',
      'noLastWords',
      'noWordsBefore',
      'restored',
      'saveDraft',
      'submit',
      'takeOver',
      'notSaved',
      'noConnection',
    ]),
    save: {
      ...of('save', ['saving', 'offline', 'signedOut', 'refused', 'conflict', 'signIn']),
      saved: t('save.saved', { at: '{at}' }),
    },
  };
}
