// Liveness: this process answers. Nothing else is asked, so a database away does not restart it.
export const dynamic = 'force-dynamic';

export function GET() {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } });
}
