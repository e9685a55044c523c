// What a version is made of, and how one part's content is known by its hash. Pure.
import { canonical, sha256 } from '@/lib/platform/audit/entry';
import type { VersionPart } from '@/lib/versions/content';

export type HashedPart = VersionPart & { blobHash: string };

/** Equal content has one hash, whatever the order of its keys. */
export const blobHash = (json: unknown): string => sha256(canonical(json));

export const withHashes = (parts: readonly VersionPart[]): HashedPart[] =>
  parts.map((part) => ({ ...part, blobHash: blobHash(part.json) }));

/** One hash over all items: places, numbers and contents, whatever order they were read in. */
export function rootHash(items: readonly (Omit<HashedPart, 'json'> & { json?: unknown })[]): string {
  const lines = items.map((i) => canonical([i.kind, i.entityId, i.language, i.parentId, i.rank, i.number, i.blobHash]));
  return sha256(lines.toSorted().join('\n'));
}

/** Printed numbers as people type them: "2", "2.3", "2.3.1", perhaps with a full stop. */
export function printedNumber(typed: string | null | undefined): string | null {
  const text = (typed ?? '').trim().replace(/\.$/, '');
  return /^\d{1,4}(\.\d{1,4}){0,3}$/.test(text) ? text : null;
}
