// Taking the audit out of the house is remembered in it.
import { canListAudit } from '@/lib/audit/policy';
import { EXPORT_MAX, listAudit } from '@/lib/audit/queries';
import { ExportInput } from '@/lib/audit/schema';
import { command } from '@/lib/platform/command';

/** The events of a filter, newest first, for a file. */
export const exportAudit = command({
  name: 'audit.export',
  input: ExportInput,
  load: async () => ({}),
  visible: canListAudit,
  allow: canListAudit,
  async run({ input: { format, language, ...filter }, actor }) {
    const { items } = await listAudit(actor, { ...filter, before: undefined }, { limit: EXPORT_MAX, language });
    const after = { count: items.length, format, filter };
    return { result: items, events: [{ event: 'audit.exported', subjectType: 'audit', subjectId: null, after }] };
  },
  timeout: 60_000,
});
