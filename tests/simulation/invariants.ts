import type { Auditor } from './auditor.ts';
import type { House } from './house.ts';
import { OFFICES } from './people.ts';
import { apiClient } from '#client';
import { examineDeclaration } from '#core/assessment';
import { nextHolder } from '#core/clearance';
import { amountDue, DECLARATION_STATUSES, isLegal, type Declaration, type DeclarationState } from '#core/declaration';
import type { GuaranteeState } from '#core/guarantee';
import { leftOfGuarantee } from '#core/guarantee';
import {
  addDecimals,
  canonicalJson,
  decimal,
  decimalText,
  legalDate as dayOf,
  type Decimal,
  type PlainDate,
} from '#core/kernel';
import type { Reference } from '#core/reference';
import { rebuild, type JournalEvent } from '#server/platform/engine';
import { STREAMS } from '#server/program';
import { clientOf, signIn } from '#tests/support/session';
import { setTimeout } from 'node:timers/promises';
import { WAYS } from './ways.ts';

/** What an invariant is judged by. Each gives what breaks it, in words; nothing where it holds. */
export interface Evidence {
  readonly house: House;
  readonly audit: Auditor;
  readonly reference: Reference;
  /** Letters by their id, as often as the post office took them. */
  readonly letters: ReadonlyMap<string, number>;
  /** Steps that were taken through the API, and those that the law did not allow and the house took. */
  readonly taken: ReadonlyMap<string, number>;
  readonly wronglyTaken: readonly string[];
}
export type Invariant = (evidence: Evidence) => Promise<readonly string[]>;

const CELL = 1;
const poolOf = ({ house }: Evidence) => house.program.services.pool;

async function ledgerOf(evidence: Evidence): Promise<ReadonlyMap<string, bigint>> {
  const { rows } = await poolOf(evidence).query<{ account: string; subject: string; sum: string }>(
    'select account, subject, sum(amount)::text as sum from engine.posting group by account, subject',
  );
  return new Map(rows.map(({ account, subject, sum }) => [`${account} ${subject}`, BigInt(sum)]));
}

/** Per declaration and tax. */
export const taxPostedIsTaxOfTheVersionInForce: Invariant = async (evidence) => {
  const ledger = await ledgerOf(evidence);
  const wanted = new Map<string, bigint>();
  for (const [number, { taxes }] of evidence.audit.declarations)
    for (const { taxType, payable } of taxes) wanted.set(`revenue:${taxType} ${number}`, -BigInt(payable));
  const accounts = new Set([...wanted.keys(), ...[...ledger.keys()].filter((key) => key.startsWith('revenue:'))]);
  return [...accounts]
    .filter((key) => (ledger.get(key) ?? 0n) !== (wanted.get(key) ?? 0n))
    .map((key) => `${key}: ${ledger.get(key) ?? 0n} is posted, ${wanted.get(key) ?? 0n} is in force`);
};

/** Not what somebody once computed: the document in force, assessed anew by the law of its day. */
export const taxInForceIsTaxOfItsDocument: Invariant = ({ audit, reference }) => {
  const byPosition = new Map(audit.events.map((event) => [event.position.toString(), event]));
  const wrong: string[] = [];
  for (const [number, state] of audit.declarations) {
    if (state.registeredAt === null || state.status === 'cancelled') continue;
    const { declaration, legalDate } = documentOf(byPosition.get(state.documentPosition));
    const { assessment } = examineDeclaration(declaration, reference, legalDate);
    const totals = assessment?.totals.map(({ taxType, payable }) => `${taxType} ${payable}`) ?? [];
    const inForce = state.taxes.map(({ taxType, payable }) => `${taxType} ${payable}`);
    if (totals.toSorted().join() !== inForce.toSorted().join())
      wrong.push(`${number}: ${inForce.join(', ')} in force, ${totals.join(', ')} by the law`);
  }
  return Promise.resolve(wrong);
};

function documentOf(event: JournalEvent | undefined) {
  if (event === undefined) throw new Error('a version in force stands in the journal');
  return event.data as unknown as { readonly declaration: Declaration; readonly legalDate: PlainDate };
}

export const receivableIsWhatIsDue: Invariant = async (evidence) => {
  const ledger = await ledgerOf(evidence);
  return [...evidence.audit.declarations].flatMap(([number, state]) => {
    const [booked, due] = [ledger.get(`duty-receivable ${number}`) ?? 0n, amountDue(state)];
    const [owed, refundable] = [-(ledger.get(`refunds-payable ${number}`) ?? 0n), BigInt(state.refundable ?? '0')];
    return [
      ...(booked === due ? [] : [`${number}: ${booked} is booked, ${due} is due`]),
      ...(due < 0n ? [`${number}: ${due} is due`] : []),
      ...(owed === refundable ? [] : [`${number}: ${owed} is booked to give back, ${refundable} stands`]),
    ];
  });
};

