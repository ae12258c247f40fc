/** One column of a grid over rows of any kind. Rows are never changed: writing gives a new one. */
export interface GridColumn<Row> {
  readonly id: string;
  /** In the person's language. */
  readonly label: string;
  readonly widthPx: number;
  readonly kind: CellKind;
  /** Stays in sight at the left however far one scrolls. */
  readonly frozen?: true;
  readonly mono?: true;
  /** The text as it is stored: a number in plain digits with a point, a date as YYYY-MM-DD. */
  readonly read: (row: Row) => string;
  readonly write: (row: Row, text: string) => Row;
  /** What was typed or pasted, in the form that is stored. */
  readonly accept?: (text: string) => string;
  readonly lookUp?: LookUp<Row>;
  /** What a code stands for, told to those who hover or listen. */
  readonly meaning?: (text: string) => string | undefined;
}

/** How the texts of a column are read, shown and continued. */
export type CellKind = 'text' | 'code' | 'decimal' | 'date';

export interface LookUpOption<Row> {
  readonly value: string;
  readonly label: string;
  readonly note?: string;
  /** What else follows from choosing it, such as the unit that a tariff code counts in. */
  readonly also?: (row: Row) => Row;
}
export type LookUp<Row> = (query: string, row: Row, signal: AbortSignal) => Promise<readonly LookUpOption<Row>[]>;
