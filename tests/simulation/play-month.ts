import { agenda, type Agenda } from './agenda.ts';
import { auditor, type Auditor } from './auditor.ts';
import { openHouse, type House, type HouseOptions, type OfficerDesk, type TraderDesk } from './house.ts';
import { DAILY, FINAL, type Evidence, type Invariant } from './invariants.ts';
import { OFFICES } from './people.ts';
import { dayProtocol, type DayProtocol } from './protocol.ts';
import { withReliefGoods } from './relief-goods.ts';
import { isPaidForByBank, isTaken, SILENT_ACCOUNTS, toldBy, WAYS, type Look, type Told, type Walked } from './ways.ts';
import type { ApiClient, Schemas } from '#client';
import {
  DECLARATION_STREAM,
  DECLARATION_STATUSES,
  isLegal,
  legalStepOf,
  openRefundOrders,
  type DeclarationState,
} from '#core/declaration';
import {
  addDays,
  instantAt,
  legalDate,
  plainDate,
  seededRandom,
  type Instant,
  type PlainDate,
  type Random,
} from '#core/kernel';
import { DEADLINES_FOLLOWER } from '#server/deadlines';
import { OVERVIEW_FOLLOWER } from '#server/declaration';
import { NOTICES_FOLLOWER } from '#server/notices';
import { hash } from 'node:crypto';

export interface MonthOptions extends Pick<HouseOptions, 'databaseUrl'> {
  readonly seed: number;
  readonly declarations: number;
  /** Told at the end of each day. */
  readonly onDay?: (protocol: DayProtocol) => void;
}

export interface MonthOutcome {
  readonly days: readonly DayProtocol[];
  /** What breaks each invariant; for those of every day, on which day first. */
  readonly broken: ReadonlyMap<string, readonly string[]>;
  readonly taken: ReadonlyMap<string, number>;
  /** Codes of what was refused, by the step that was tried. */
  readonly refused: ReadonlyMap<string, number>;
  readonly statuses: ReadonlySet<string>;
  readonly deliveries: ReadonlyMap<string, number>;
  readonly absences: number;
  readonly events: number;
  /** Of what happened to declarations, and when: the same for the same seed on the same tree. */
  readonly fingerprint: string;
}

/** A Monday. The weeks after it hold a Saturday on which offices work, and three days of holidays. */
const FIRST_DAY = plainDate('2026-08-17');
const DAYS = 38;
/** After that nothing new is lodged: the rest of the month is for what is under way. */
const LODGING_DAYS = 29;
const ZONE_MS = 7 * 3_600_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 86_400_000;
/** After the day's jobs may run. */
const NIGHT_MS = 40 * 60_000;
/** The house's clock goes wrong for an afternoon, by so much. */
const WRONG_CLOCK = { day: 10, fromHour: 14, toHour: 17, byMs: -3 * HOUR_MS };
/** Nobody is there, and nothing rings: the machine stands still over a weekend and a Monday. */
const STANDSTILL = { fromDay: 25, toDay: 28, hour: 18 };
const TURNS = { trader: 2, officer: 4 };
const LOOKS = { trader: 4, officer: 3 };
const ILLEGAL_SHARE = 0.04;
/** What an officer or trader who looks at something weighs against doing anything about it now. */
const IDLE_WEIGHT = 2;
/** So long a carrier or bank may take, in real time, before the month is given up. */
const PATIENCE_MS = 300_000;

interface Month {
  readonly house: House;
  readonly audit: Auditor;
  readonly random: Random;
  readonly plan: Agenda;
  readonly taken: Map<string, number>;
  readonly refused: Map<string, number>;
  readonly wronglyTaken: string[];
  readonly letters: Map<string, number>;
  readonly orders: Set<string>;
  transfers: number;
  ordinal: number;
  absences: number;
  skewMs: number;
  standstill: boolean;
}