export const booksBalance: Invariant = async (evidence) => {
  const sum = [...(await ledgerOf(evidence)).values()].reduce((total, amount) => total + amount, 0n);
  return sum === 0n ? [] : [`all postings sum to ${sum}`];
};

/** What is drawn on a guarantee is what declarations hold of it, and nothing is overdrawn. */
export const guaranteesHoldWhatIsDrawn: Invariant = async (evidence) => {
  const held = new Map<string, bigint>();
  for (const { securities = [] } of evidence.audit.declarations.values())
    for (const { guaranteeId, amount } of securities)
      held.set(guaranteeId, (held.get(guaranteeId) ?? 0n) + BigInt(amount));
  const { rows } = await poolOf(evidence).query<{ body: GuaranteeState }>(
    `select convert_from(body, 'UTF8')::jsonb as body from engine.state where stream_type = 'guarantee'`,
  );
  return rows.flatMap(({ body }) => {
    const drawn = BigInt(body.drawn);
    return [
      ...(drawn === (held.get(body.id) ?? 0n) ? [] : [`${body.id}: ${drawn} is drawn, ${held.get(body.id)} is held`]),
      ...(drawn >= 0n && leftOfGuarantee(body) >= 0n ? [] : [`${body.id} is overdrawn`]),
    ];
  });
};

/** What quotas and lists show as drawn is what declarations hold of them, and nothing is overdrawn. */
export const reliefsHoldWhatIsDrawn: Invariant = async ({ audit, house }) => {
  const held = new Map<string, Decimal>();
  for (const { reliefDraws = [] } of audit.declarations.values())
    for (const { account, id, line, quantity } of reliefDraws) {
      const key = account === 'list' ? `${id}/${line}` : (id.split('|')[0] ?? id);
      held.set(key, addDecimals(held.get(key) ?? decimal('0'), decimal(quantity)));
    }
  const shown: { readonly key: string; readonly drawn: string; readonly left: string }[] = [];
  for (const { client, listId } of house.traders) {
    if (listId === undefined) continue;
    const { data } = await client.GET('/api/v1/exemption-lists/{id}', { params: { path: { id: listId } } });
    if (!data) return [`list ${listId} is not shown`];
    shown.push(...data.lines.map(({ line, drawn, left }) => ({ key: `${listId}/${line}`, drawn, left })));
  }
  const { data: quotas } = await apiClient({ baseUrl: house.program.url }).GET('/api/v1/quotas', {});
  shown.push(...(quotas?.items ?? []).map(({ order, drawn, left }) => ({ key: order, drawn, left })));
  return shown.flatMap(({ key, drawn, left }) => [
    ...(drawn === decimalText(held.get(key) ?? decimal('0')) ? [] : [`${key}: ${drawn} is drawn, not what is held`]),
    ...(left.startsWith('-') || drawn.startsWith('-') ? [`${key} is overdrawn`] : []),
  ]);
};

export const nothingIsReleasedWhileHeld: Invariant = ({ audit }) => Promise.resolve(audit.releasedWhileHeld);

/** Whatever was released stays released until somebody with the right to stops it, and what is free is released. */
export const whatIsFreeIsReleased: Invariant = ({ audit }) =>
  Promise.resolve(
    [...audit.declarations].flatMap(([number, state]) =>
      isStuck(state) ? [`${number} is free and not released`] : [],
    ),
  );
const isStuck = (state: DeclarationState): boolean =>
  state.status === 'awaitingPayment' && state.cancellation === undefined && amountDue(state) <= 0n;

export const deadlinesAreToldOnceAndNeverEarly: Invariant = ({ audit }) => Promise.resolve(audit.toldAmiss);

export const deadlinesThatPassedWereTold: Invariant = ({ audit, house }) =>
  Promise.resolve(audit.untold(house.clock.now()));

