import { STATED_TEXT } from '#core/kernel';
import { MODEL_REASON_LENGTH_MAX, MODEL_ROLES, ModelHash, SelectionSettings } from '#core/model';
import { REASON_LENGTH_MAX } from '#core/approval';
import { Type, type Static } from 'typebox';
import { STATUSES } from './training/training-plan.ts';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()]);
const closed = { additionalProperties: false } as const;
const Words = Type.Object({ vi: Type.String(), en: Type.String() });
const Count = Type.Integer({ minimum: 0 });
const Person = Type.Object({ userId: Type.String(), name: nullable(Type.String()) });
const PROVENANCES = ['simulated', 'synthetic', 'published', 'operational'] as const;
const ProvenanceSchema = Type.Enum(PROVENANCES, {
  description: 'Where the rows came from that it learned from. Whoever shows what a model says, shows this with it',
});

export const HashParams = Type.Object({ hash: ModelHash });
export const TrainingParams = Type.Object({ id: Type.String({ format: 'uuid' }) });
export const RoleParams = Type.Object({ role: Type.Enum(MODEL_ROLES) });
export const ModelReason = Type.Object(
  { reason: Type.String({ minLength: 3, maxLength: MODEL_REASON_LENGTH_MAX, pattern: STATED_TEXT }) },
  closed,
);

export const StartTraining = Type.Object(
  {
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80, pattern: STATED_TEXT })),
    seed: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 0xffff_ffff, description: 'The same seed gives the same model' }),
    ),
  },
  closed,
);

const TrainedOnText = Type.String({ minLength: 3, maxLength: 500, pattern: STATED_TEXT });
export const FORMATS = ['haidang', 'xgboost', 'onnx'] as const;
/** The largest model file that is taken: some thousand trees. */
const FILE_LENGTH_MAX = 8_000_000;
export const ModelFile = Type.Object(
  {
    format: Type.Enum(FORMATS, { description: 'Ours; the JSON that XGBoost saves; ONNX, in base64' }),
    file: Type.String({ minLength: 2, maxLength: FILE_LENGTH_MAX }),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 80, pattern: STATED_TEXT })),
    provenance: Type.Optional(ProvenanceSchema),
    trainedOn: Type.Optional(
      Type.Object(
        { vi: TrainedOnText, en: TrainedOnText },
        { ...closed, description: 'In both languages of its readers' },
      ),
    ),
  },
  {
    ...closed,
    description: 'Of a file of ours the card says name, provenance and what it was trained on; of others, say so here',
  },
);
/** With what is around the file. */
export const MODEL_FILE_BYTES_MAX = FILE_LENGTH_MAX + 10_000;

const Reason = Type.String({ minLength: 3, maxLength: REASON_LENGTH_MAX, pattern: STATED_TEXT });
export const ProposeModel = Type.Union([
  Type.Object({ action: Type.Literal('set'), role: Type.Enum(MODEL_ROLES), hash: ModelHash, reason: Reason }, closed),
  Type.Object({ action: Type.Literal('restart'), reason: Reason }, closed),
  Type.Object({ action: Type.Literal('settings'), settings: SelectionSettings, reason: Reason }, closed),
]);

export const ModelSummarySchema = Type.Object(
  {
    hash: Type.String({ description: 'SHA-256 of its file' }),
    name: Type.String(),
    provenance: ProvenanceSchema,
    source: Type.Enum(['training', 'file']),
    addedAt: Type.String(),
    addedBy: Person,
    role: nullable(Type.Enum(MODEL_ROLES)),
    trainedOn: nullable(Words),
    rows: nullable(Type.Integer({ minimum: 0, description: 'Learned from; null where the file is not here' })),
    positives: nullable(Count),
    heldBack: nullable(Count),
    metrics: Type.Record(Type.String(), Type.Number(), {
      description:
        'On the latest rows, held back from learning and from calibration: `auc`, `brier` beside `brierOfShare` (knowing nothing but the share of finds), `precisionAt10`, `recallAt10` and `revenueAt10` where the tenth of the highest rank is looked at. What cannot be worked out is left out',
    }),
  },
  { $id: 'ModelSummary' },
);
export type ModelSummary = Static<typeof ModelSummarySchema>;

export const TrainingSchema = Type.Object(
  {
    id: Type.String(),
    kind: Type.Enum(['training', 'trial'], {
      description: '`trial`: a model that was brought in as a file is tried on what is kept here',
    }),
    name: Type.String(),
    seed: Count,
    provenance: ProvenanceSchema,
    status: Type.Enum(STATUSES, { description: '`tooLittle`: what was found is not enough to learn from' }),
    waiting: Type.Boolean({ description: 'Interrupted; it goes on from its last checkpoint' }),
    by: Person,
    startedAt: Type.String(),
    endedAt: nullable(Type.String()),
    progress: Type.Object({
      stage: Type.Enum(['reading', 'chance', 'stake']),
      done: Count,
      of: Count,
    }),
    hash: nullable(Type.String({ description: 'Of the model that it made, or tried' })),
  },
  { $id: 'Training' },
);
export type TrainingView = Static<typeof TrainingSchema>;

const InRoleSchema = Type.Object({
  model: Type.Ref('ModelSummary'),
  reason: Type.String(),
  proposedBy: Person,
  approvedBy: Person,
  since: Type.String(),
});

