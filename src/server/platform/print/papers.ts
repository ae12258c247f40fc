import type { Language } from '#server/platform/pages';

/** Every paper we print, by the name of its template, and what the template asks for: words and figures ready to read. */
export interface Papers {
  readonly explanation: ExplanationPaper;
  readonly declaration: DeclarationPaper;
  readonly letter: LetterPaper;
}

export interface PaperFact {
  readonly label: string;
  readonly value: string;
}

/** What all papers have: the head and the foot. */
export interface Paper {
  readonly language: Language;
  readonly title: string;
  /** What must be read first: that nothing is registered, that a later paper replaces this one. */
  readonly notice: string;
  readonly facts: readonly PaperFact[];
  readonly footer: string;
  /** Absent where the paper is about nothing that was lodged. */
  readonly identity?: PaperIdentity;
}

export interface PaperIdentity {
  readonly office: string;
  readonly number: string;
  readonly version: string;
  /** SVG of the code that leads to the public page of its present state. */
  readonly qr: string;
  readonly track: string;
}

export interface ExplanationPaper extends Paper {
  readonly words: Readonly<Record<'tax' | 'data' | 'calculation' | 'value' | 'payable', string>>;
  readonly parts: readonly {
    readonly title: string;
    readonly lead: string;
    readonly rows: readonly {
      readonly label: string;
      readonly basis: string;
      readonly data: readonly PaperFact[];
      readonly calculation: string;
      readonly value: string;
      readonly notes: readonly string[];
      readonly strong: boolean;
    }[];
  }[];
  readonly payable: string;
}

export interface DeclarationPaper extends Paper {
  readonly words: Readonly<
    Record<
      | 'parties'
      | 'taxes'
      | 'tax'
      | 'base'
      | 'amount'
      | 'payable'
      | 'total'
      | 'lines'
      | 'number'
      | 'goods'
      | 'price'
      | 'value'
      | 'lineTaxes'
      | 'rounding',
      string
    >
  >;
  readonly parties: readonly {
    readonly role: string;
    readonly name: string;
    readonly id: string;
    readonly address: string;
  }[];
  readonly groups: readonly { readonly title: string; readonly facts: readonly PaperFact[] }[];
  /** Empty before registration: nothing is assessed yet. */
  readonly taxes: readonly {
    readonly name: string;
    readonly base: string;
    readonly amount: string;
    readonly payable: string;
    readonly note: string;
  }[];
  readonly total: string;
  readonly lines: readonly {
    readonly number: string;
    readonly code: string;
    readonly description: string;
    readonly details: string;
    readonly price: string;
    readonly value: string;
    readonly taxes: readonly { readonly name: string; readonly rate: string; readonly amount: string }[];
  }[];
}

export interface LetterPaper extends Paper {
  /** The one word the paper is about, large; empty where there is none. */
  readonly mark: string;
  readonly statement: string;
  readonly lists: readonly PaperList[];
  readonly bottomLine: PaperFact | null;
  /** A reference to copy or a signature to check, with a code of its own where one helps. */
  readonly proof: {
    readonly label: string;
    readonly value: string;
    readonly long: boolean;
    readonly qr: string;
  } | null;
  readonly notes: readonly string[];
}

export interface PaperList {
  readonly title: string;
  /** The width of each column, as shares of the whole. */
  readonly columns: readonly number[];
  readonly words: readonly string[];
  /** How many of the last columns hold figures. */
  readonly right: number;
  readonly rows: readonly { readonly cells: readonly string[]; readonly strong: boolean }[];
}
