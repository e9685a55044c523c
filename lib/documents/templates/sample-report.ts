// A small report for tests: 24 actions, three sections, four leads and one action without; every case of the layout once.
import type { LocalText } from '@/lib/documents/local-text';
import { type ActionStatus, figuresOf } from '@/lib/documents/templates/figures';
import type { HalfYearReportInput, ReportAction, ReportImprint } from '@/lib/documents/templates/half-year-input';

const three = (en: string, ru: string, tk: string): LocalText => ({ en, ru, tk, source: 'ru' });

const STATUSES: ActionStatus[] = [
  'COMPLETED',
  'IN_PROGRESS',
  'IN_PROGRESS',
  'NOT_STARTED',
  'COMPLETED',
  'SUSPENDED',
  'IN_PROGRESS',
  'CANCELLED',
];
const LEADS = ['MOE', 'MOJ', 'MIA', 'MOH', null];

function sampleAction(i: number): ReportAction {
  const status = STATUSES[i % STATUSES.length]!;
  const isStopped = status === 'SUSPENDED' || status === 'CANCELLED';
  const isReported = !isStopped && i % 5 !== 1;
  return {
    id: `a${i}`,
    number: `${1 + Math.floor(i / 8)}.${1 + (i % 8)}`,
    title: three(`Action ${i}: training`, `Мероприятие ${i}: обучение`, `${i}-nji çäre: okuw`),
    sectionId: `s${1 + Math.floor(i / 8)}`,
    lead: LEADS[i % LEADS.length]!,
    deadline: i % 4 === 0 ? three('annually', 'ежегодно', 'her ýyl') : undefined,
    endDate: i % 4 === 0 ? null : '2020-06-30',
    status,
    statusReason: isStopped
      ? three('Funding is not confirmed.', 'Финансирование не подтверждено.', 'Maliýeleşdiriş tassyklanmady.')
      : undefined,
    isOverdue: i === 2 || i === 9,
    isReportDue: !isStopped,
    report: isReported
      ? {
          text:
            i === 4
              ? { ru: 'Только по-русски: <b>сделано</b> & #let', source: 'ru' }
              : three(`Done ${i}.`, `Сделано ${i}.`, `Edildi ${i}.`),
          acceptedOn: '2020-09-01',
          obstacles: i === 2 ? three('Equipment came late.', 'Оборудование поступило поздно.', 'Enjamlar giç geldi.') : undefined,
          isUnchanged: i === 10,
          letter: i === 0 ? { number: '7/214', date: '2020-09-11', signatory: 'A. Ataýew' } : undefined,
          evidence: i % 8 === 0 ? [{ title: three('Order', 'Приказ', 'Buýruk'), detail: '№ 12', date: '2020-03-02' }] : [],
        }
      : null,
  };
}

const sections = [
  { id: 's1', title: three('Section I', 'Раздел I', 'I bölek') },
  { id: 's2', title: three('Section II', 'Раздел II', 'II bölek') },
  { id: 's3', title: three('Section III', 'Раздел III', 'III bölek') },
];

export function sampleReport(change: Partial<HalfYearReportInput> = {}): HalfYearReportInput {
  const actions = change.actions ?? Array.from({ length: 24 }, (_, i) => sampleAction(i));
  return {
    organisation: three('Interdepartmental Commission', 'Межведомственная комиссия', 'Pudagara topar'),
    plan: { title: three('Plan 2016–2020', 'План на 2016–2020 годы', '2016–2020-nji ýyllaryň meýilnamasy') },
    period: { start: '2020-01-01', end: '2020-06-30' },
    asOf: '2020-09-15',
    notice: three('Not an official plan.', 'Не официальный план.', 'Resmi meýilnama däl.'),
    sections,
    institutions: [
      { id: 'MOE', name: three('Ministry of Education', 'Министерство образования', 'Bilim ministrligi') },
      { id: 'MOJ', name: three('Ministry of Justice', 'Министерство адалат', 'Adalat ministrligi') },
      { id: 'MIA', name: three('Ministry of Internal Affairs', 'Министерство внутренних дел', 'Içeri işler ministrligi') },
      { id: 'MOH', name: three('Ministry of Health', 'Министерство здравоохранения', 'Saglygy goraýyş ministrligi') },
    ],
    actions,
    figures: figuresOf(
      actions,
      sections.map((section) => section.id),
    ),
    overTime: [
      { start: '2019-07-01', end: '2019-12-31', completed: 4, total: 24 },
      { start: '2020-01-01', end: '2020-06-30', completed: 6, total: 24 },
    ],
    prose: {
      ru: {
        introduction: 'Первый абзац.\n\nВторой абзац.',
        sections: { s1: 'Слова о разделе.' },
        proposedDecisions: '1. Принять к сведению.\n2) Поручить.',
      },
    },
    ...change,
  };
}

export const sampleImprint: ReportImprint = {
  version: 1,
  generatedAt: '2020-09-15T09:32:00Z',
  contentHash: 'ab'.repeat(32),
  seal: { number: 412, sealedAt: '2020-09-15T09:30:00Z', root: 'cd'.repeat(32) },
};
