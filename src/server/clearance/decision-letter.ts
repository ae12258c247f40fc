import { KINDS, LETTERS, OUTCOMES, PARTS } from './letter-texts.ts';
import type { ClearanceReference } from '#core/clearance';
import type { CodeList } from '#core/codes';
import { untilOf, type DeadlineKind } from '#core/deadline';
import { numberOfVersion, versionOf } from '#core/declaration';
import { legalDate, type Command, type Instant, type Text } from '#core/kernel';
import { letterBasis, LETTERED_STEPS, type LetteredStep } from '#core/reference';
import { EVENT_LABELS, type DeclarationRecord } from '#server/declaration';
import { localTime, type Language } from '#server/platform/pages';
import type { Services } from '#server/platform/services';

/** As much of a decision as its letter is made of. */
export interface Told {
  readonly action: string;
  readonly reason?: string | undefined;
  readonly text?: string | undefined;
  readonly kind?: 'amend' | 'change' | undefined;
  readonly lines?: readonly unknown[] | undefined;
  readonly groundCode?: string | undefined;
  readonly reasonCode?: string | undefined;
  readonly outcome?: 'upheld' | 'dismissed' | undefined;
  readonly appealId?: string | undefined;
  readonly decision?: string | undefined;
  /** Of a fine: what was found, and how much in the national currency. */
  readonly violation?: string | undefined;
  readonly amount?: string | undefined;
}

export const isLettered = (action: string): action is LetteredStep =>
  LETTERED_STEPS.some((step): boolean => step === action);

export const letterTitle = (step: LetteredStep): Text => LETTERS[step].title;

/** As much as a letter holds, in each language. */
export const LETTER_LENGTH_MAX = 6_000;

/** The letter that goes out with a decision, from its facts and the law of the day; the officer may change every word of it. */
export function draftLetter(told: Told, record: DeclarationRecord, country: ClearanceReference, now: Instant): Text {
  if (!isLettered(told.action)) throw new Error(`"${told.action}" goes out without a letter`);
  const draft = { step: told.action, told, record, country, now };
  return { vi: draftIn('vi', draft), en: draftIn('en', draft) };
}

/** The command that a decision is, with the letter that it goes out with: as the officer wrote it, else as it is drafted. */
export function withLetterOf(
  command: Omit<Command, 'actor'>,
  body: Told & { readonly letter?: Text },
  record: DeclarationRecord,
  { reference, clock }: Pick<Services, 'reference' | 'clock'>,
): Omit<Command, 'actor'> {
  if (!isLettered(body.action)) return command;
  const letter = body.letter ?? draftLetter(body, record, reference.current(), clock.now());
  return { ...command, data: { ...(command.data as object), letter } };
}

interface Draft {
  readonly step: LetteredStep;
  readonly told: Told;
  readonly record: DeclarationRecord;
  readonly country: ClearanceReference;
  readonly now: Instant;
}

function draftIn(language: Language, draft: Draft): string {
  const { step, told, now } = draft;
  const slots = slotsOf(language, draft);
  const say = (text: Text): string => filled(text[language], slots);
  const reason = told.reason ?? told.text ?? '';
  const paragraphs = [
    say(PARTS.about),
    say(LETTERS[step].told),
    reason === '' ? '' : filled(PARTS.reason[language], { reason }),
    basisIn(language, draft),
    step === 'instructAmendment' ? untilIn(language, PARTS.amendBy, 'amendmentInstruction', draft, now) : '',
    step === 'imposePenalty' ? untilIn(language, PARTS.payBy, 'penaltyPayment', draft, now) : '',
    step === 'decideAppeal' ? say(PARTS.further) : untilIn(language, PARTS.appeal, 'appeal', draft, now),
  ];
  return paragraphs
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
    .slice(0, LETTER_LENGTH_MAX);
}

function slotsOf(language: Language, { told, record, country, now }: Draft): Readonly<Record<string, string>> {
  const { state } = record;
  const { codes } = country.reference;
  const today = legalDate(now, country.reference.country.zoneOffsetMinutes);
  const name = (list: CodeList, code: string | undefined): string =>
    code === undefined ? '' : (codes.find(list, code, today)?.name[language] ?? code);
  const appeal = state.appeals?.find(({ id }) => id === told.appealId);
  const decision = state.decisions?.find(({ position }) => position === told.decision);
  const type = appeal?.decisionType ?? decision?.type;
  const time = timeIn(language, country);
  return {
    number: numberOfVersion(state.head.number, versionOf(state)),
    office: name('customs-office', state.head.officeId),
    registeredOn: time(state.registeredAt ?? state.submittedAt),
    ground: name('cancellation-ground', told.groundCode),
    // Until the officer has chosen, the draft speaks of what is usual.
    kind: KINDS[told.kind ?? 'amend'][language],
    lines: told.lines?.length ? filled(PARTS.lines[language], { lines: told.lines.join(', ') }) : '',
    decision: type === undefined ? '' : EVENT_LABELS[type][language],
    decidedOn: decision === undefined ? '' : time(decision.at),
    lodgedOn: appeal === undefined ? '' : time(appeal.at),
    violation: violationIn(language, told.violation, country),
    amount: told.amount === undefined ? '' : moneyIn(language, told.amount, country),
    outcome: told.outcome === undefined ? '' : OUTCOMES[told.outcome][language],
  };
}

const violationIn = (language: Language, id: string | undefined, { inspection }: ClearanceReference): string =>
  inspection.violations.findLast((violation) => violation.id === id)?.name[language] ?? id ?? '';

/** As each language groups thousands. */
const moneyIn = (language: Language, amount: string, { reference }: ClearanceReference): string =>
  `${amount.replaceAll(/\B(?=(?:\d{3})+$)/g, language === 'vi' ? '.' : ',')} ${reference.country.currency}`;

function basisIn(language: Language, { step, country, now }: Draft): string {
  const { legalBases, country: profile } = country.reference;
  const [subject, on] = [letterBasis(step), legalDate(now, profile.zoneOffsetMinutes)];
  const basis = legalBases.basisOn(subject, on);
  if (basis === undefined) return '';
  const doubt = legalBases.isIllustrativeOn(subject, on) ? PARTS.illustrative[language] : '';
  return filled(PARTS.basis[language], { basis: `${basis}${doubt}` });
}

/** Nothing where the law names no such time. */
function untilIn(
  language: Language,
  text: Text,
  kind: DeadlineKind,
  { country, record }: Draft,
  from: Instant,
): string {
  const until = untilOf(kind, from, record.state.head.officeId, country);
  return until === null ? '' : filled(text[language], { until: timeIn(language, country)(until) });
}

const timeIn =
  (language: Language, { reference: { country } }: ClearanceReference) =>
  (at: string): string =>
    localTime(at, language, country.zoneOffsetMinutes);

/** What fills a slot is not read for slots again: an officer's words may have braces of their own. */
const filled = (text: string, slots: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (slot, name: string) => slots[name] ?? slot);
