/** So many rows are done at once, within the command itself; more are done piece by piece in the background. */
export const AT_ONCE = 5000

/** Rows of one piece: a second's work, so that cancelling is heard soon. */
export const PIECE_ROWS = 1000

/** A batch that was looked at and never run is forgotten after so many hours. */
export const FORGET_AFTER_HOURS = 24