/** Plays a month at three offices from event to event, and judges it at the end of each day and at the end. */
export async function playMonth(options: MonthOptions): Promise<MonthOutcome> {
  const { seed, declarations, onDay } = options;
  const house = await openHouse({ ...options, firstDay: FIRST_DAY, offices: OFFICES });
  try {
    const { reference, deadlines } = house.program.services.reference.current();
    const month: Month = {
      house,
      audit: auditor(house.program.services.pool, () => ({ reference, deadlines })),
      random: seededRandom(seed),
      plan: agenda(),
      taken: new Map(),
      refused: new Map(),
      wronglyTaken: [],
      letters: new Map(),
      orders: new Set(),
      transfers: 0,
      ordinal: 0,
      absences: 0,
      skewMs: 0,
      standstill: false,
    };
    const evidence: Evidence = { ...month, reference };
    const broken = new Map<string, readonly string[]>();
    const days: DayProtocol[] = [];
    planPeople(month, declarations);
    planClock(month);
    planNights(month, async (day) => {
      await judge(DAILY, evidence, broken, day);
      const protocol = dayProtocol(day, eventsOf(month, day));
      days.push(protocol);
      onDay?.(protocol);
    });
    await live(month);
    await goOn(month);
    await rest(month);
    await judge(FINAL, evidence, broken, 'end');
    return {
      days,
      broken,
      taken: month.taken,
      refused: month.refused,
      statuses: month.audit.statuses,
      deliveries: await deliveriesOf(month),
      absences: month.absences,
      events: month.audit.events.length,
      fingerprint: fingerprintOf(month.audit),
    };
  } finally {
    await house.stop();
  }
}

// --- The course of time

async function live(month: Month): Promise<void> {
  for (let next = month.plan.next(); next !== undefined; next = month.plan.next()) {
    if (month.standstill && !isAwake(next.at)) continue;
    await moveTo(month, next.at);
    await next.run();
  }
}

/** To the next moment, doing on the way what comes due; but what comes due while nobody is there is done when it is over. */
async function moveTo(month: Month, at: Instant): Promise<void> {
  const { clock } = month.house;
  const target = instantAt(Date.parse(at) + month.skewMs);
  // Whoever is on the way with something arrives before the clock goes on: nobody is taken for dead who only is slow.
  await month.house.program.notices.deliveries.runDue();
  if (month.standstill) {
    month.standstill = false;
    clock.set(target);
  }
  for (let due = await nextDue(month); due !== undefined && due < target; due = await nextDue(month)) {
    if (clock.now() <= due) clock.set(instantAt(Date.parse(due) + 1));
    await doWhatIsDue(month);
    await settle(month);
    await month.house.program.notices.deliveries.runDue();
  }
  clock.set(target);
}

/** Extra hours for whatever the month has not met yet, which everybody looks for; with enough declarations there are none. */
async function goOn(month: Month): Promise<void> {
  const { house, taken, audit } = month;
  const hasMetAll = (): boolean =>
    ACTIONS.every((action) => taken.has(action)) && DECLARATION_STATUSES.every((status) => audit.statuses.has(status));
  for (let hour = 0; hour < EXTRA_HOURS_MAX && !hasMetAll(); hour += 1)
    for (const turn of [
      ...(hour % 4 === 0 ? [() => lodge(month)] : []),
      ...house.traders.map((desk) => () => traderTurn(month, desk)),
      ...house.officers.map((desk) => () => officerTurn(month, desk)),
    ]) {
      await moveTo(month, instantAt(Date.parse(house.clock.now()) + EXTRA_TURN_MS));
      await turn();
    }
}
const EXTRA_HOURS_MAX = 48;
const EXTRA_TURN_MS = 120_000;

/** When the next timer rings or the next notice is tried, however long ago that was. */
async function nextDue({ house }: Month): Promise<Instant | undefined> {
  const { rows } = await house.program.services.pool.query<{ at: Date | null }>({
    name: 'month-next-due',
    text: `select least((select min(next_at) from deadlines.timer),
                        (select min(due_at) from notices.delivery where state = 'due')) as at`,
  });
  const at = rows[0]?.at ?? undefined;
  return at && instantAt(at.getTime());
}

async function doWhatIsDue({ house }: Month): Promise<void> {
  await house.program.deadlines.runDue();
  await house.program.notices.deliveries.runDue();
}

