/**
 * How much of an uploaded table is read before it is refused. The figures protect the process:
 * an archive of a few kilobytes can unpack to gigabytes, and a file can claim any size for itself,
 * so sizes are counted while inflating and never taken from the file's own headers.
 */
export interface TableLimits {
  fileBytes: number;
  archiveEntries: number;
  /** All parts of the archive that are read, unpacked. */
  inflatedBytes: number;
  /** Unpacked size over packed size, looked at once a part exceeds `ratioFloorBytes`. */
  inflationRatio: number;
  ratioFloorBytes: number;
  /** Bytes of all texts that cells share; these stay in memory while the table is open. */
  sharedTextBytes: number;
  cellCharacters: number;
  columns: number;
  rows: number;
  mergedRanges: number;
}

const MIB = 1024 * 1024;

export const TABLE_LIMITS: TableLimits = {
  fileBytes: 50 * MIB,
  archiveEntries: 1000,
  inflatedBytes: 1024 * MIB,
  inflationRatio: 200,
  ratioFloorBytes: 4 * MIB,
  sharedTextBytes: 128 * MIB,
  cellCharacters: 32_767,
  columns: 200,
  rows: 1_000_000,
  mergedRanges: 100_000,
};
