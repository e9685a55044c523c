// The grid's requests. A line that hangs is a line that is cut: status 0.
import type { GridChoices } from '@/lib/matrix/queries';
import type { GridData } from './model';
import type { Act, Answer } from './queue';

const ANSWER_WITHIN = 15_000;
const KEEPS_ALIVE = 15_000;

const address = (planId: string, rest = '') => `/api/plans/${planId}/grid${rest}`;

async function send(url: string, method: 'PATCH' | 'POST', body: object): Promise<Answer> {
  try {
    const text = JSON.stringify(body);
    const answer = await fetch(url, {
      method,
      headers: { 'Content-Type': 'application/json' },
      body: text,
      // Goes on when the page is left; browsers allow it for small bodies.
      keepalive: text.length < KEEPS_ALIVE,
      signal: AbortSignal.timeout(ANSWER_WITHIN),
      cache: 'no-store',
    });
    return { status: answer.status, body: await answer.json().catch(() => ({})) };
  } catch {
    return { status: 0, body: {} };
  }
}

export const sendCells = (planId: string, _language: string, cells: object[]) => send(address(planId), 'PATCH', { cells });
export const sendAct = (planId: string, act: Act) => send(address(planId, '/rows'), 'POST', act);
export const sendPlace = (planId: string, tab: string, place: { row: string; field: string } | null) =>
  send(address(planId, '/presence'), 'POST', { tab, place });

async function load<T>(url: string): Promise<T | null> {
  const answer = await fetch(url, { cache: 'no-store', signal: AbortSignal.timeout(ANSWER_WITHIN) });
  return answer.ok ? ((await answer.json()) as T) : null;
}

export const gridAddress = (planId: string, query: string, language: string) =>
  address(planId, `?${query ? `${query}&` : ''}language=${language}`);
export const loadGrid = (planId: string, query: string, language: string) => load<GridData>(gridAddress(planId, query, language));

let choices: { key: string; asked: Promise<GridChoices | null> } | null = null;
/** Institutions and targets, asked once. */
export function loadChoices(planId: string, language: string): Promise<GridChoices | null> {
  const key = `${planId}:${language}`;
  if (choices?.key !== key) {
    const asked = load<GridChoices>(address(planId, `/choices?language=${language}`)).catch(() => null);
    choices = { key, asked };
    void asked.then((got) => {
      if (!got && choices?.asked === asked) choices = null;
    });
  }
  return choices.asked;
}
