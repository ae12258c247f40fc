/** The same words in both languages of the service. Vietnamese text is NFC. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/**
 * One thing that stands in the way of a submission. All refusals of a submission are reported at once.
 * - `code` is stable and documented (for example `HS-001`); integrators switch on it.
 * - `pointer` is a JSON pointer (RFC 6901) into the submitted document, `""` for the whole.
 * - `fix` says what to do next; the wording never blames.
 * - `causedBy` names the pointer of the refusal this one merely follows from, so that screens can fold it.
 */
export interface Refusal {
  readonly code: string;
  readonly pointer: string;
  readonly severity: 'error' | 'warning';
  readonly label: Text;
  readonly message: Text;
  readonly fix: Text;
  readonly legalBasis?: string;
  readonly causedBy?: string | null;
}

export type Refusals = readonly Refusal[];

export const errorsOf = (refusals: Refusals): Refusals => refusals.filter((refusal) => refusal.severity === 'error');