/** Until everybody who follows has followed: the lists, the timers, the notices, the bank, the post. */
async function settle(month: Month): Promise<void> {
  const { program, mail } = month.house;
  const fresh = [...(await month.audit.read()), ...(await hearBank(month))];
  if (fresh.length > 0) await followed(month);
  if (fresh.length > 0 && (await program.handOut.runDue()) > 0) {
    await month.audit.read();
    await followed(month);
  }
  for (const letter of mail.mails().slice(month.letters.size)) {
    const id = letter.headers['message-id'] ?? '';
    month.letters.set(id, (month.letters.get(id) ?? 0) + 1);
  }
}

async function followed({ house }: Month): Promise<void> {
  const { engine } = house.program.services;
  for (const follower of [OVERVIEW_FOLLOWER, DEADLINES_FOLLOWER, NOTICES_FOLLOWER])
    if (!(await engine.waitFor(engine.position(), PATIENCE_MS, follower)))
      throw new Error(`${follower} has not followed in ${PATIENCE_MS} ms`);
}

/** Waits for the credits of all that was ordered, and for what became of refunds; gives what was written meanwhile. */
async function hearBank({ audit, orders, transfers }: Month): Promise<readonly unknown[]> {
  const countOf = (type: string): number => audit.events.filter((event) => event.type === type).length;
  // Of some orders no answer comes before they are sent again.
  const isSilent = ({ refund }: DeclarationState): boolean =>
    refund?.order !== undefined &&
    refund.order.again === undefined &&
    refund.account.number.startsWith(SILENT_ACCOUNTS);
  const expected = orders.size + transfers + countOf('SecurityCalled');
  const open = (): number =>
    [...audit.declarations.values()].filter((state) => openRefundOrders(state).length > (isSilent(state) ? 1 : 0))
      .length;
  const heard: unknown[] = [];
  for (const until = performance.now() + PATIENCE_MS; countOf('PaymentReceived') < expected || open() > 0;) {
    if (performance.now() > until)
      throw new Error(`${countOf('PaymentReceived')} of ${expected} credits came, ${open()} refunds are open`);
    await new Promise((resolve) => setTimeout(resolve, 3));
    heard.push(...(await audit.read()));
  }
  return heard;
}

/** After the month: what still has to be carried is carried, as long as it takes. */
async function rest(month: Month): Promise<void> {
  const { clock, program } = month.house;
  for (let round = 0; round < 20; round += 1) {
    await doWhatIsDue(month);
    await settle(month);
    // What is on its way arrives before the clock goes on.
    await program.notices.deliveries.runDue();
    clock.advanceMs(9 * HOUR_MS);
  }
  // What the last deadlines had told is carried out as well: no further deadline is looked at, or it would never end.
  for (let round = 0; round < CARRYING_ROUNDS_MAX; round += 1) {
    await program.notices.deliveries.runDue();
    await settle(month);
    const due = await nextDelivery(month);
    if (due === undefined) return;
    if (clock.now() <= due) clock.set(instantAt(Date.parse(due) + 1));
  }
}
/** More than a delivery has tries, each of which may leave later than another. */
const CARRYING_ROUNDS_MAX = 60;

async function nextDelivery({ house }: Month): Promise<Instant | undefined> {
  const { rows } = await house.program.services.pool.query<{ at: Date | null }>(
    `select min(due_at) as at from notices.delivery where state = 'due'`,
  );
  const at = rows[0]?.at ?? undefined;
  return at && instantAt(at.getTime());
}

const startOf = (day: number): number => Date.parse(`${FIRST_DAY}T00:00:00Z`) + day * DAY_MS - ZONE_MS;

const isAwake = (at: Instant): boolean => Date.parse(at) >= startOf(STANDSTILL.toDay) + STANDSTILL.hour * HOUR_MS;

function planClock(month: Month): void {
  const { day, fromHour, toHour, byMs } = WRONG_CLOCK;
  const skew = (hour: number, ms: number): void =>
    month.plan.add(startOf(day) + hour * HOUR_MS, () => {
      month.skewMs = ms;
      return Promise.resolve();
    });
  skew(fromHour, byMs);
  skew(toHour, 0);
  month.plan.add(startOf(STANDSTILL.fromDay) + STANDSTILL.hour * HOUR_MS, () => {
    month.standstill = true;
    return Promise.resolve();
  });
}

