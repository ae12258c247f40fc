import { compactVerify, CompactSign, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startBank, type SimulatedBank } from './index.ts';
import { openMemory } from './memory.ts';
import { PAYMENT_ORDER_TYPE, REFUND_ORDER_TYPE } from './messages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'haidang-bank-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Customs as the bank sees it: answers every notice with one status, and keeps what it was sent. */
async function customs(status: number) {
  const sent: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => {
      sent.push(body);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    sent,
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
const customsKeys: readonly JWK[] = [await exportJWK(publicKey)];

async function order(bank: SimulatedBank, orderId: string): Promise<number> {
  const content = {
    orderId,
    paymentReference: `ref-${orderId}`,
    amount: '1000',
    currency: 'VND',
    payerId: '0100000001',
  };
  const body = await new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', typ: PAYMENT_ORDER_TYPE })
    .sign(privateKey);
  return (await fetch(bank.ordersUrl, { method: 'POST', body })).status;
}

async function read(jws: string, { keys: [key] }: SimulatedBank): Promise<Readonly<Record<string, unknown>>> {
  const { payload } = await compactVerify(jws, await importJWK(key ?? {}, 'EdDSA'));
  return JSON.parse(new TextDecoder().decode(payload)) as Readonly<Record<string, unknown>>;
}

test('what a bank credited and could not report before it died, it reports in its next life, once', async () => {
  const file = path.join(folder, 'bank.jsonl');
  const options = { code: 'BANK', seed: 1, memoryFile: file, moods: { usualMs: 1 } };
  const deaf = await customs(503);
  const first = await startBank(options);
  first.connect({ url: deaf.url, keys: customsKeys });
  expect(await order(first, 'one')).toBe(202);
  await expect.poll(() => deaf.sent.length).toBeGreaterThan(0);
  const said = await read(deaf.sent[0] ?? '', first);
  await first.stop();
  await deaf.stop();

  const awake = await customs(200);
  const second = await startBank(options);
  expect(second.keys).toEqual(first.keys);
  second.connect({ url: awake.url, keys: customsKeys });
  await expect.poll(() => awake.sent.length).toBe(1);
  expect(await read(awake.sent[0] ?? '', second)).toEqual(said);
  expect(await order(second, 'one')).toBe(202);
  expect(await order(second, 'two')).toBe(202);
  await expect.poll(() => readFileSync(file, 'utf8').split('"settled"').length - 1).toBe(2);
  await second.stop();
  await awake.stop();
  expect(awake.sent).toHaveLength(2);

  const memory = await openMemory(file);
  expect(memory.undelivered()).toEqual([]);
  expect([memory.hasTaken('one'), memory.hasTaken('two'), memory.hasTaken('three')]).toEqual([true, true, false]);
});

/** Tells a bank to pay back into an account; gives its answer to the message itself. */
async function refund(bank: SimulatedBank, orderId: string, number: string): Promise<number> {
  const account = { bankCode: 'BANKX', number, holder: 'H' };
  const content = { orderId, amount: '500', currency: 'VND', declarationNumber: '100000000010', account };
  const body = await new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'EdDSA', typ: REFUND_ORDER_TYPE })
    .sign(privateKey);
  return (await fetch(bank.ordersUrl.replace('payment-orders', 'refund-orders'), { method: 'POST', body })).status;
}

test('an order to pay back is paid once however often it comes, and answered the same; what has no account is rejected', async () => {
  const awake = await customs(200);
  const bank = await startBank({ code: 'BANK', seed: 1, moods: { usualMs: 1 } });
  bank.connect({ url: awake.url, keys: customsKeys });
  expect(await refund(bank, 'one', '19001')).toBe(202);
  expect(await refund(bank, 'one', '19001')).toBe(202);
  expect(await refund(bank, 'two', '00001')).toBe(202);
  await expect.poll(() => awake.sent.length).toBe(3);
  const said = await Promise.all(awake.sent.map((jws) => read(jws, bank)));
  const one = said.filter(({ orderId }) => orderId === 'one');
  expect(one).toHaveLength(2);
  expect(one[0]).toMatchObject({ outcome: 'paid', amount: '500' });
  expect(one[1]).toEqual(one[0]);
  expect(said).toContainEqual(expect.objectContaining({ orderId: 'two', rejection: 'unknownAccount' }));
  await bank.stop();
  await awake.stop();
});

test('what a bank paid and nobody heard of, it says in its next life as well, once it is asked again', async () => {
  const awake = await customs(200);
  const options = { code: 'BANK', seed: 1, memoryFile: path.join(folder, 'silent.jsonl'), moods: { usualMs: 1 } };
  const first = await startBank(options);
  first.connect({ url: awake.url, keys: customsKeys });
  expect(await refund(first, 'heard', '19001')).toBe(202);
  await expect.poll(() => readFileSync(options.memoryFile, 'utf8').split('"settled"').length - 1).toBe(1);
  await first.stop();
  const second = await startBank(options);
  second.connect({ url: awake.url, keys: customsKeys });
  expect(await refund(second, 'heard', '19001')).toBe(202);
  await expect.poll(() => awake.sent.length).toBe(2);
  const [before, after] = await Promise.all(awake.sent.map((jws) => read(jws, second)));
  expect(after).toEqual(before);
  await second.stop();
  await awake.stop();
});

test('a last line that death cut short is no credit and stops no start', async () => {
  const file = path.join(folder, 'torn.jsonl');
  const notice = {
    messageId: 'm',
    paymentReference: 'r',
    payerName: 'n',
    amount: '1',
    currency: 'VND',
    creditedAt: 't',
  };
  (await openMemory(file)).keep(notice, 'one');
  appendFileSync(file, '{"settled":"m');
  expect((await openMemory(file)).undelivered()).toEqual([notice]);
});

test('without a file nothing outlives the bank', async () => {
  const memory = await openMemory(undefined);
  memory.keep({ messageId: 'm', paymentReference: 'r', payerName: 'n', amount: '1', currency: 'VND', creditedAt: 't' });
  expect(memory.undelivered()).toHaveLength(1);
  expect((await openMemory(undefined)).undelivered()).toEqual([]);
});