export const ModelDeskSchema = Type.Object(
  {
    champion: nullable(InRoleSchema),
    challenger: nullable(InRoleSchema),
    stop: nullable(Type.Object({ person: Person, reason: Type.String(), at: Type.String() })),
    selects: Type.Boolean({ description: 'Whether the champion has a part in selecting now' }),
    ready: Type.Boolean({
      description: 'Whether all that was declared before is taken up; until then the rules decide alone',
    }),
    settings: nullable(
      Type.Object({
        settings: SelectionSettings,
        version: Type.Integer({ minimum: 0, description: '0: of the country’s own data' }),
        illustrative: Type.Boolean({ description: 'Of the country’s own data, and not official' }),
        legalBasis: nullable(Type.String()),
      }),
    ),
    material: Type.Object(
      { declarations: Count, looked: Count, finds: Count, lookedMin: Count, findsMin: Count },
      { description: 'What there is to learn from, and how much of it a training takes at least' },
    ),
    models: Type.Array(Type.Ref('ModelSummary'), { description: 'Newest first' }),
    trainings: Type.Array(Type.Ref('Training'), { description: 'Newest first' }),
    waiting: Type.Array(
      Type.Object({
        id: Type.String(),
        action: Type.Enum(['set', 'restart', 'settings']),
        role: nullable(Type.Enum(MODEL_ROLES)),
        hash: nullable(Type.String()),
        reason: Type.String(),
        proposedBy: Person,
        at: Type.String(),
        lastDay: Type.String(),
      }),
      { description: 'Proposals that wait for a second person' },
    ),
    may: Type.Object({ propose: Type.Boolean(), stop: Type.Boolean(), approve: Type.Boolean() }),
  },
  { $id: 'ModelDesk' },
);
export type ModelDesk = Static<typeof ModelDeskSchema>;

const NamedModel = Type.Object({ hash: Type.String({ description: 'SHA-256 of its file' }), name: Type.String() });

export const ModelHistorySchema = Type.Object(
  {
    items: Type.Array(
      Type.Object({
        turn: Type.Integer({ minimum: 1, description: 'Which it was, counted from the first of the country' }),
        at: Type.String(),
        kind: Type.Enum(['set', 'retired', 'stopped', 'restarted', 'settings']),
        role: nullable(Type.Enum(MODEL_ROLES)),
        model: nullable(NamedModel),
        instead: nullable(NamedModel),
        changes: Type.Array(
          Type.Object({
            field: Type.String(),
            before: nullable(Type.String()),
            after: nullable(Type.String()),
          }),
          { description: 'Of settings: each that differs from the version before, or each of the first version' },
        ),
        version: nullable(Type.Integer({ minimum: 1, description: 'Of the settings' })),
        reason: Type.String(),
        by: Type.Object(Person.properties, { description: 'Who did it; where it took two, who agreed' }),
        proposed: nullable(Type.Object({ by: Person, at: nullable(Type.String()), proposalId: Type.String() })),
      }),
      { description: 'Newest first' },
    ),
    nextBefore: nullable(Type.Integer({ minimum: 1, description: 'Asks for those before; null: there are none' })),
  },
  { $id: 'ModelHistory' },
);
export type ModelHistory = Static<typeof ModelHistorySchema>;

export const HISTORY_LIMIT_MAX = 100;
export const HistoryQuery = Type.Object(
  {
    before: Type.Optional(Type.Integer({ minimum: 1 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: HISTORY_LIMIT_MAX })),
  },
  closed,
);

export const ModelViewSchema = Type.Object(
  {
    summary: Type.Ref('ModelSummary'),
    version: Type.String({ description: 'Of the program that trained it' }),
    trees: Count,
    stakeTrees: Type.Integer({ minimum: 0, description: '0: it has no second head, and duty at stake stands for it' }),
    hasProfile: Type.Boolean({ description: 'Whether it knows how its rows looked, so that drift can be told' }),
    settings: Type.Record(Type.String(), Type.Union([Type.Number(), Type.String()])),
    importance: Type.Array(Type.Object({ feature: Type.String(), share: Type.Number() }), {
      description:
        'By how much asking for a feature helped, as shares of the whole; of a file that does not say so, how far it moves the score of goods kept here',
    }),
    trial: nullable(
      Type.Object(
        {
          provenance: ProvenanceSchema,
          declarations: Type.Integer({ minimum: 0, description: 'Imports kept here, on which its ranks were spread' }),
          looked: Count,
          finds: Count,
          lookedMin: Count,
          findsMin: Count,
          declarationsMin: Count,
          measured: nullable(
            Type.Object({
              from: Type.String(),
              to: Type.String(),
              declarations: Count,
              rows: Count,
              finds: Count,
              metrics: Type.Record(Type.String(), Type.Number(), { description: 'As of the summary' }),
              said: Type.Array(Type.Object({ said: Type.Number(), rows: Count, found: Count }), {
                description:
                  'Rows of alike chances, the least first: the mean of what was said, and on how many something was found',
              }),
            }),
          ),
        },
        {
          description:
            'Of a model that was brought in as a file: what it is worth on what was looked at here, none of which it had seen. `measured` is null where too little is kept',
        },
      ),
    ),
    calibration: Type.Array(Type.Object({ score: Type.Number(), chance: Type.Number() }), {
      description: 'What scores of its rehearsal have meant on rows held back from that',
    }),
  },
  { $id: 'ModelView' },
);
export type ModelView = Static<typeof ModelViewSchema>;