function planNights(month: Month, judgeDay: (day: PlainDate) => Promise<void>): void {
  for (let day = 0; day < DAYS; day += 1)
    month.plan.add(startOf(day + 1) + NIGHT_MS, async () => {
      await month.house.program.jobs.runDue();
      await settle(month);
      await judgeDay(addDays(FIRST_DAY, day));
    });
}

async function judge(
  invariants: Readonly<Record<string, Invariant>>,
  evidence: Evidence,
  broken: Map<string, readonly string[]>,
  when: string,
): Promise<void> {
  for (const [name, holds] of Object.entries(invariants)) {
    if ((broken.get(name)?.length ?? 0) > 0) continue;
    broken.set(
      name,
      (await holds(evidence)).map((breach) => `${when}: ${breach}`),
    );
  }
}

const fingerprintOf = ({ events }: Auditor): string =>
  hash(
    'sha256',
    events
      .filter(({ stream }) => stream.type === DECLARATION_STREAM)
      .map(({ at, stream, type }) => `${at} ${stream.id} ${type}`)
      .join('\n'),
  ).slice(0, 16);

const eventsOf = ({ audit }: Month, day: PlainDate) =>
  audit.events.filter(({ at }) => legalDate(at, ZONE_MS / 60_000) === day);

async function deliveriesOf({ house }: Month): Promise<ReadonlyMap<string, number>> {
  const { rows } = await house.program.services.pool.query<{ what: string; count: number }>(
    `select channel || ' ' || state as what, count(*)::int as count from notices.delivery group by 1
      union all select 'in the application', count(*)::int from notices.notice order by 1`,
  );
  return new Map(rows.map(({ what, count }) => [what, count]));
}

// --- What people do

function planPeople(month: Month, declarations: number): void {
  const { random, plan, house } = month;
  const { calendar } = house.program.services.reference.current().reference;
  const moment = (day: number, fromHour: number, toHour: number): number =>
    startOf(day) + Math.floor((fromHour + random.next() * (toHour - fromHour)) * HOUR_MS);
  const isWorking = (day: number): boolean => calendar.isWorkingDay(addDays(FIRST_DAY, day));
  const lodgingDays = Array.from({ length: LODGING_DAYS }, (_, day) => day).flatMap((day) =>
    Array.from({ length: isWorking(day) ? 6 : 1 }, () => day),
  );
  for (let count = 0; count < declarations; count += 1) {
    const day = lodgingDays[Math.floor(random.next() * lodgingDays.length)] ?? 0;
    plan.add(moment(day, 7, 19), () => lodge(month));
  }
  for (let day = 0; day < DAYS; day += 1) {
    for (const desk of house.traders)
      for (let turn = 0; turn < (isWorking(day) ? TURNS.trader : 1); turn += 1)
        plan.add(moment(day, 7, 20), () => traderTurn(month, desk));
    for (const desk of house.officers) {
      const away = desk.plan.away.find(([from, to]) => from <= day && day <= to);
      if (away?.[0] === day) plan.add(moment(day, 7, 7.9), () => sayAway(month, desk, away));
      if (away !== undefined || !isWorking(day)) continue;
      for (let turn = 0; turn < TURNS.officer; turn += 1) {
        const [from, to] = turn % 2 === 0 ? [8, 12] : [13, 17];
        plan.add(moment(day, from, to), () => officerTurn(month, desk));
      }
    }
  }
}

const todayIn = ({ house }: Month): PlainDate => legalDate(house.clock.now(), ZONE_MS / 60_000);

async function lodge(month: Month): Promise<void> {
  const { house, random } = month;
  const { trader, declaration } = house.world.next(todayIn(month));
  const desk = house.traders.find((each) => each.trader.id === trader.id);
  if (desk === undefined) throw new Error(`${trader.id} has a desk`);
  const register = random.next() >= desk.temper.preRegisters;
  const answered = await desk.client.POST('/api/v1/declarations', {
    params: { query: { register } },
    body: withReliefGoods(declaration, desk.listId, random) as never,
  });
  note(month, 'declaration.lodge', toldBy(answered));
  await settle(month);
}

