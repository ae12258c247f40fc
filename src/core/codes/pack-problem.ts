/** Where a record of country data was written down. */
export interface Place {
  readonly file: string;
  /** 1 for the first line. */
  readonly line: number;
}

/** Something in country data that is not understood or contradicts itself. It stops the start; nothing is guessed. */
export interface PackProblem {
  readonly place: Place;
  /** The column or member that is wrong, where one is; the reader of the file turns it into a column number. */
  readonly field?: string;
  readonly message: string;
}
