import { code, reasonText, text } from '#core/declaration';
import {
  ATTENDANCES,
  CASE_OUTCOMES,
  CHECK_ANSWERS,
  DISCREPANCY_KINDS,
  FOLLOW_UP_ENDS,
  FOLLOW_UP_KINDS,
  INSPECTION_MEANS,
  INSPECTION_STEPS,
  SCAN_VERDICTS,
  SEAL_STATES,
  type Attendance,
  type CaseOutcome,
  type CheckAnswer,
  type DiscrepancyKind,
  type FollowUpEnd,
  type FollowUpKind,
  type InspectionMeans,
  type InspectionStep,
  type ScanVerdict,
  type SealState,
} from '#core/inspection';
import { STORABLE_TEXT, type Instant } from '#core/kernel';
import { LetterBody } from '#server/clearance';
import { FollowUpNumber } from '#server/declaration';
import { Type, type Static, type TSchema } from 'typebox';

const closed = { additionalProperties: false } as const;
const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const oneOf = <T extends string>(names: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(names.map((name) => Type.Literal(name))));

const WORDS_LENGTH_MAX = 2_000;
/** A sentence that somebody has to write. */
const words = reasonText(WORDS_LENGTH_MAX);
/** One that may be left out. */
const remark = Type.String({ maxLength: WORDS_LENGTH_MAX, pattern: STORABLE_TEXT });
const line = Type.Integer({ minimum: 0 });
const contentId = Type.String({ pattern: '^[0-9a-f]{64}$' });
const quantity = Type.String({ pattern: '^\\d{1,15}(\\.\\d{1,6})?$' });
const name = Type.Object({ vi: Type.String(), en: Type.String() });
/** As many as a declaration has at most. */
const CONTAINERS_MAX = 999;
const LINES_MAX = 50;
const IMAGES_MAX = 20;
const SEALS_MAX = 10;
const DISCREPANCIES_MAX = 100;
const CHECKLIST_MAX = 100;

const answer = oneOf<CheckAnswer>(CHECK_ANSWERS);
const means = oneOf<InspectionMeans>(INSPECTION_MEANS);
const verdict = oneOf<ScanVerdict>(SCAN_VERDICTS);
const kind = oneOf<DiscrepancyKind>(DISCREPANCY_KINDS);
const follow = oneOf<FollowUpKind>(FOLLOW_UP_KINDS);
const extent = Type.Union([
  Type.Object({ kind: Type.Literal('full') }, closed),
  Type.Object({ kind: Type.Literal('percent'), percent: Type.Integer({ minimum: 1, maximum: 99 }) }, closed),
]);

const checkedItem = Type.Object({ item: code(20), answer, note: remark }, closed);
const order = Type.Object(
  {
    containers: Type.Array(code(17), { maxItems: CONTAINERS_MAX, uniqueItems: true }),
    packages: Type.String({ maxLength: 500, pattern: STORABLE_TEXT }),
    lines: Type.Array(line, { maxItems: LINES_MAX, uniqueItems: true }),
    extent,
    means,
    place: text(256),
    plannedAt: Type.Unsafe<Instant>(
      Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z$' }),
    ),
    reasonForTrader: words,
    instructions: remark,
  },
  closed,
);
const images = Type.Array(contentId, { maxItems: IMAGES_MAX, uniqueItems: true });
const scan = Type.Object({ container: code(17), verdict, images, note: remark }, closed);
const finding = Type.Object(
  {
    line: nullable(line),
    quantityFound: nullable(quantity),
    unitCode: nullable(code(5)),
    originFound: nullable(code(4)),
    codeFound: nullable(Type.String({ pattern: '^\\d{4,12}$' })),
    condition: nullable(code(20)),
    photos: images,
    note: remark,
  },
  closed,
);
const containerCheck = Type.Object(
  {
    container: code(17),
    seals: Type.Array(text(35), { maxItems: SEALS_MAX, uniqueItems: true }),
    sealState: oneOf<SealState>(SEAL_STATES),
    photos: images,
    note: remark,
  },
  closed,
);
const attested = Type.Object(
  {
    attendance: oneOf<Attendance>(ATTENDANCES),
    name: Type.String({ maxLength: 100, pattern: STORABLE_TEXT }),
    capacity: Type.String({ maxLength: 100, pattern: STORABLE_TEXT }),
    signature: nullable(contentId),
    note: remark,
  },
  closed,
);
const sample = Type.Object({ line, seal: text(35), laboratory: code(20), questions: words }, closed);
const result = Type.Object(
  {
    sample: Type.Integer({ minimum: 1 }),
    answer: words,
    codeProposed: nullable(Type.String({ pattern: '^\\d{4,12}$' })),
  },
  closed,
);
const discrepancy = Type.Object({ line: nullable(line), kind, declared: text(300), found: text(300), follow }, closed);
const amount = Type.String({ pattern: '^[1-9]\\d{0,14}$', description: 'Whole units of the national currency' });
const proposal = Type.Object({ violation: code(20), amountMin: amount, amountMax: amount, text: words }, closed);
const outcome = oneOf<CaseOutcome>(CASE_OUTCOMES);

