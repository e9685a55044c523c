// npm run sweep: all screens × themes × widths × languages, with axe; long, so a sample of it is in `npm test`.
import { beginRun } from './test/ground.mjs';

const ground = await beginRun();
try {
  if (await ground.check('build', () => ground.build())) {
    await ground.check('database', () => ground.startCluster());
    await ground.check('demonstration', () => ground.loadDemonstration());
    await ground.stories('sweep', ['sweep']);
  }
} finally {
  await ground.stop();
}
ground.finish();
