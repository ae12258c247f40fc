import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadFrame, FRAME_BYTES_MAX, frameOf, frameReader, type Frame } from './frames.ts';
import {
  commandFrame,
  NAMED_MAX,
  namedDelegations,
  readQuestion,
  readReply,
  remembered,
  replyFrame,
  type Delegations,
} from './wire.ts';

const NONE = (): undefined => undefined;

function read(chunks: readonly Buffer[]): readonly Frame[] {
  const frames: Frame[] = [];
  const push = frameReader((frame) => void frames.push(frame));
  for (const chunk of chunks) push(chunk);
  return frames;
}

describe('frames', () => {
  const anyFrame = fc.record({
    id: fc.nat(2 ** 32 - 1),
    head: fc.dictionary(fc.string(), fc.jsonValue()).map((value) => JSON.parse(JSON.stringify(value)) as object),
    bytes: fc.uint8Array({ maxLength: 300 }),
  });

  test('come out as they went in, however the stream is cut', () => {
    fc.assert(
      fc.property(fc.array(anyFrame, { maxLength: 8 }), fc.array(fc.nat(400)), (frames, cuts) => {
        const stream = Buffer.concat(frames.map(({ id, head, bytes }) => frameOf(id, head, bytes)));
        const chunks: Buffer[] = [];
        let at = 0;
        for (const cut of [...cuts, stream.length]) chunks.push(stream.subarray(at, (at += cut)));
        const found = read(chunks);
        expect(found.map(({ id, head }) => ({ id, head }))).toEqual(frames.map(({ id, head }) => ({ id, head })));
        expect(found.map(({ bytes }) => [...bytes])).toEqual(frames.map(({ bytes }) => [...bytes]));
      }),
    );
  });

  test('are neither sent nor taken beyond the limit', () => {
    const most = FRAME_BYTES_MAX - 12 - 2;
    expect(read([frameOf(1, {}, Buffer.alloc(most))])).toHaveLength(1);
    expect(() => frameOf(1, {}, Buffer.alloc(most + 1))).toThrow(BadFrame);
  });

  test.each([
    ['a length beyond the limit', Buffer.from('ffffffff', 'hex')],
    ['a length within its own prefix', Buffer.from('0000000700000001000000', 'hex')],
    ['JSON that ends behind the frame', Buffer.from('0000000a00000001000000037b7d', 'hex')],
    ['JSON that is none', Buffer.from('0000000a00000001000000027b7b', 'hex')],
  ])('%s is no frame', (_name, bytes) => {
    expect(() => read([bytes])).toThrow(BadFrame);
  });
});

describe('what travels', () => {
  const frame = (buffer: Buffer): Frame => read([buffer])[0] ?? { id: 0, head: undefined, bytes: Buffer.alloc(0) };
  const actor = { userId: 'u', organisationId: 'o', roles: ['trader'], offices: [], delegations: [], scopes: ['a:b'] };
  const command = { type: 'a.b', data: { list: [1, null, 'đ'] }, actor };

  test('a command arrives with all that was said with it', () => {
    const options = { sender: 'o', key: 'k', trafficClass: 'parcel', contentHash: Buffer.alloc(32, 3) } as const;
    expect(readQuestion(frame(commandFrame(9, command, options)), NONE)).toEqual({ kind: 'command', command, options });
    const bare = { sender: 'o', trafficClass: 'internal' } as const;
    expect(readQuestion(frame(commandFrame(9, command, bare)), NONE)).toEqual({
      kind: 'command',
      command,
      options: bare,
    });
  });

  test('a long list of delegations is sent once, and named by every command after that', () => {
    const delegations: Delegations = Array.from({ length: 2_000 }, (_, index) => ({
      principalId: String(index),
      scopes: ['declarations:write'],
    }));
    const options = { sender: 'o', trafficClass: 'declaration' } as const;
    const broker = { ...command, actor: { ...actor, delegations } };
    const list = namedDelegations(delegations);
    expect(namedDelegations(delegations)).toBe(list);
    expect(commandFrame(9, broker, options).length).toBeLessThan(500);
    const known = remembered<Delegations>();
    const learnt = list && readQuestion(frame(list.frame), known.get);
    if (learnt?.kind === 'delegations') known.add(learnt.name, learnt.delegations);
    const arrived = readQuestion(frame(commandFrame(9, broker, options)), known.get);
    expect(arrived).toEqual({ kind: 'command', command: broker, options });
    expect(() => readQuestion(frame(commandFrame(9, broker, options)), NONE)).toThrow(BadFrame);
  });

  test('both ends forget the oldest name at the same time', () => {
    const known = remembered<number>();
    for (let name = 0; name <= NAMED_MAX; name += 1) known.add(String(name), name);
    expect([known.get('0'), known.get('1'), known.get(String(NAMED_MAX))]).toEqual([undefined, 1, NAMED_MAX]);
  });

  test.each([
    { status: 'accepted', answer: Buffer.from('{"number":"1"}'), position: 2n ** 62n, replayed: true },
    { status: 'conflict' },
    { status: 'busy', retryAfterSeconds: 3 },
    { status: 'unavailable', retryAfterSeconds: 2 },
    { status: 'not-writer' },
  ] as const)('the answer $status arrives as it was given', (answer) => {
    expect(readReply(frame(replyFrame(1, answer)))).toEqual(answer);
  });

  test('what is no command and no answer is not taken for one', () => {
    for (const head of [{}, { ...command, sender: 'o', trafficClass: 'express', hashed: false }, { ping: 1 }])
      expect(() => readQuestion({ id: 1, head, bytes: Buffer.alloc(0) }, NONE)).toThrow(BadFrame);
    for (const head of [{}, { status: 'accepted' }, { status: 'fine' }, null])
      expect(() => readReply({ id: 1, head, bytes: Buffer.alloc(0) })).toThrow(BadFrame);
  });
});
