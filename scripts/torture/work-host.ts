// Does one piece of work in a process of its own that may be killed at any moment. Started by scripts/torture/works.mjs.
import { tendOutputs } from '@/lib/generated-reports/worker';
import { commitImport } from '@/lib/matrix-imports/commands/commit';
import type { Actor } from '@/lib/platform/auth/actor';
import { submitReports } from '@/lib/reporting/commands/chain';

type Task = { kind: 'commit' | 'submit' | 'documents'; actor: Actor; input: never };

const works = {
  commit: ({ actor, input }: Task) => commitImport(actor, input),
  submit: ({ actor, input }: Task) => submitReports(actor, input),
  documents: async () => {
    for (;;) {
      await tendOutputs();
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  },
};

process.on('message', async (task: Task) => {
  process.send?.('began');
  const result = await works[task.kind](task);
  process.send?.({ result });
});
process.on('disconnect', () => process.exit());
process.send?.('ready');
