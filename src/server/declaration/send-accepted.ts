import type { Accepted } from '#server/platform/services';
import type { FastifyReply } from 'fastify';

/** The committed bytes as they are, and where they stand: a read that names the position sees at least this. */
export const sendAccepted = (reply: FastifyReply, accepted: Accepted): FastifyReply =>
  reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('haidang-position', accepted.position.toString())
    .send(accepted.answer);
