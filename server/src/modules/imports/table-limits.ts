/** A district's yearly export is some tens of megabytes; ten times that still fits the worker's day. */
export const MAX_FILE_BYTES = 200 * 1024 * 1024
/** The widest official form has about ninety items; a mapping page beyond two hundred cannot be read. */
export const MAX_COLUMNS = 200
/** Two years of a busy district; Excel itself ends at 1,048,576. */
export const MAX_ROWS = 2_000_000
/** Just below the 32,767 characters that a spreadsheet cell can hold at all. */
export const MAX_CELL_CHARACTERS = 32_000
/** A line longer than this is a lost line end or a quote that never closes, not a row. */
export const MAX_LINE_BYTES = 32 * 1024 * 1024
/** A record that spans more text than every cell at its limit is a quote that never closes. */
export const MAX_RECORD_CHARACTERS = MAX_COLUMNS * MAX_CELL_CHARACTERS
/** What a 200 MB workbook unpacks to at the tenfold packing of ordinary sheets. */
export const MAX_UNPACKED_BYTES = 2 * 1024 * 1024 * 1024
/** Sheets of real rows pack up to about a hundredfold; the format's own end is 1,032. */
export const MAX_PACKING_RATIO = 200
/** Below this a high ratio harms nobody: small empty sheets pack very well. */
export const PACKING_RATIO_FROM_BYTES = 16 * 1024 * 1024
/** The shared texts of a workbook are held in memory while its rows are read: about 128 MB at two bytes each. */
export const MAX_SHARED_CHARACTERS = 64 * 1024 * 1024
/** Excel itself ends at 65,490 formats of cells. */
export const MAX_STYLES = 65_536
/** Parts of a package: a workbook has some dozens; thousands are made to tire the reader. */
export const MAX_ZIP_ENTRIES = 5_000
/** Merged ranges are remembered while rows are read. */
export const MAX_MERGES = 50_000
/** Titles and notes that may stand above the line of column names. */
export const MAX_TITLE_LINES = 10
