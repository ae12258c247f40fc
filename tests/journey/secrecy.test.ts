import { apiClient, type ApiClient, type Schemas } from '#client';
import { testClock } from '#core/kernel';
import type { LearnedEffect } from '#core/model';
import { DEMO_TRADER } from '#server/access';
import { LEARNING_FOLLOWER } from '#server/learning';
import { everyOperation, type Known, type Operation } from '#tests/support/every-operation';
import { BAR, standingsOf } from '#tests/support/learned';
import { pdfText } from '#tests/support/pdf-text';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/**
 * Declarations that differ in nothing but the name of the seller: let through, let through under watch, and selected by a rule open to
 * every officer, by a restricted rule, by a restricted entry of a watch list, by the rank of a model, to explore for it, and by chance alone.
 */
const WAYS = ['green', 'watched', 'internal', 'restricted', 'listed', 'ranked', 'explored', 'chance'] as const;
type Way = (typeof WAYS)[number];
const SELECTED = ['internal', 'restricted', 'listed', 'ranked', 'explored', 'chance'] as const satisfies readonly Way[];
/** Of these no officer at a desk may tell one from another. */
const WITHHELD = ['restricted', 'listed', 'explored', 'chance'] as const satisfies readonly Way[];
const CHANNELS = ['yellow', 'red'] as const;
type Channel = (typeof CHANNELS)[number];

/** What gives a reason away, wherever it stands. */
const MARKS = {
  internal: ['SECRECY-INTERNAL', 'Dấu hiệu mở', 'An open sign', 'Căn cứ dấu hiệu mở'],
  watched: ['SECRECY-WATCHED', 'Dấu hiệu theo dõi', 'A watched sign', 'Căn cứ theo dõi'],
  restricted: ['SECRECY-RESTRICTED', 'Dấu hiệu hạn chế', 'A restricted sign', 'Căn cứ hạn chế'],
  ranked: ['Mô hình đánh giá rủi ro', 'The risk model'],
  listed: ['WATCH-LIST', 'Danh sách đối tác kín', 'Chemicals Group', 'Vụ việc kín', 'Căn cứ danh sách'],
} as const;
const ALL_MARKS = [...Object.values(MARKS).flat(), 'Ngưỡng bí mật', 'Không phải là một', 'risk.list', 'watchList.'];
/** Members of what selection records. None of them is for who declares. */
const KEYS = [
  'random',
  'draw',
  'ruleId',
  'ruleVersion',
  'ruleSetVersion',
  'selection',
  'relieved',
  'watched',
  'matches',
  'learned',
  'exploration',
  'threshold',
];
/** Of them, what tells chance from a rule: for nobody at a desk. */
const CHANCE_KEYS = ['random', 'draw', 'exploration', 'explored', 'propensity'];

const SELLERS = {
  green: 'Curlew Harbour Chemical',
  watched: 'Bulbul Harbour Chemical',
  internal: 'Falcon Harbour Chemical',
  restricted: 'Magpie Harbour Chemical',
  listed: 'Osprey Harbour Chemical',
  ranked: 'Merlin Harbour Chemical',
  explored: 'Plover Harbour Chemical',
  chance: 'Linnet Harbour Chemical',
} as const satisfies Readonly<Record<Way, string>>;

let chance = 0;
let drawsRed = 0;
/** The chance of exploring, and what a model's selecting brings about. */
let explores = 0;
let learnedEffect: LearnedEffect = { channel: 'yellow' };
let program: TestProgram;
let operations: readonly Operation[];
let callers: Readonly<Record<'outside' | 'desk', readonly Caller[]>>;
let trader: ApiClient;
let analyst: ApiClient;
let documents: ApiClient;
let inspection: ApiClient;
let hook: Awaited<ReturnType<typeof receiver>>;