/** One step, by its name. */
export const InspectionStepBody = Type.Union(
  [
    Type.Object(
      { step: Type.Literal('checkDocuments'), items: Type.Array(checkedItem, { maxItems: CHECKLIST_MAX }) },
      closed,
    ),
    Type.Object({ step: Type.Literal('order'), order }, closed),
    Type.Object({ step: Type.Literal('cancel'), reason: words }, closed),
    Type.Object({ step: Type.Literal('recordScan'), scan }, closed),
    Type.Object({ step: Type.Literal('checkContainer'), check: containerCheck }, closed),
    Type.Object({ step: Type.Literal('recordFinding'), finding }, closed),
    Type.Object({ step: Type.Literal('takeSample'), sample }, closed),
    Type.Object({ step: Type.Literal('recordAttendance'), attested }, closed),
    Type.Object({ step: Type.Literal('recordLaboratoryResult'), result }, closed),
    Type.Object(
      {
        step: Type.Literal('conclude'),
        conforms: Type.Boolean(),
        discrepancies: Type.Array(discrepancy, { maxItems: DISCREPANCIES_MAX }),
        text: words,
      },
      closed,
    ),
    Type.Object({ step: Type.Literal('proposePenalty'), followUp: FollowUpNumber, proposal }, closed),
    Type.Object(
      {
        step: Type.Literal('imposePenalty'),
        followUp: FollowUpNumber,
        amount,
        reason: words,
        /** As the leader wrote it; without one it goes out as it is drafted. */
        letter: Type.Optional(LetterBody),
      },
      closed,
    ),
    Type.Object({ step: Type.Literal('dropPenalty'), followUp: FollowUpNumber, reason: words }, closed),
    Type.Object({ step: Type.Literal('takeCase'), followUp: FollowUpNumber }, closed),
    Type.Object({ step: Type.Literal('addCaseNote'), followUp: FollowUpNumber, text: words }, closed),
    Type.Object({ step: Type.Literal('concludeCase'), followUp: FollowUpNumber, outcome, text: words }, closed),
    Type.Object({ step: Type.Literal('closeFollowUp'), followUp: FollowUpNumber, text: words }, closed),
  ],
  { $id: 'InspectionStep' },
);
export type InspectionStepBody = Static<typeof InspectionStepBody>;

const at = Type.String();
const photo = Type.Object({
  id: Type.String(),
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
});
const withTime = <T extends Record<string, TSchema>>(properties: T) => Type.Object({ ...properties, at });
const difference = Type.Object({ line: nullable(line), kind, declared: Type.String(), found: Type.String() });

const round = Type.Object({
  status: oneOf(['ordered', 'underway', 'cancelled', 'concluded'] as const),
  order: withTime(order.properties),
  scans: Type.Array(withTime(scan.properties)),
  containerChecks: Type.Array(withTime(containerCheck.properties)),
  findings: Type.Array(withTime(finding.properties)),
  attendance: nullable(withTime(attested.properties)),
  cancellation: nullable(withTime({ reason: Type.String() })),
  conclusion: nullable(
    withTime({
      conforms: Type.Boolean(),
      discrepancies: Type.Array(Type.Object({ ...discrepancy.properties, followUp: Type.String() })),
      text: Type.String(),
    }),
  ),
});

const named = Type.Object({ id: Type.String(), name, illustrative: Type.Boolean() });
const step = oneOf<InspectionStep>(INSPECTION_STEPS);

/** What followed from a discrepancy, with what came of it. */
const followUpView = Type.Object({
  id: Type.String(),
  kind: follow,
  discrepancy,
  openedAt: at,
  /** The investigation that it comes of. */
  from: nullable(Type.String()),
  /** Who proposes stands beside: they do not decide on it. */
  proposal: nullable(
    withTime({ ...proposal.properties, violationName: name, byName: Type.String(), isOwn: Type.Boolean() }),
  ),
  officer: nullable(withTime({ name: Type.String(), isSelf: Type.Boolean() })),
  notes: Type.Array(withTime({ text: Type.String(), byName: Type.String() })),
  /** The instruction that carries it out now. */
  instructed: Type.Boolean(),
  closed: nullable(
    withTime({
      text: Type.String(),
      link: nullable(Type.String()),
      end: nullable(oneOf<FollowUpEnd>(FOLLOW_UP_ENDS)),
      /** Of a fine that a later decision took back. */
      isReversed: Type.Boolean(),
    }),
  ),
});
export type FollowUpView = DeepReadonly<Static<typeof followUpView>>;

