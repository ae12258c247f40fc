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
  /** The article was written from memory: compare it with the text of the law before relying on it. */
  readonly legalBasisIllustrative?: true;
  readonly causedBy?: string | null;
}

export type Refusals = readonly Refusal[];

/**
 * One entry of a catalogue of refusals: which article it rests on, the country says (`core/reference`). A message says what
 * was found, `fix` what to do next; `{slots}` are filled with the declared data.
 */
export interface RefusalRule {
  /** An error, unless it says otherwise. */
  readonly severity?: Refusal['severity'];
  /** The field it is about, as the screens call it. */
  readonly label: Text;
  readonly message: Text;
  readonly fix: Text;
}

/** What fills the slots: declared data as it is, or a name in both languages. */
export type SlotValues = Readonly<Record<string, string | Text>>;

/** Makes a refusal from a catalogue. Slots without a value are a bug in the caller and show as they are. */
export function refusalFrom<Code extends string>(
  catalogue: Readonly<Record<Code, RefusalRule>>,
  code: Code,
  pointer: string,
  values?: SlotValues,
): Refusal {
  const { severity = 'error', label, message, fix }: RefusalRule = catalogue[code];
  if (values === undefined) return { code, pointer, severity, label, message, fix };
  return { code, pointer, severity, label, message: filled(message, values), fix: filled(fix, values) };
}

function filled(template: Text, values: SlotValues): Text {
  const fill = (language: keyof Text): string =>
    template[language].replace(/\{(\w+)\}/g, (slot, name: string) => {
      const value = values[name];
      if (value === undefined) return slot;
      return quoted(typeof value === 'string' ? value : value[language]);
    });
  return { vi: fill('vi'), en: fill('en') };
}

/** Longer declared data is cut in messages; the pointer leads to the whole. */
const QUOTED_LENGTH_MAX = 60;

/** Declared data may hold anything: control characters never reach a message. */
function quoted(value: string): string {
  const clean = value.replace(/\p{Cc}/gu, '·');
  return clean.length > QUOTED_LENGTH_MAX ? `${clean.slice(0, QUOTED_LENGTH_MAX)}…` : clean;
}

export const errorsOf = (refusals: Refusals): Refusals => refusals.filter((refusal) => refusal.severity === 'error');