beforeAll(async () => {
  operations = await everyOperation();
  program = await startTestProgram({
    clock: testClock('2026-11-21T03:00:00Z'),
    // Chance strikes when the test says so, and not otherwise.
    adjust: ({ snapshot, version }) => ({
      version,
      snapshot: {
        ...snapshot,
        learned: {
          ...standingsOf(([first]) => (first?.partner.startsWith('merlin') ? 2 * BAR.threshold : 1)),
          bar: () => ({ ...BAR, exploration: explores }),
          get effect() {
            return learnedEffect;
          },
        },
        rules: {
          ...snapshot.rules,
          policy: {
            ...snapshot.rules.policy,
            relief: [],
            get randomShare() {
              return chance;
            },
            get randomRedShare() {
              return drawsRed;
            },
          },
        },
      },
    }),
  });
  const { url } = program;
  const browser = async (name: string): Promise<Caller> => {
    const { cookie, csrfToken } = await signIn(url, name);
    return { name, headers: { cookie, 'x-csrf-token': csrfToken, 'sec-fetch-site': 'same-origin' } };
  };
  const keyed = (label: string): Caller => ({
    name: label,
    headers: { authorization: `Bearer ${program.key(label)}` },
  });
  callers = {
    outside: [
      keyed('demo trader'),
      await browser('trader'),
      keyed('demo broker'),
      await browser('other.trader'),
      await browser('bank'),
      await browser('warehouse'),
      await browser('agency'),
      { name: 'nobody', headers: {} },
    ],
    desk: [await browser('documents'), await browser('inspection'), await browser('leader'), await browser('north')],
  };
  trader = apiClient({ baseUrl: url, apiKey: program.key('demo trader') });
  documents = clientOf(url, await signIn(url, 'documents'));
  inspection = clientOf(url, await signIn(url, 'inspection'));
  analyst = clientOf(url, await signIn(url, 'risk'));
  const second = clientOf(url, await signIn(url, 'risk.approver'));
  for (const channel of CHANNELS) {
    for (const rule of rulesOf(channel)) await adopt(second, rule);
    await listed(second, channel);
  }
  hook = await receiver();
  const { error } = await trader.POST('/api/v1/webhook-endpoints', {
    body: { url: hook.url, description: 'mọi tin', topics: ['action', 'decision', 'progress'] },
  });
  if (error) throw new Error(JSON.stringify(error));
}, 120_000);
afterAll(async () => {
  hook.close();
  await program.stop();
});

