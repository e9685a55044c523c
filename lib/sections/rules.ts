// What is true of the texts of a section.

/** OUTDATED: based on an older version of the source than the one that stands. Null for the source itself. */
export const isOutdated = (basedOnVersion: number | null, sourceVersion: number | null): boolean =>
  basedOnVersion !== null && sourceVersion !== null && basedOnVersion < sourceVersion;
