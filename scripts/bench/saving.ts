// One field saved: over HTTP with policy, version check, lock and audit in the transaction, and the bare update of the same row.
import { Agent, request } from 'node:http';
import type pg from 'pg';
import type { Loaded } from './load-plan';

type Draft = Loaded['drafts'][number];

function post(url: string, cookie: string, agent: Agent, body: object): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const data = JSON.stringify(body);
    const headers = { cookie, 'content-type': 'application/json', 'content-length': Buffer.byteLength(data) };
    const asked = request(url, { method: 'POST', agent, headers }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => {
        text += part;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }));
    });
    asked.once('error', reject);
    asked.end(data);
  });
}

/** Saves a new narrative each time, under the version that the last answer gave. */
export function savingWork(url: string, cookie: string, on: Loaded, draft: Draft) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const place = { actionId: draft.actionId, institutionId: on.institutionId, periodId: on.periodId, language: 'ru' };
  let version = 1;
  let n = 0;
  return async () => {
    const content = { narrative: `Проведено ${++n} мероприятий, обучено ${n * 7} человек; работа продолжается.` };
    const answer = await post(`${url}/api/reports/${draft.reportId}/autosave`, cookie, agent, { ...place, version, content });
    if (answer.status !== 200) throw new Error(`not saved: ${answer.status} ${answer.text}`);
    version = (JSON.parse(answer.text) as { version: number }).version;
  };
}

export function bareUpdate(client: pg.Client, draft: Draft) {
  let n = 0;
  return () =>
    client.query(
      `update "ProgressReportText" set "narrative" = $1, "version" = "version" + 1 where "reportId" = $2 and "language" = 'ru'`,
      [`Проведено ${++n} мероприятий, обучено ${n * 7} человек; работа продолжается.`, draft.reportId],
    );
}
