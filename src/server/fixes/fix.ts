import type { Refusal, Text } from '#core/kernel';

/** Where something that has to be mended is kept. */
type FixSource = 'draft' | 'import' | 'preRegistration' | 'declaration';

/** What has to be mended: a draft, a declaration of a file, one that was sent ahead, a registered one. */
export interface FixThing {
  readonly source: FixSource;
  /** Of the draft or the file; the number of the declaration. */
  readonly id: string;
  /** Of the declaration in its file. */
  readonly place: number | null;
}

/** One thing that stands in the way, at one place. */
export interface Fix extends FixThing {
  /** What the reader saw: nothing is mended that somebody else has changed since. */
  readonly seen: string;
  readonly name: string;
  readonly client: string;
  /** `null`: customs told it in words. */
  readonly code: string | null;
  /** Of the field; of a whole line where customs named that; empty for all of it. */
  readonly pointer: string;
  /** One text mends it. */
  readonly editable: boolean;
  readonly label: Text;
  readonly message: Text;
  readonly fix: Text;
  readonly declared: string;
}

/** What one text did at one place. */
export interface FixResult extends FixThing {
  readonly pointer: string;
  /**
   * `saved`; `stands`: the check would refuse it, nothing was saved; `changed`: somebody else has been there since; `refused`: the
   * declaration may not be changed now; `gone`: there is no such thing any more.
   */
  readonly outcome: 'saved' | 'stands' | 'changed' | 'refused' | 'gone';
  readonly refusals: readonly Refusal[];
}

/** One text for one place. */
export interface Mending {
  readonly pointer: string;
  /** What stood there when it was read. */
  readonly declared: string;
  readonly text: string;
}
/** All that is to be mended of one thing. */
export interface Mended extends FixThing {
  readonly seen: string;
  readonly rows: readonly Mending[];
}
