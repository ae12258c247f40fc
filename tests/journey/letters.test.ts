import { apiClient, type ApiClient, type Schemas } from '#client';
import type { Declaration } from '#core/declaration';
import { testClock } from '#core/kernel';
import { DEMO_TRADER } from '#server/access';
import { lodgeAccepted } from '#tests/support/lodge';
import { pdfText } from '#tests/support/pdf-text';
import { startTestProgram, type TestProgram } from '#tests/support/program';
import { frozenPoultry, sampleImport } from '#tests/support/sample-declarations';
import { clientOf, signIn } from '#tests/support/session';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

let program: TestProgram;
let trader: ApiClient;
let documents: ApiClient;
let leader: ApiClient;
let elsewhere: ApiClient;

beforeAll(async () => {
  program = await startTestProgram({ clock: testClock('2026-11-21T03:00:00Z') });
  trader = apiClient({ baseUrl: program.url, apiKey: program.key('demo trader') });
  documents = clientOf(program.url, await signIn(program.url, 'documents'));
  leader = clientOf(program.url, await signIn(program.url, 'leader'));
  elsewhere = clientOf(program.url, await signIn(program.url, 'other.trader'));
}, 60_000);
afterAll(() => program.stop());

/** Frozen poultry is selected for its documents by the country's rules. */
function importOf(functionalReferenceId: string): Declaration {
  const importer = { id: DEMO_TRADER, name: 'Hải Âu Tưởng Tượng' };
  return sampleImport([frozenPoultry()], { functionalReferenceId, importer });
}

async function lodge(functionalReferenceId: string): Promise<string> {
  return (await lodgeAccepted(trader, importOf(functionalReferenceId))).number;
}

const at = (number: string) => ({ params: { path: { number } } });
const decide = (client: ApiClient, number: string, body: Schemas['Decision']) =>
  client.POST('/api/v1/cases/{number}/decisions', { ...at(number), body });
const letters = async (client: ApiClient, number: string) =>
  (await client.GET('/api/v1/declarations/{number}/letters', at(number))).data?.items;

describe('a letter about a decision', () => {
  const instruct = {
    action: 'instructAmendment' as const,
    kind: 'amend' as const,
    lines: [1],
    text: 'Khai lại số lượng {x}',
  };

  test('is drafted in both languages from the facts, the law and the time to appeal, and nothing is decided by it', async () => {
    const number = await lodge('LETTER-1');
    const { data } = await documents.POST('/api/v1/cases/{number}/letter-drafts', { ...at(number), body: instruct });
    expect(data?.vi).toContain(`Tờ khai số ${number}`);
    expect(data?.vi).toContain('Khai lại số lượng {x}');
    expect(data?.vi).toContain('Dòng hàng liên quan: 1.');
    expect(data?.vi).toContain('Thông tư 38/2015/TT-BTC điều 20 (điều khoản cần đối chiếu)');
    expect(data?.en).toMatch(/To be done by .*2026/);
    expect(data?.en).toMatch(/Who disagrees may appeal until .*\d{4}/);
    expect(await letters(documents, number)).toEqual([]);
    const asked = await trader.POST('/api/v1/cases/{number}/letter-drafts', { ...at(number), body: instruct });
    expect(asked.response.status).toBe(404);
  });

  test('goes out as the officer wrote it, is kept with the decision, and reads the same to the trader, on paper too', async () => {
    const number = await lodge('LETTER-2');
    const letter = { vi: 'Đề nghị khai lại số lượng theo hóa đơn.', en: 'Declare the quantity of the invoice.' };
    const { response } = await decide(documents, number, { ...instruct, letter });
    expect(response.status).toBe(200);
    const [kept, ...others] = (await letters(trader, number)) ?? [];
    expect(others).toEqual([]);
    expect(kept).toMatchObject({ text: letter, title: { en: 'Instruction to amend a declaration' } });
    expect(await letters(documents, number)).toEqual([kept]);
    const print = await fetch(`${program.url}${kept?.path ?? ''}?lang=en`, {
      headers: { authorization: `Bearer ${program.key('demo trader')}` },
    });
    expect(print.headers.get('content-type')).toContain('application/pdf');
    expect(pdfText(Buffer.from(await print.arrayBuffer()))).toContain('Declare the quantity of the invoice.');
  });

  test('goes out as it is drafted where the officer wrote none, and with nothing that is refused', async () => {
    const number = await lodge('LETTER-3');
    const reason = 'không có căn cứ để hủy';
    const refused = await decide(leader, number, { action: 'rejectCancellation', reason });
    expect(refused.response.status).toBe(409);
    expect(await letters(trader, number)).toEqual([]);
    await trader.POST('/api/v1/declarations/{number}/steps', {
      ...at(number),
      body: { step: 'requestCancellation', groundCode: 'NOT_CARRIED_OUT', reason: 'không nhập nữa' },
    });
    await decide(leader, number, { action: 'rejectCancellation', reason });
    const [kept] = (await letters(trader, number)) ?? [];
    expect(kept?.title.vi).toBe('Thông báo không chấp nhận hủy tờ khai');
    expect(kept?.text.vi).toContain(`Lý do: ${reason}`);
    expect(kept?.text.en).toContain('The declaration stays in force.');
  });

  test('is for nobody who may not read the declaration', async () => {
    const number = await lodge('LETTER-4');
    await decide(documents, number, instruct);
    const { response } = await elsewhere.GET('/api/v1/declarations/{number}/letters', at(number));
    expect(response.status).toBe(404);
    const [kept] = (await letters(trader, number)) ?? [];
    const other = `/api/v1/declarations/${await lodge('LETTER-5')}/letters/${kept?.id ?? '0'}.pdf`;
    const print = await fetch(`${program.url}${other}`, {
      headers: { authorization: `Bearer ${program.key('demo trader')}` },
    });
    expect(print.status).toBe(404);
  });
});

test('an officer sees a case as its trader gets it, to the letter', async () => {
  const number = await lodge('AS-TRADER-1');
  await decide(documents, number, {
    action: 'requestDocuments',
    reason: 'chỉ cho đơn vị',
    documents: [{ typeCode: 'INV', note: 'gửi hóa đơn' }],
  });
  await decide(leader, number, { action: 'rechannel', channel: 'red', reason: 'tin báo nội bộ' });
  const seen = await documents.GET('/api/v1/cases/{number}/as-trader', at(number));
  const own = await trader.GET('/api/v1/declarations/{number}', at(number));
  const consultation = await trader.GET('/api/v1/declarations/{number}/consultation', at(number));
  expect(seen.data).toEqual({ view: own.data, consultation: consultation.data });
  expect(JSON.stringify(seen.data)).not.toMatch(/chỉ cho đơn vị|tin báo nội bộ/);
  expect((await trader.GET('/api/v1/cases/{number}/as-trader', at(number))).response.status).toBe(404);
});