async function sayAway(month: Month, desk: OfficerDesk, [from, to]: readonly [number, number]): Promise<void> {
  const body = { officerId: desk.userId, firstDay: addDays(FIRST_DAY, from), lastDay: addDays(FIRST_DAY, to) };
  const told = toldBy(await desk.client.POST('/api/v1/absences', { body }));
  if (told.status === 200) month.absences += 1;
  note(month, 'absence', told);
  await settle(month);
}

async function traderTurn(month: Month, desk: TraderDesk): Promise<void> {
  const own = [...month.audit.declarations].filter(([, { head }]) =>
    [head.importerId, head.exporterId].some((id) => id === desk.trader.id),
  );
  const open = own.filter(([, { status }]) => !isQuiet(status)).map(([number]) => number);
  const quiet = own.filter(([, { status }]) => isQuiet(status)).map(([number]) => number);
  const numbers = [...some(open, LOOKS.trader, month.random), ...some(quiet, 1, month.random)];
  for (const number of new Set([...wantedOf(month, own, 'trade'), ...paidForByBank(month, own), ...numbers]))
    await lookAt(month, desk.client, number, 'trade');
}

/** That a guarantor is paid back begins with whoever pays after it: nobody leaves to chance whether somebody does. */
const paidForByBank = (
  { taken }: Month,
  from: readonly (readonly [number: string, state: DeclarationState])[],
): readonly string[] =>
  taken.has('refund.repayGuarantor')
    ? []
    : from
        .filter(([, { called = [], refundable = '0' }]) => isPaidForByBank({ called, refundable }))
        .map(([number]) => number)
        .slice(0, WANTED_LOOKS);

const isQuiet = (status: DeclarationState['status']): boolean =>
  ['released', 'cancelled', 'withdrawn'].includes(status);

async function officerTurn(month: Month, desk: OfficerDesk): Promise<void> {
  const { data, error } = await desk.client.GET('/api/v1/cases', { params: { query: { limit: 20 } } });
  if (!data) throw new Error(`an officer has a queue: ${JSON.stringify(error)}`);
  const queue = data.items.map(({ number }) => number);
  const today = todayIn(month);
  const atOffice = [...month.audit.declarations].filter(
    ([, { head }]) =>
      head.officeId === desk.plan.officeId && ![head.importerId, head.exporterId].some((id) => id === desk.tiedTo),
  );
  const others = atOffice.filter(([number]) => !queue.includes(number));
  const unpaid = others.filter(([, { securities = [] }]) => securities.some(({ until }) => until < today));
  const left = (unpaid.length > 0 ? unpaid : others).map(([number]) => number);
  const numbers = [...some(queue, LOOKS.officer, month.random), ...some(left, 1, month.random)];
  for (const number of new Set([...wantedOf(month, atOffice, 'customs'), ...numbers]))
    await lookAt(month, desk.client, number, 'customs');
}

/** Where a step could be taken that the month has not met yet: nobody leaves to chance whether it is. */
function wantedOf(
  { taken }: Month,
  from: readonly (readonly [number: string, state: DeclarationState])[],
  side: Side,
): readonly string[] {
  const missing = ACTIONS.filter((action) => !taken.has(action) && isOf(side, action));
  return missing
    .flatMap((action) => from.filter(([, state]) => isLegal(state, action)).slice(-1))
    .map(([number]) => number)
    .slice(0, WANTED_LOOKS);
}
/** Beside what they look at anyway. */
const WANTED_LOOKS = 2;

/** Some of them, each at most once; mostly from the head, where what is due first stands. */
function some<T>(all: readonly T[], count: number, random: Random): readonly T[] {
  const left = [...all];
  return Array.from({ length: Math.min(count, left.length) }, () =>
    left.splice(Math.floor(random.next() ** 1.5 * left.length), 1),
  ).flat();
}

type Side = 'trade' | 'customs';

