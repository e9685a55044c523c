// Short rounds at four connections: over HTTP with a session each, as bare SQL with a client each, or as any work of ours.
import { Agent, get } from 'node:http';

export const CONNECTIONS = 4;

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

/** Median milliseconds and answers a second. */
const summary = (times, ms) => ({ median: median(times), rate: (times.length * 1000) / ms, count: times.length });

/** One answer over a connection of its own, read to its end. @returns {Promise<void>} answers other than 200 are an error */
const getting = (url, cookie) => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  return () =>
    new Promise((resolve, reject) => {
      const asked = get(url, { agent, headers: { cookie } }, (response) => {
        response.once('error', reject);
        response.once('end', () =>
          response.statusCode === 200 ? resolve() : reject(new Error(`${url} answered ${response.statusCode}`)),
        );
        response.resume();
      });
      asked.once('error', reject);
    });
};

/** Each of the connections repeats its work until the time is over. @returns {Promise<{median: number, rate: number, count: number}>} */
export async function workRound(works, seconds) {
  const times = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  const repeat = async (work) => {
    for (let now = began; now < until; ) {
      await work();
      const then = performance.now();
      times.push(then - now);
      now = then;
    }
  };
  await Promise.all(works.map(repeat));
  return summary(times, performance.now() - began);
}

/** GET requests over HTTP, a connection for each cookie. */
export const httpRound = (url, cookies, seconds) =>
  workRound(
    cookies.map((cookie) => getting(url, cookie)),
    seconds,
  );

/** The statements one after the other, as one answer needs them; a client for each connection. */
export const sqlRound = (clients, statements, seconds) =>
  workRound(
    clients.map((client) => async () => {
      for (const { text, values } of statements) await client.query(text, values);
    }),
    seconds,
  );