/** An inspection as the office works on it. */
export const InspectionFile = Type.Object(
  {
    documentChecks: Type.Array(withTime({ items: Type.Array(checkedItem) })),
    rounds: Type.Array(round),
    photos: Type.Array(photo),
    samples: Type.Array(withTime({ ...sample.properties, result: nullable(withTime(result.properties)) })),
    followUps: Type.Array(followUpView),
    /** The offences of the country's list, and what each may cost. */
    violations: Type.Array(
      Type.Object({
        ...named.properties,
        amountMin: Type.String(),
        amountMax: Type.String(),
        legalBasis: Type.String(),
      }),
    ),
    /** The questions that these papers raise today. */
    checklist: Type.Array(
      Type.Object({ id: Type.String(), text: name, legalBasis: Type.String(), illustrative: Type.Boolean() }),
    ),
    /** Containers that an order may name. */
    containers: Type.Array(Type.String()),
    /** What was found otherwise than declared, as a beginning of the conclusion. */
    differences: Type.Array(difference),
    /** What was ordered and is not done yet; nothing where no order is open. */
    outstanding: nullable(Type.Object({ unscanned: Type.Array(Type.String()), unopened: Type.Boolean() })),
    /** An order is open, but the control was ended by a finding that was recorded on the case itself. */
    endedOnCase: Type.Boolean(),
    kinds: Type.Array(Type.Object({ kind, name, follow: Type.Array(follow), illustrative: Type.Boolean() })),
    conditions: Type.Array(named),
    laboratories: Type.Array(named),
    /** What this actor may do next. */
    actions: Type.Array(step),
  },
  { $id: 'InspectionFile' },
);
export type InspectionFile = DeepReadonly<Static<typeof InspectionFile>>;

/** An order that nobody has concluded on yet. */
export const OpenOrder = Type.Object(
  {
    number: Type.String(),
    officeId: Type.String(),
    importerName: nullable(Type.String()),
    description: Type.String(),
    /** The case is in the hands of who asks. */
    isMine: Type.Boolean(),
    place: Type.String(),
    plannedAt: Type.String(),
    orderedAt: at,
    containers: Type.Array(Type.String()),
    means,
  },
  { $id: 'OpenOrder' },
);

/** What a discrepancy became, in the list of an office. */
export const ListedFollowUp = Type.Object(
  { ...followUpView.properties, number: Type.String(), officeId: Type.String() },
  { $id: 'ListedFollowUp' },
);
export type ListedFollowUp = DeepReadonly<Static<typeof ListedFollowUp>>;

/** What the trader and the place where the goods are need to know: what is looked at, where and when; and in the end, what was found. */
export const InspectionNotice = Type.Object(
  {
    status: oneOf(['ordered', 'underway', 'cancelled', 'concluded', 'ended'] as const),
    orderedAt: at,
    containers: Type.Array(Type.String()),
    packages: Type.String(),
    lines: Type.Array(line),
    extent,
    means,
    place: Type.String(),
    plannedAt: Type.String(),
    reasonForTrader: Type.String(),
    cancelledAt: nullable(at),
    result: nullable(
      withTime({
        conforms: Type.Boolean(),
        text: Type.String(),
        discrepancies: Type.Array(Type.Object({ ...difference.properties, kindName: name })),
        findings: Type.Array(withTime({ ...finding.properties, conditionName: nullable(name) })),
      }),
    ),
  },
  { $id: 'InspectionNotice' },
);
export type InspectionNotice = DeepReadonly<Static<typeof InspectionNotice>>;

export const InspectionNotices = Type.Object(
  {
    notices: Type.Array(InspectionNotice),
    samples: Type.Array(
      withTime({
        line,
        seal: Type.String(),
        laboratoryName: name,
        result: nullable(withTime({ answer: Type.String(), codeProposed: nullable(Type.String()) })),
      }),
    ),
  },
  { $id: 'InspectionNotices' },
);
export type InspectionNotices = DeepReadonly<Static<typeof InspectionNotices>>;

type DeepReadonly<T> = T extends (infer E)[]
  ? readonly DeepReadonly<E>[]
  : T extends object
    ? { readonly [K in keyof T]: DeepReadonly<T[K]> }
    : T;