/** Looks at a declaration as the API shows it to this person, and takes one of the steps it offers, or none, or now and then another. */
async function lookAt(month: Month, client: ApiClient, number: string, side: Side): Promise<void> {
  const { random } = month;
  const params = { path: { number: number as never } };
  const { data: view, response, error } = await client.GET('/api/v1/declarations/{number}', { params });
  if (!view && response.status === 403 && isTied(month, client)) return;
  if (!view) throw new Error(`${number} is shown to whom it concerns: ${response.status} ${JSON.stringify(error)}`);
  const look = lookOf(month, client, view);
  const legal = offered(view, side);
  const choice = random.next() < ILLEGAL_SHARE ? anyOther(legal, side, random) : weighed(legal, look, month);
  if (choice === undefined) return;
  const told = await WAYS[choice].take(look);
  note(month, choice, told);
  if (told.status < 300 && !legal.includes(choice)) month.wronglyTaken.push(`${choice} on ${number}`);
  await settle(month);
}

const isTied = ({ house }: Month, client: ApiClient): boolean =>
  house.officers.some((desk) => desk.client === client && desk.tiedTo !== undefined);

function lookOf(month: Month, client: ApiClient, view: Schemas['DeclarationView']): Look {
  const { house, random, orders } = month;
  month.ordinal += 1;
  const { importerId, exporterId } = view.summary;
  const desk = house.traders.find(({ trader }) => trader.id === importerId || trader.id === exporterId);
  if (desk === undefined) throw new Error(`${view.summary.number} belongs to somebody`);
  return {
    client,
    view,
    random,
    today: todayIn(month),
    temper: desk.temper,
    guaranteeId: desk.guaranteeId,
    ordinal: month.ordinal,
    ordered: (orderId) => void orders.add(orderId),
    transfer: async (paymentReference, amount) => {
      const transfer = { paymentReference, amount: amount.toString(), payerName: desk.trader.name };
      const counter = house.bank.ordersUrl.replace('/payment-orders', '/transfers');
      await fetch(counter, { method: 'POST', body: JSON.stringify(transfer) });
      month.transfers += 1;
    },
  };
}

/** What the API offers; and a bank always takes a transfer of what is due. */
function offered(view: Schemas['DeclarationView'], side: Side): readonly Walked[] {
  const actions = view.legalActions.filter(isTaken);
  const owes = BigInt(view.summary.amountDue) > 0n || isPaidForByBank(view);
  const pays = side === 'trade' && view.paymentReference !== null && owes;
  return pays ? [...actions, 'payment.receive'] : actions;
}

/** What the month has not met often is more tempting; what it has not met at all is taken wherever it is offered. */
const rarity = (timesTaken: number): number => (timesTaken < 6 ? 6 : 1);

function weighed(legal: readonly Walked[], look: Look, { taken }: Pick<Month, 'taken'>): Walked | undefined {
  const first = legal.find((action) => !taken.has(action) && WAYS[action].weight(look) > 0);
  if (first !== undefined) return first;
  const weights = legal.map((action) => WAYS[action].weight(look) * rarity(taken.get(action) ?? 0));
  let die = look.random.next() * weights.reduce((sum, weight) => sum + weight, IDLE_WEIGHT);
  return legal.find((_action, index) => (die -= weights[index] ?? 0) < 0);
}

const ACTIONS = Object.keys(WAYS).filter(isTaken);

const isOf = (side: Side, action: Walked): boolean =>
  legalStepOf(action).policy.startsWith(side === 'trade' ? 'declaration.' : 'case.');

/** A step that is not offered now, of those that are this side's at all. */
function anyOther(legal: readonly Walked[], side: Side, random: Random): Walked | undefined {
  const others = ACTIONS.filter(
    (action) => action !== 'payment.receive' && !legal.includes(action) && isOf(side, action),
  );
  return others[Math.floor(random.next() * others.length)];
}

function note({ taken, refused }: Month, what: string, { status, codes }: Told): void {
  const [counts, key] = status < 300 ? [taken, what] : [refused, `${what} ${codes.join(' ') || status}`];
  counts.set(key, (counts.get(key) ?? 0) + 1);
}
