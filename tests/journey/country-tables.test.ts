import type { ApiClient } from '#client';
import { instant, plainDate, testClock } from '#core/kernel';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, expect, test } from 'vitest';

let program: TestProgram;
let administrator: ApiClient;
let approver: ApiClient;
let leader: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  administrator = clientOf(program.url, await signIn(program.url, 'administrator'));
  approver = clientOf(program.url, await signIn(program.url, 'approver'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
}, 60_000);
afterAll(() => program.stop());

const table = async (client: ApiClient, name: string) =>
  client.GET('/api/v1/reference/tables/{name}', { params: { path: { name } } });
const codes = ({ error }: { readonly error?: { readonly errors?: readonly { readonly code: string }[] } }) =>
  error?.errors?.map(({ code }) => code);

test('a day off is proposed with what it changes, in force once another person approves, and compared anew after', async () => {
  const name = 'special-days';
  const params = { path: { name } };
  const { data: read } = await table(administrator, name);
  expect(read?.header.slice(0, 2)).toEqual(['date', 'kind']);
  expect(read?.words['kind']).toEqual(['holiday', 'workday']);
  const basedOn = read?.version ?? '';
  const rows = [...(read?.rows ?? []), ['2027-11-22', 'holiday', 'Ngày nghỉ thử', 'Day off for a trial', 'announced']];

  const check = await administrator.POST('/api/v1/reference/tables/{name}/checks', { params, body: { basedOn, rows } });
  expect(check.data).toMatchObject({
    problems: [],
    counts: { added: 1, ended: 0, changed: 0 },
    changes: [{ key: '2027-11-22', change: 'added', name: { en: 'Day off for a trial' } }],
  });
  const body = { basedOn, rows, reason: 'Thông báo nghỉ thử' };
  const proposed = await administrator.POST('/api/v1/reference/tables/{name}/proposal', { params, body });
  expect(proposed.response.status).toBe(201);
  const proposal = { params: { path: { id: proposed.data?.id ?? '' } }, body: {} } as const;
  const own = await administrator.POST('/api/v1/proposals/{id}/approval', proposal as never);
  expect(own.response.status).toBeGreaterThanOrEqual(400);
  expect((await table(administrator, name)).data?.version).toBe(basedOn);

  const hash = proposed.data?.contentHash;
  const approval = await approver.POST('/api/v1/proposals/{id}/approval', {
    ...proposal,
    body: { contentHash: hash },
  } as never);
  expect(approval.response.status).toBe(200);
  const after = (await table(administrator, name)).data;
  expect(after?.version).not.toBe(basedOn);
  expect(after?.rows.some(([day]) => day === '2027-11-22')).toBe(true);
  const stale = await administrator.POST('/api/v1/reference/tables/{name}/proposal', { params, body });
  expect(codes(stale)).toEqual(['APR-011']);
});

test('what is wrong with a list of codes is told by its row, and is not proposed', async () => {
  const name = 'price-kind';
  const params = { path: { name } };
  const { data: read } = await table(administrator, name);
  const basedOn = read?.version ?? '';
  const [first = []] = read?.rows ?? [];
  const rows = [...(read?.rows ?? []), first];
  const { data: check } = await administrator.POST('/api/v1/reference/tables/{name}/checks', {
    params,
    body: { basedOn, rows: [['?', ...first.slice(1)], ...(read?.rows ?? [])] },
  });
  expect(check?.problems[0]).toMatchObject({ row: 1 });
  const same = { basedOn, rows: read?.rows ?? [], reason: 'không đổi gì' };
  expect(codes(await administrator.POST('/api/v1/reference/tables/{name}/proposal', { params, body: same }))).toEqual([
    'APR-012',
  ]);
  const twice = await administrator.POST('/api/v1/reference/tables/{name}/checks', { params, body: { basedOn, rows } });
  expect(twice.data?.counts).toMatchObject({ added: 0 });
});

test('is for administrators: an officer reads and changes none of it, and no other file of the country is a table', async () => {
  expect((await table(leader, 'special-days')).response.status).toBe(403);
  expect((await table(administrator, 'legal-bases')).response.status).toBe(404);
  const listed = (await administrator.GET('/api/v1/reference/tables')).data?.items.map(({ name }) => name) ?? [];
  expect(listed).toContain('special-days');
  expect(listed).toContain('unit');
  expect(listed).not.toContain('tariff');
});

test('opening hours change from a day on once another person approves, and hours that leave offices closed are not proposed', async () => {
  const name = 'working-time';
  const params = { path: { name } };
  const { data: read } = await table(administrator, name);
  expect(read?.header).toEqual(['from', 'to', 'weekdays', 'office', 'valid_from', 'valid_to']);
  const basedOn = read?.version ?? '';
  const ended = (read?.rows ?? []).map((row) => [...row.slice(0, 5), '2027-05-31']);
  const closed = await administrator.POST('/api/v1/reference/tables/{name}/checks', {
    params,
    body: { basedOn, rows: ended },
  });
  expect(closed.data?.problems).toMatchObject([
    { message: { en: 'from 2027-06-01 on no office is open', vi: expect.stringContaining('2027-06-01') as unknown } },
  ]);
  const rows = [
    ...ended,
    ['07:30', '11:30', '1 2 3 4 5 6', '', '2027-06-01', ''],
    ['13:00', '16:30', '1 2 3 4 5', '', '2027-06-01', ''],
    ['06:00', '22:00', '1 2 3 4 5 6 7', '02CI', '2027-06-01', '2027-08-31'],
  ];
  const nowhere = await administrator.POST('/api/v1/reference/tables/{name}/checks', {
    params,
    body: { basedOn, rows: [...rows, ['06:00', '22:00', '1', '99XX', '2027-06-01', '']] },
  });
  expect(nowhere.data?.problems).toMatchObject([
    { row: 6, column: 'office', message: { vi: expect.stringContaining('99XX') as unknown } },
  ]);
  const reason = 'Giờ làm việc mùa hè (thử)';
  const proposed = await administrator.POST('/api/v1/reference/tables/{name}/proposal', {
    params,
    body: { basedOn, rows, reason },
  });
  expect(proposed.data?.counts).toMatchObject({ added: 3, changed: 2 });
  const { calendar: before } = program.services.reference.current().reference;
  const fridayAfternoon = instant('2027-06-04T09:00:00Z');
  expect(before.addWorkingHours(fridayAfternoon, 1)).toBe('2027-06-04T10:00:00.000Z');
  const approval = await approver.POST('/api/v1/proposals/{id}/approval', {
    params: { path: { id: proposed.data?.id ?? '' } },
    body: { contentHash: proposed.data?.contentHash ?? '' },
  });
  expect(approval.response.status).toBe(200);
  // Half an hour on Friday, and the rest on Saturday morning, which is worked from then on.
  const { calendar } = program.services.reference.current().reference;
  expect(calendar.addWorkingHours(fridayAfternoon, 1)).toBe('2027-06-05T01:00:00.000Z');
  expect(calendar.addWorkingHours(instant('2026-11-27T09:00:00Z'), 1)).toBe('2026-11-27T10:00:00.000Z');
  // The port of Cat Lai is open until ten at night while its own hours hold, and as everybody after them.
  expect(calendar.at('02CI').addWorkingHours(fridayAfternoon, 2)).toBe('2027-06-04T11:00:00.000Z');
  expect(calendar.at('02CI').isWorkingDay(plainDate('2027-09-05'))).toBe(false);
});
