// Readiness: 200 when everything needed for work is there, 503 naming what is down.
import { checkHealth } from '@/lib/platform/health';

export const dynamic = 'force-dynamic';

export async function GET() {
  const health = await checkHealth();
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers: { 'Cache-Control': 'no-store' } });
}
