import { Type } from 'typebox';
import { Compile } from 'typebox/compile';
import { hash } from 'node:crypto';
import type { Actor, Command, Refusals } from '#core/kernel';
import type { Answer, SubmitOptions } from '../contract.ts';
import { TRAFFIC_CLASSES } from '../limits.ts';
import { BadFrame, frameOf, type Frame } from './frames.ts';

/**
 * Questions and answers as frames. Both ends hold the installation's secret and run the same or a neighbouring version, so this checks the
 * envelope; what a command may say, its handler checks as it does for any sender.
 */
export type Question =
  | { readonly kind: 'command'; readonly command: Command; readonly options: SubmitOptions }
  /** Delegations that commands behind it name. Not answered. */
  | { readonly kind: 'delegations'; readonly name: string; readonly delegations: Delegations }
  /** Do you write? */
  | { readonly kind: 'ping' };

/** `not-writer`: nothing was done, and nothing will be. `writer`: the answer to a ping. */
export type Reply = Answer | { readonly status: 'writer' } | { readonly status: 'not-writer' };

export const pingFrame = (id: number): Buffer => frameOf(id, { ping: true });

export type Delegations = Actor['delegations'];

/** A long list of delegations, sent once on a connection and named by its hash after that. */
export interface NamedDelegations {
  readonly name: string;
  readonly frame: Buffer;
}

/** So many are sent with the command. A broker may have thousands, a hundred times the command itself. */
const SENT_ALONG_MAX = 8;
/** How many lists both ends of a connection remember; beyond it both forget the oldest. */
export const NAMED_MAX = 256;
/** Its id is nobody's: there is no answer to it. */
export const NOBODYS_ID = 0;

const named = new WeakMap<Delegations, NamedDelegations>();

export function namedDelegations(delegations: Delegations): NamedDelegations | undefined {
  if (delegations.length <= SENT_ALONG_MAX) return undefined;
  const known = named.get(delegations);
  if (known) return known;
  const name = hash('sha256', JSON.stringify(delegations), 'base64url');
  const made = { name, frame: frameOf(NOBODYS_ID, { name, delegations }) };
  named.set(delegations, made);
  return made;
}

/** What one end of a connection remembers of names; forgets the oldest where the other end does. */
export function remembered<T>(): {
  readonly get: (name: string) => T | undefined;
  readonly add: (name: string, value: T) => void;
} {
  const values = new Map<string, T>();
  return {
    get: (name) => values.get(name),
    add: (name, value) => {
      values.set(name, value);
      const [oldest] = values.keys();
      if (values.size > NAMED_MAX && oldest !== undefined) values.delete(oldest);
    },
  };
}

/** What waits in a queue cannot be called back over the wire, so `signal` stays here. */
export function commandFrame(id: number, command: Command, options: SubmitOptions): Buffer {
  const { type, data } = command;
  const { sender, key, trafficClass, contentHash } = options;
  const list = namedDelegations(command.actor.delegations);
  const actor = list ? { ...command.actor, delegations: list.name } : command.actor;
  return frameOf(id, { type, data, actor, sender, key, trafficClass, hashed: contentHash !== undefined }, contentHash);
}

export function readQuestion(
  { head, bytes }: Frame,
  delegationsOf: (name: string) => Delegations | undefined,
): Question {
  if (isPing.Check(head)) return { kind: 'ping' };
  if (isDelegations.Check(head)) return { kind: 'delegations', ...head };
  if (!isCommand.Check(head)) throw new BadFrame('neither a command nor a ping');
  const { type, data, actor, sender, key, trafficClass, hashed } = head;
  const delegations = typeof actor.delegations === 'string' ? delegationsOf(actor.delegations) : actor.delegations;
  if (!delegations) throw new BadFrame('a command names delegations that were not sent');
  return {
    kind: 'command',
    command: { type, data, actor: { ...actor, delegations } },
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
const delegations = Type.Array(Type.Object({ principalId: Type.String(), scopes: texts }));
const isDelegations = Compile(Type.Object({ name: Type.String(), delegations }));
const isCommand = Compile(
  Type.Object({
    type: Type.String(),
    data: Type.Unknown(),
    actor: Type.Object({
      userId: Type.String(),
      organisationId: Type.String(),
      roles: texts,
      offices: texts,
      delegations: Type.Union([Type.String(), delegations]),
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
