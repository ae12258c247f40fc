import type { Services } from './services.ts';
import { acceptedOf, contentOf, idempotencyKey } from './submit.ts';
import type { Actor, Command, TrafficClass } from '#core/kernel';
import type { Answer } from '#server/platform/engine';
import type { FastifyRequest } from 'fastify';

/** A request that is several commands of one kind, each a transaction of its own. */
export interface Apart<Name extends string> {
  readonly type: string;
  readonly actor: Actor;
  readonly trafficClass: TrafficClass;
  /** What each command is about. */
  readonly names: readonly Name[];
  /** The command about one of them; nothing where there is none to send. Not asked of what was accepted before. */
  readonly commandOf: (name: Name) => Pick<Command, 'data'> | undefined;
}

/**
 * Sends them together, each under the request's Idempotency-Key and its name: where some were accepted and others not, the
 * same request sent again does only what is still open, and answers for all. Throws where the key was used for another
 * request.
 */
export async function submittedApart<Name extends string>(
  services: Pick<Services, 'engine'>,
  request: FastifyRequest,
  { type, actor, trafficClass, names, commandOf }: Apart<Name>,
): Promise<ReadonlyMap<Name, Answer>> {
  const sender = actor.organisationId || actor.userId;
  const given = idempotencyKey(request);
  const content = contentOf(request, { type, actor });
  // A key that is sent holds no space: what a part is known by is nobody's key.
  const keyOf = (name: Name): string | undefined => (given === undefined ? undefined : `${given} ${name}`);
  const before = await services.engine.readAcceptances(
    sender,
    names.flatMap((name) => keyOf(name) ?? []),
  );
  const answers = await Promise.all(
    names.map(async (name): Promise<readonly [Name, Answer] | undefined> => {
      const key = keyOf(name);
      const known = key === undefined ? undefined : before.get(key);
      if (known !== undefined) {
        if (content.contentHash && Buffer.compare(known.contentHash, content.contentHash) !== 0)
          acceptedOf({ status: 'conflict' });
        return [name, { status: 'accepted', answer: known.answer, position: known.position, replayed: true }];
      }
      const command = commandOf(name);
      if (command === undefined) return undefined;
      const options = { sender, trafficClass, ...(key === undefined ? {} : { key }), ...content };
      return [name, await services.engine.submit({ type, data: command.data, actor }, options)];
    }),
  );
  return new Map(answers.flatMap((answer) => (answer === undefined ? [] : [answer])));
}
