import type { Accepted } from '#server/platform/services';
import type { FastifyReply } from 'fastify';

/**
 * Answers when the command is committed. For the busiest routes: an `async` handler that returns its reply makes Fastify watch the
 * socket of every answer for its end.
 */
export function sendWhenAccepted(reply: FastifyReply, accepted: Promise<Accepted>): void {
  accepted.then(
    (committed) => sendAccepted(reply, committed),
    (error: unknown) => reply.send(error),
  );
}

/** The committed bytes as they are, and where they stand: a read that names the position sees at least this. */
export const sendAccepted = (reply: FastifyReply, accepted: Accepted): FastifyReply =>
  reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('haidang-position', accepted.position.toString())
    .send(accepted.answer);