/** After the jobs of the day: what an absent officer held is with another who may hold it, where there is one. */
export const nobodyAwayHoldsACase: Invariant = async ({ audit, house }) => {
  const broken: string[] = [];
  for (const officeId of OFFICES) {
    const officers = (await house.program.access.officers([officeId])).map((one) => ({ ...one, openCases: 0 }));
    const away = new Set(officers.filter((one) => one.away).map(({ userId }) => userId));
    for (const [number, state] of audit.declarations)
      if (
        state.head.officeId === officeId &&
        isLegal(state, 'case.assign') &&
        away.has(state.assignee?.officerId ?? '')
      )
        if (nextHolder(state, officers) !== undefined) broken.push(`${number} is held by who is away`);
  }
  return broken;
};

/** Whoever is tied to a trader never holds a case of it, whether it was handed out, given by a leader or taken. */
export const nobodyTiedHoldsACase: Invariant = ({ audit, house }) => {
  const ties = new Map(house.officers.map(({ userId, tiedTo }) => [userId, tiedTo]));
  return Promise.resolve(
    [...audit.declarations].flatMap(([number, { assignee, head }]) => {
      const tiedTo = ties.get(assignee?.officerId ?? '');
      const isTied = tiedTo !== undefined && [head.importerId, head.exporterId].some((id) => id === tiedTo);
      return isTied ? [`${number} is held by who is tied to ${tiedTo}`] : [];
    }),
  );
};

/** What came during the day was handed out: nobody's are only those that nobody may hold. */
export const casesAreHandedOut: Invariant = async ({ audit, house }) => {
  const officers = (await house.program.access.officers(OFFICES)).map((one) => ({ ...one, openCases: 0 }));
  return [...audit.declarations].flatMap(([number, state]) => {
    if (state.assignee !== undefined || !isLegal(state, 'case.assign')) return [];
    return nextHolder(state, officers) === undefined ? [] : [`${number} is nobody's`];
  });
};

/** Of each event whoever it concerns is told, once. */
export const eachNoticeIsKeptOnce: Invariant = async (evidence) => {
  const { rows } = await poolOf(evidence).query<{ place: string; code: string; audience: string }>(
    `select (id / 1024)::text as place, code, audience from notices.notice`,
  );
  const kept = new Map<string, number>();
  for (const { place, code, audience } of rows) count(kept, `${place} ${code} ${audience}`);
  const wanted = new Set(
    evidence.audit.notices.map(({ position, code, audience }) => `${position} ${code} ${audience.kind}:${audience.id}`),
  );
  return [
    ...[...wanted].filter((key) => kept.get(key) !== 1).map((key) => `${key} is kept ${kept.get(key) ?? 0} times`),
    ...[...kept].filter(([, times]) => times > 1).map(([key]) => `${key} is kept twice`),
  ];
};

interface DeliveryRow {
  readonly channel: string;
  readonly target: string;
  readonly notice_id: string;
  readonly state: string;
  readonly audience: string;
}

/** At the end of the month nothing is still on its way, and what was taken once did not come again. */
export const eachNoticeIsDeliveredOrDead: Invariant = async (evidence) => {
  const { rows } = await poolOf(evidence).query<DeliveryRow>(
    `select d.channel, d.target, d.notice_id::text, d.state, n.audience
       from notices.delivery d left join notices.notice n on n.id = d.notice_id`,
  );
  const onTheWay = rows.filter(({ state }) => state !== 'delivered' && state !== 'dead');
  const taken = evidence.house.traders.flatMap(({ receiver }) => [...(receiver?.messages() ?? [])]);
  const byHook = rows.filter(({ channel, state }) => channel === 'webhook' && state === 'delivered').length;
  const byMail = rows.filter(({ channel, state }) => channel === 'email' && state === 'delivered').length;
  const takenOnce = taken.filter(([, { taken: times }]) => times > 0).length;
  return [
    ...onTheWay.map((row) => `${row.channel} ${row.notice_id} to ${row.target} is ${row.state}`),
    ...taken.filter(([, { taken: times }]) => times > 1).map(([id, { taken: times }]) => `${id} came ${times} times`),
    ...(byHook === takenOnce ? [] : [`${byHook} are delivered by webhook, ${takenOnce} came`]),
    ...[...evidence.letters].filter(([, times]) => times > 1).map(([id, times]) => `letter ${id} came ${times} times`),
    ...(byMail === evidence.letters.size ? [] : [`${byMail} letters are delivered, ${evidence.letters.size} came`]),
  ];
};

