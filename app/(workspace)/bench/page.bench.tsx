// The empty page of the bench: the same session, frame and layout as every page, and one sentence. Only a build with MAKSAT_BENCH=1 has it.
import { Workspace } from '@/app/(workspace)/_components/workspace';
import { requireActor } from '@/lib/platform/auth/require-actor';

export default async function Empty() {
  return (
    <Workspace actor={await requireActor()} crumbs={[{ label: 'Bench' }]}>
      <p>One sentence.</p>
    </Workspace>
  );
}
