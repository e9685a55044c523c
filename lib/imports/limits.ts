/** What one imported file may cost. Numbers of `docs`: a ministry's matrix has tens to hundreds of rows, an export of recommendations thousands. */
export const LIMITS = {
  fileBytes: 25 * 1024 * 1024,
  zipEntries: 5_000,
  /** Declared and really unpacked bytes of all parts together. */
  unpackedBytes: 300 * 1024 * 1024,
  /** A part may unpack to this many times its size once it is larger than `ratioFrom`: honest sheets stay below 60. */
  ratio: 150,
  ratioFrom: 5 * 1024 * 1024,
  xmlDepth: 256,
  rows: 20_000,
  cells: 500_000,
  /** Characters of all cells, with texts carried into merged rows. */
  characters: 40_000_000,
  merges: 50_000,
  sheets: 200,
  columns: 16_384,
  milliseconds: 30_000,
  heapMegabytes: 512,
} as const;