/** Whoever has software that listens is called for each of its notices. */
export const listenersAreCalledForEachNotice: Invariant = async (evidence) => {
  const { rows } = await poolOf(evidence).query<{ organisation_id: string; notice_id: string; disabled: boolean }>(
    `select e.organisation_id, d.notice_id::text, e.disabled_at is not null as disabled
       from notices.endpoint e join notices.delivery d on d.target = e.id`,
  );
  const called = new Set(rows.map((row) => `${row.organisation_id} ${BigInt(row.notice_id) / 1024n}`));
  const off = new Set(rows.filter(({ disabled }) => disabled).map((row) => row.organisation_id));
  const listeners = evidence.house.traders.filter(({ receiver }) => receiver).map(({ trader }) => trader.id);
  return evidence.audit.notices
    .filter(({ audience: { kind, id } }) => kind === 'organisation' && listeners.includes(id) && !off.has(id))
    .filter(({ audience, position }) => !called.has(`${audience.id} ${position}`))
    .map(({ audience, position, code }) => `${audience.id} was not called for ${code} at ${position}`);
};

export const journalVerifies: Invariant = async ({ house, audit }) => {
  const report = await house.program.services.engine.verifyJournal();
  const gaps = audit.events.filter(({ position }, index) => position !== BigInt(index + 1));
  return [...report.problems, ...gaps.map(({ position }) => `a gap before ${position}`)];
};

export const rebuildGivesTheSameStates: Invariant = async (evidence) => [
  ...(await rebuild(poolOf(evidence), CELL, STREAMS, { mode: 'compare' })).differences,
];

/** By the journal alone: what each declaration said, its parties as they stood, the law and the rules of its moment, what was drawn. */
export const eachSelectionComesOutAgain: Invariant = async ({ house, audit }) => {
  const { url } = house.program;
  const analyst = clientOf(url, await signIn(url, 'risk'));
  const asItWas = { base: 'then', change: { kind: 'none' } } as const;
  const days = audit.events.map(({ at }) => at.slice(0, 10));
  // The days of the journal are those of UTC; here the last hours of one are the next.
  const period = { from: days[0] ?? '', to: dayOf(house.clock.now(), ZONE_OFFSET_MINUTES) };
  const begun = await analyst.POST('/api/v1/risk/replays', { body: { ...period, versions: [asItWas, asItWas] } });
  const path = { path: { id: begun.data?.id ?? '' } };
  for (;;) {
    const { data, error } = await analyst.GET('/api/v1/risk/replays/{id}', { params: path });
    if (data?.status === 'running') {
      await setTimeout(LOOK_MS);
      continue;
    }
    const registered = audit.events.filter(
      ({ stream, type }) => stream.type === 'declaration' && type === 'Registered',
    );
    if (!data?.result) return [`the month was not replayed: ${JSON.stringify(data ?? error ?? begun.error)}`];
    const { fidelity } = data.result;
    const wanted = { same: registered.length, differing: 0, erased: 0, unknownLaw: 0 };
    const isSame = canonicalJson(fidelity) === canonicalJson(wanted);
    return isSame ? [] : [`${JSON.stringify(fidelity)} where there are ${registered.length}`];
  }
};
const ZONE_OFFSET_MINUTES = 420;
const LOOK_MS = 50;

export const onlyLegalStepsAreTaken: Invariant = ({ wronglyTaken }) => Promise.resolve(wronglyTaken);

export const everyStatusIsReached: Invariant = ({ audit }) =>
  Promise.resolve(DECLARATION_STATUSES.filter((status) => !audit.statuses.has(status)));

export const everyStepIsTaken: Invariant = ({ taken }) =>
  Promise.resolve(Object.keys(WAYS).filter((action) => !taken.has(action)));

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** Hold at the end of every day. */
export const DAILY = {
  taxPostedIsTaxOfTheVersionInForce,
  receivableIsWhatIsDue,
  booksBalance,
  guaranteesHoldWhatIsDrawn,
  reliefsHoldWhatIsDrawn,
  nothingIsReleasedWhileHeld,
  whatIsFreeIsReleased,
  deadlinesAreToldOnceAndNeverEarly,
  deadlinesThatPassedWereTold,
  nobodyAwayHoldsACase,
  nobodyTiedHoldsACase,
  casesAreHandedOut,
  eachNoticeIsKeptOnce,
  onlyLegalStepsAreTaken,
} as const satisfies Readonly<Record<string, Invariant>>;

/** Hold when the month is over and everything has come to rest. */
export const FINAL = {
  ...DAILY,
  taxInForceIsTaxOfItsDocument,
  eachNoticeIsDeliveredOrDead,
  listenersAreCalledForEachNotice,
  journalVerifies,
  rebuildGivesTheSameStates,
  eachSelectionComesOutAgain,
  everyStatusIsReached,
  everyStepIsTaken,
} as const satisfies Readonly<Record<string, Invariant>>;
