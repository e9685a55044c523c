// Stands for `npm start` in the bench: holds the two serving processes and does nothing else, so that its memory counts as the starter's.
import { serve } from '../start/serve.mjs';

const { web, live } = serve({
  isDevelopment: false,
  onHopeless: (e) => {
    console.error(e.message);
    process.exit(1);
  },
});

async function stop() {
  await web.stop(6500);
  await live.stop(4500);
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('disconnect', stop);
