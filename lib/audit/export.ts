// The audit as a table for spreadsheets; the writers disarm what looks like a formula.
import type { EventView } from '@/lib/audit/event-view';
import { eventSentence } from '@/lib/audit/sentence';
import type { DocumentModel, Row } from '@/lib/documents/model';
import { businessMoment } from '@/lib/platform/clocks';
import { formatDateTime } from '@/lib/platform/i18n/format';
import type { Language } from '@/lib/platform/i18n/languages';
import type { Translator } from '@/lib/platform/i18n/translator';

const COLUMNS: [name: string, weight: number][] = [
  ['id', 2],
  ['businessTime', 4],
  ['utc', 5],
  ['name', 5],
  ['kind', 3],
  ['actingFor', 4],
  ['event', 5],
  ['sentence', 12],
  ['noun', 3],
  ['subject', 8],
  ['subjectId', 8],
  ['institution', 4],
  ['changes', 12],
  ['refusal', 3],
  ['address', 3],
  ['requestId', 4],
];

type Options = { language: Language; t: Translator; offsetDays: number; title: string };

/** One row an event, both clocks, newest first. */
export function auditDocument(items: readonly EventView[], { language, t, offsetDays, title }: Options): DocumentModel {
  const words = Object.assign((key: string, params?: Record<string, string | number>) => t(`events.${key}`, params), {
    has: (key: string) => t.has(`events.${key}`),
  });
  const noun = (name: string) => (t.has(`audit.nouns.${name}`) ? t(`audit.nouns.${name}`) : name);
  const row = (e: EventView): Row => ({
    cells: [
      { text: e.id, number: Number(e.id) },
      formatDateTime(businessMoment(e.at, offsetDays), language),
      e.at.toISOString(),
      e.name ?? '',
      e.actorKind,
      e.actingFor ?? '',
      e.event,
      eventSentence(words, e),
      noun(e.subjectType),
      e.subject ?? '',
      e.subjectId ?? '',
      e.institution ?? '',
      e.changes.map((c) => `${c.field}: ${c.before ?? ''} → ${c.after ?? ''}`).join('\n'),
      e.refusal ?? '',
      e.address ?? '',
      e.requestId ?? '',
    ],
  });
  return {
    language,
    title,
    orientation: 'landscape',
    blocks: [
      {
        kind: 'table',
        sheet: t('audit.title'),
        columns: COLUMNS.map(([name, weight]) => ({ title: t(`audit.export.columns.${name}`), weight })),
        rows: items.map(row),
      },
    ],
    labels: { footnotes: '', overview: title },
  };
}