describe.each(CHANNELS)('a declaration selected for %s', (channel) => {
  let twins: ReadonlyMap<Way, Twin>;
  beforeAll(async () => {
    twins = await lodgeTwins(channel);
    await clearMatch(twinOf(twins, 'listed'));
  }, 120_000);

  test('looks the same to everybody outside whatever selected it, whatever they ask', async () => {
    await compareOutside(twins);
  }, 240_000);

  test('looks the same at every desk where the ground is withheld, chance or not', async () => {
    await compareAtDesks(twins);
  }, 240_000);

  test('stays so while customs and trader deal with it, and after', async () => {
    for (const way of SELECTED) await dealWith(twinOf(twins, way), channel);
    await compareOutside(twins);
    await compareAtDesks(twins);
  }, 480_000);

  test('calls the trader’s own systems with the same words', async () => {
    const heard = (way: Way) =>
      hook.bodies
        .filter((body) => body.includes(twinOf(twins, way).number))
        // How a declaration stands is told as of when the message goes out.
        .map((body) => plain(body, twinOf(twins, way)).replaceAll(/"(notice|status)":"[^"]*"/g, ''))
        .toSorted();
    // Each is called in its own time: what is waited for is that all were told, and the same.
    const told = () => new Set(SELECTED.map((way) => heard(way).join('\n')));
    await expect.poll(() => [...told()], CALLED).toEqual([expect.stringContaining('declaration.released')]);
    for (const body of hook.bodies) expect(leaksIn(body, ALL_MARKS, KEYS)).toEqual([]);
  }, 90_000);
});

test('whoever tries every change that the API knows hears nothing of a reason either', async () => {
  const twins = await lodgeTwins('yellow', 'TRIED');
  await compareOutside(
    twins,
    ({ method, path }) => method !== 'GET' && !OF_THE_CALLER.some((one) => path.startsWith(one)),
  );
}, 480_000);

test('a check before lodging tells nobody what would be selected', async () => {
  const heard = await Promise.all(
    WAYS.map(async (way) => {
      const declaration = declarationOf('red', way, 'CHECKED');
      const { data, error } = await trader.POST('/api/v1/checks', { body: declaration as never });
      expect(error).toBeUndefined();
      return plain(JSON.stringify(data), { way, channel: 'red', number: '', values: [], declaration });
    }),
  );
  expect(new Set(heard).size).toBe(1);
});

const CALLED = { timeout: 60_000 };

/** About who asks and about no declaration; some would end the session that asks. */
const OF_THE_CALLER = [
  '/api/v1/session',
  '/api/v1/account',
  '/api/v1/api-keys',
  '/api/v1/users',
  '/api/v1/delegations',
  '/api/v1/password-resets',
  '/api/v1/webhook-endpoints',
  '/api/v1/notice-preferences',
];

interface Caller {
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}
interface Twin extends Known {
  readonly way: Way;
  readonly channel: Channel;
  readonly number: string;
}
const twinOf = (twins: ReadonlyMap<Way, Twin>, way: Way): Twin => {
  const twin = twins.get(way);
  if (!twin) throw new Error(`There is no twin ${way}`);
  return twin;
};

const isQuestion = ({ method }: Operation): boolean => method === 'GET';
type Chosen = (operation: Operation) => boolean;

/** Those who are not at a desk: nothing of a reason anywhere, and no difference between reasons. */
async function compareOutside(twins: ReadonlyMap<Way, Twin>, chosen: Chosen = isQuestion): Promise<void> {
  const answered: number[] = [];
  for (const caller of callers.outside)
    answered.push(
      await compare(caller, twins, chosen, { groups: [SELECTED, ['green', 'watched']], marks: ALL_MARKS, keys: KEYS }),
    );
  // The trader is told much of each: where nothing is answered, nothing was looked at.
  if (chosen === isQuestion) expect(answered[0]).toBeGreaterThan(WAYS.length * ANSWERS_MIN);
}
const ANSWERS_MIN = 6;

async function compareAtDesks(twins: ReadonlyMap<Way, Twin>): Promise<void> {
  const marks = [...MARKS.restricted, ...MARKS.listed];
  const answered: number[] = [];
  for (const caller of callers.desk)
    answered.push(await compare(caller, twins, isQuestion, { groups: [WITHHELD], marks, keys: CHANCE_KEYS }));
  expect(answered[0]).toBeGreaterThan(WAYS.length * ANSWERS_MIN);
}

interface Expected {
  readonly groups: readonly (readonly Way[])[];
  readonly marks: readonly string[];
  readonly keys: readonly string[];
}

async function compare(
  caller: Caller,
  twins: ReadonlyMap<Way, Twin>,
  chosen: Chosen,
  { groups, marks, keys }: Expected,
): Promise<number> {
  const leaks: unknown[] = [];
  const differences: unknown[] = [];
  const some = twinOf(twins, 'green');
  let answered = 0;
  for (const operation of operations.filter(chosen)) {
    // What names no declaration is asked once, and what its answer says of each is compared.
    const general =
      isAboutOne(operation, some) || !isQuestion(operation) ? undefined : await ask(caller, operation, some);
    const heard = new Map<Way, string>();
    for (const [way, twin] of twins) {
      const answers = general ?? (await ask(caller, operation, twin));
      // Who prints too much in a minute is told to wait, whatever it is about.
      if (answers.some(({ told }) => told.startsWith('429'))) continue;
      answered += answers.filter(({ told, text }) => told.startsWith('200') && text.includes(twin.number)).length;
      for (const { text } of answers)
        for (const leak of leaksIn(text, marks, keys)) leaks.push([caller.name, operation.id, way, leak]);
      const about = general
        ? answers.flatMap((answer) => partsAbout(answer.text, twin))
        : answers.map(({ told }) => told);
      heard.set(way, about.map((text) => plain(text, twin)).join('\n'));
    }
    for (const [first, ...others] of saysOfEach(operation, some) ? groups : [])
      for (const way of others) {
        if (first === undefined || !heard.has(first) || !heard.has(way)) continue;
        // The latest few alone are in some lists.
        if (general && (!heard.get(way) || !heard.get(first))) continue;
        const apart = difference(heard.get(first) ?? '', heard.get(way) ?? '');
        if (apart) differences.push([caller.name, operation.id, first, way, ...apart]);
      }
  }
  expect({ leaks, differences }).toEqual({ leaks: [], differences: [] });
  return answered;
}

/** The addresses that name this declaration, or one of what hangs on it; where none does, what there is to ask. */
function addressesOf(operation: Operation, twin: Twin): readonly string[] {
  const all = operation.addresses(twin);
  const own = all.filter((address) => address.includes(twin.number));
  return own.length > 0 ? own : all;
}
const isAboutOne = (operation: Operation, twin: Twin): boolean =>
  operation.addresses(twin).some((address) => address.includes(twin.number));

/** What of a log fits on a page depends on who asked what: of these only what they say is looked at. */
const LOGS = ['listRequests', 'listAudit', 'exportAudit'];

/** A change that names no declaration and holds none is the same change each time, and so seldom the same answer. */
const saysOfEach = (operation: Operation, some: Twin): boolean =>
  !LOGS.includes(operation.id) &&
  (isQuestion(operation) ||
    isAboutOne(operation, some) ||
    JSON.stringify(operation.bodies(some)).includes('functionalReferenceId'));

const AROUND = 60;
/** Where two answers part, with what stands around it. */
function difference(one: string, other: string): readonly [string, string] | undefined {
  if (one === other) return undefined;
  let at = 0;
  while (one[at] === other[at]) at += 1;
  const near = (text: string) => text.slice(Math.max(0, at - AROUND), at + AROUND);
  return [near(one), near(other)];
}

interface Answer {
  readonly text: string;
  /** With its status and the names of its headers. */
  readonly told: string;
}

async function ask({ headers }: Caller, operation: Operation, twin: Twin): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const address of addressesOf(operation, twin))
    for (const body of operation.bodies(twin)) {
      const response = await fetch(`${program.url}${address}`, {
        method: operation.method,
        headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await textOf(response);
      const names = [...response.headers.keys()].toSorted().join(' ');
      answers.push({ text, told: `${response.status} ${names}\n${text}` });
    }
  return answers;
}

async function textOf(response: Response): Promise<string> {
  const type = response.headers.get('content-type') ?? '';
  if (type.startsWith('text/event-stream')) {
    await response.body?.cancel();
    return '';
  }
  if (type !== 'application/pdf') return response.text();
  return pdfText(new Uint8Array(await response.arrayBuffer())).replaceAll(/\s+/g, ' ');
}

/** The marks and member names that an answer holds. */
const leaksIn = (text: string, marks: readonly string[], keys: readonly string[]): readonly string[] => [
  ...marks.filter((mark) => text.includes(mark)),
  ...keys.filter((key) => text.includes(`"${key}":`)),
];

/** Of the lists in an answer, the smallest entries that name this declaration. */
function partsAbout(text: string, { number }: Twin): readonly string[] {
  if (!text.includes(number) || !/^[[{]/.test(text)) return [];
  const parts: string[] = [];
  const look = (value: unknown): void => {
    if (value === null || typeof value !== 'object' || !JSON.stringify(value).includes(number)) return;
    const inner = Object.values(value).filter((child) => child !== null && typeof child === 'object');
    const before = parts.length;
    for (const child of inner) look(child);
    if (parts.length === before) parts.push(JSON.stringify(value));
  };
  look(JSON.parse(text));
  return parts;
}

/** Without what differs between any two declarations: names, numbers, hashes, signatures. */
function plain(
  text: string,
  { way, channel, values, declaration }: Omit<Twin, 'number'> & { readonly number: string },
): string {
  const own = declaration as { readonly functionalReferenceId?: string };
  const stem = values[0]?.slice(0, 11);
  return (
    [
      own.functionalReferenceId,
      sellerOf(channel, way),
      sellerOf(channel, way).toUpperCase(),
      ...values.filter((value) => value !== DEMO_TRADER),
      stem,
    ]
      .filter((value) => value !== undefined && value !== '')
      .toSorted((a = '', b = '') => b.length - a.length)
      .reduce<string>((left, value) => left.replaceAll(value ?? '', '<own>'), text)
      // A response is numbered by its place in the journal.
      .replaceAll(/<own>-\d+-\d\d/g, '<response>')
      // On paper a signature runs over many lines.
      .replaceAll(/eyJ[\w.-]{20,}(?:\s[\w.-]{40,})*(?:\s[\w.-]+)?/g, '<signed>')
      .replaceAll(/\b[0-9a-f]{16,64}\b/g, '<hash>')
      .replaceAll(/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g, '<id>')
      .replaceAll(/"(id|subject|position|eventId|key|etag)":"?\d+"?/g, '"$1":"<id>"')
  );
}

const sellerOf = (channel: Channel, way: Way): string => `${SELLERS[way]} ${channel === 'red' ? 'Red' : 'Yel'}`;

const declarationOf = (channel: Channel, way: Way, series: string) => {
  const seller = sellerOf(channel, way);
  return sampleImport(undefined, {
    functionalReferenceId: `${series}-${channel}-${way}`,
    importer: { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' },
    exporter: { name: seller, address: { countryCode: 'CN' } },
    invoice: {
      id: `IV-${series}-${channel}-${way}`,
      issueDate: '2026-11-05',
      priceKindCode: 'A',
      paymentTermsCode: 'TTR',
    },
  });
};

const EXPECTED = { green: 'green', watched: 'green' } as const;

async function lodgeTwins(channel: Channel, series = 'TWIN'): Promise<ReadonlyMap<Way, Twin>> {
  const twins = new Map<Way, Twin>();
  for (const way of WAYS) {
    const declaration = declarationOf(channel, way, series);
    if (way === 'chance') [chance, drawsRed] = [1, channel === 'red' ? 1 : 0];
    learnedEffect = channel === 'red' ? { channel, inspection: 'partial' } : { channel };
    explores = way === 'explored' ? 1 : 0;
    const { data, error } = await trader.POST('/api/v1/declarations', {
      params: { query: { register: true } },
      body: declaration as never,
    });
    [chance, drawsRed, explores] = [0, 0, 0];
    if (!data) throw new Error(JSON.stringify(error));
    const { number, tracking, paymentReference } = data;
    expect(data.channel).toBe(way in EXPECTED ? 'green' : channel);
    const values = [number, DEMO_TRADER, tracking ?? '', paymentReference ?? '', declaration.invoice?.id ?? ''];
    twins.set(way, { way, channel, number, declaration, values });
  }
  await settled();
  return twins;
}

/** What follows the journal and is asked for here has come as far as the journal. */
async function settled(): Promise<void> {
  const { engine } = program.services;
  for (const follower of [
    'declaration.overview',
    'notices',
    'risk.selected',
    'watchList.matches',
    'inspection.follow-ups',
    LEARNING_FOLLOWER,
  ])
    expect(await engine.waitFor(engine.position(), 30_000, follower)).toBe(true);
}

/** The same steps for each: the whole of a control that finds nothing wrong. */
async function dealWith({ number }: Twin, channel: Channel): Promise<void> {
  const at = { params: { path: { number } } };
  const decide = async (client: ApiClient, body: Schemas['Decision']) => {
    const { error } = await client.POST('/api/v1/cases/{number}/decisions', { ...at, body });
    if (error) throw new Error(JSON.stringify(error));
  };
  if (channel === 'red')
    await decide(inspection, { action: 'recordFinding', conforms: true, note: 'đúng khai báo', lines: [] });
  else {
    await decide(documents, {
      action: 'requestDocuments',
      reason: 'cần xem hóa đơn',
      documents: [{ typeCode: 'INV', note: 'Bản gốc' }],
    });
    const form = new FormData();
    form.append('typeCode', 'INV');
    form.append('file', new Blob(['%PDF-1.4\n%%EOF\n'], { type: 'application/pdf' }), 'hoa-don.pdf');
    const sent = await fetch(`${program.url}/api/v1/declarations/${number}/attachments`, {
      method: 'POST',
      headers: { authorization: `Bearer ${program.key('demo trader')}` },
      body: form,
    });
    expect(sent.status).toBe(201);
    await decide(documents, { action: 'accept', reason: 'hồ sơ đầy đủ' });
  }
  await trader.POST('/api/v1/declarations/{number}/payment-orders', at);
  await expect
    .poll(async () => (await trader.GET('/api/v1/declarations/{number}', at)).data?.summary.status)
    .toBe('released');
  await settled();
}

type WrittenRule = Schemas['WrittenRule'];
function rulesOf(channel: Channel): readonly WrittenRule[] {
  const of = (way: 'internal' | 'restricted' | 'watched', effect: WrittenRule['effect']): WrittenRule => ({
    id: `${MARKS[way][0]}-${channel.toUpperCase()}`,
    name: { vi: MARKS[way][1], en: MARKS[way][2] },
    scope: 'declaration',
    when: `partner.name == '${sellerOf(channel, way).toLowerCase()}' && "Ngưỡng bí mật" != declaration.type`,
    effect,
    binding: 'mandatory',
    legalBasis: MARKS[way][3],
    validFrom: '2026-11-01',
    validTo: '2027-06-30',
    sensitivity: way === 'restricted' ? 'restricted' : 'internal',
  });
  const selecting = channel === 'red' ? { channel, inspection: 'partial' as const } : { channel };
  return [of('internal', selecting), of('restricted', selecting), of('watched', { channel: 'green', notify: true })];
}

async function adopt(second: ApiClient, rule: WrittenRule): Promise<void> {
  const { data, error } = await analyst.POST('/api/v1/risk/rules/proposals', { body: { rule, reason: 'Thử kín' } });
  if (!data) throw new Error(JSON.stringify(error));
  await approve(second, data);
}
async function approve(second: ApiClient, { id, contentHash }: Schemas['Proposal']): Promise<void> {
  const { error } = await second.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id } },
    body: { contentHash },
  });
  if (error) throw new Error(JSON.stringify(error));
}

