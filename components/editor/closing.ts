// Why the server ends a line for good; the page has a sentence for each. Every other end is a cut, and the line comes again.
export type ForGood = 'session' | 'rights' | 'epoch' | 'refused';

export const CLOSED_FOR_GOOD: Readonly<Record<number, ForGood>> = {
  4400: 'refused',
  4401: 'session',
  4403: 'rights',
  4409: 'epoch',
};

export const isForGood = (state: string): state is ForGood => Object.values<string>(CLOSED_FOR_GOOD).includes(state);
