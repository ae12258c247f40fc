import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Command, Refusals } from '#core/kernel';
import type { Answer, SubmitOptions } from '../contract.ts';
import { TRAFFIC_CLASSES } from '../limits.ts';
import { BadFrame, frameOf, type Frame } from './frames.ts';

/**
 * Questions and answers as frames. Both ends hold the installation's secret and run the same or a neighbouring version, so this checks the
 * envelope; what a command may say, its handler checks as it does for any sender.
 */
export type Question =
  | { readonly kind: 'command'; readonly command: Command; readonly options: SubmitOptions }
  /** Do you write? */
  | { readonly kind: 'ping' };

/** `not-writer`: nothing was done, and nothing will be. `writer`: the answer to a ping. */
export type Reply = Answer | { readonly status: 'writer' } | { readonly status: 'not-writer' };

export const pingFrame = (id: number): Buffer => frameOf(id, { ping: true });

/** What waits in a queue cannot be called back over the wire, so `signal` stays here. */
export function commandFrame(id: number, command: Command, options: SubmitOptions): Buffer {
  const { type, data, actor } = command;
  const { sender, key, trafficClass, contentHash } = options;
  return frameOf(id, { type, data, actor, sender, key, trafficClass, hashed: contentHash !== undefined }, contentHash);
}

export function readQuestion({ head, bytes }: Frame): Question {
  if (isPing.Check(head)) return { kind: 'ping' };
  if (!isCommand.Check(head)) throw new BadFrame('neither a command nor a ping');
  const { type, data, actor, sender, key, trafficClass, hashed } = head;
  return {
    kind: 'command',
    command: { type, data, actor },
    options: { sender, trafficClass, ...(key !== undefined && { key }), ...(hashed && { contentHash: bytes }) },
  };
}

export function replyFrame(id: number, reply: Reply): Buffer {
  if (reply.status !== 'accepted') return frameOf(id, reply);
  const { answer, position, ...head } = reply;
  return frameOf(id, { ...head, position: position.toString() }, answer);
}

export function readReply({ head, bytes }: Frame): Reply {
  if (!isReply.Check(head)) throw new BadFrame('not an answer');
  if (head.status === 'accepted') return { ...head, position: BigInt(head.position), answer: bytes };
  // Refusals are only shown; their own shape is the business of those who made them and of the screen.
  if (head.status === 'refused') return { status: 'refused', refusals: head.refusals as Refusals };
  return head;
}

const texts = Type.Array(Type.String());
const isPing = Compile(Type.Object({ ping: Type.Literal(true) }));
const isCommand = Compile(
  Type.Object({
    type: Type.String(),
    data: Type.Unknown(),
    actor: Type.Object({
      userId: Type.String(),
      organisationId: Type.String(),
      roles: texts,
      offices: texts,
      delegations: Type.Array(Type.Object({ principalId: Type.String(), scopes: texts })),
      scopes: Type.Optional(texts),
      memberOf: Type.Optional(texts),
    }),
    sender: Type.String(),
    key: Type.Optional(Type.String()),
    trafficClass: Type.Enum([...TRAFFIC_CLASSES]),
    hashed: Type.Boolean(),
  }),
);
const retryAfterSeconds = Type.Number({ minimum: 0 });
const isReply = Compile(
  Type.Union([
    Type.Object({
      status: Type.Literal('accepted'),
      position: Type.String({ pattern: '^[0-9]{1,19}$' }),
      replayed: Type.Boolean(),
    }),
    Type.Object({ status: Type.Literal('refused'), refusals: Type.Array(Type.Unknown()) }),
    Type.Object({ status: Type.Literal('conflict') }),
    Type.Object({ status: Type.Literal('busy'), retryAfterSeconds }),
    Type.Object({ status: Type.Literal('unavailable'), retryAfterSeconds }),
    Type.Object({ status: Type.Literal('writer') }),
    Type.Object({ status: Type.Literal('not-writer') }),
  ]),
);