async function listed(second: ApiClient, channel: Channel): Promise<void> {
  const { data, error } = await analyst.POST('/api/v1/watch-list/entries', {
    body: {
      list: MARKS.listed[1],
      kind: 'company',
      value: `${SELLERS.listed}s Group ${channel === 'red' ? 'Red' : 'Yel'}`,
      aliases: [sellerOf(channel, 'listed')],
      identifiers: [],
      reason: MARKS.listed[3],
      source: 'Nguồn kín',
      legalBasis: MARKS.listed[4],
      validFrom: '2026-01-01',
      validTo: null,
      sensitivity: 'restricted',
      readers: { roles: ['riskAnalyst'], offices: [], users: [] },
      effect: { channel, ...(channel === 'red' && { inspection: 'partial' as const }), notify: true },
    },
  });
  if (error) throw new Error(JSON.stringify(error));
  const path = { path: { id: data.openProposal ?? '' } };
  const proposal = await second.GET('/api/v1/proposals/{id}', { params: path });
  if (!proposal.data) throw new Error(JSON.stringify(proposal.error));
  await approve(second, proposal.data);
}

/** An analyst looks at what matched, and says that it is another: that is known to analysts alone as well. */
async function clearMatch({ number, channel }: Twin): Promise<void> {
  const { data: entries } = await analyst.GET('/api/v1/watch-list/entries', {});
  const id = entries?.items.find((entry) => entry.channel === channel)?.id ?? '';
  const { data } = await analyst.GET('/api/v1/watch-list/entries/{id}', { params: { path: { id } } });
  const match = data?.matches.find(({ declaration }) => declaration === number);
  if (!match) throw new Error('The match is shown');
  const { subject, declaration, place } = match;
  const { error } = await analyst.POST('/api/v1/watch-list/entries/{id}/clearings', {
    params: { path: { id } },
    body: { subject, declaration, place, reason: 'Không phải là một', until: '2026-11-30' },
  });
  // And takes it back, so that the next is selected as this one was.
  const back = await analyst.POST('/api/v1/watch-list/entries/{id}/clearings/withdrawal', {
    params: { path: { id } },
    body: { subject, reason: 'Không phải là một' },
  });
  if (error ?? back.error) throw new Error(JSON.stringify(error ?? back.error));
}

/** A system of the trader's own, that takes every call. */
async function receiver() {
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      bodies.push(body);
      response.end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    bodies,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
