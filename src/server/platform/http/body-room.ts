import { edgeProblem } from './malformed.ts';
import type { ProblemError } from './problem.ts';
import type { FastifyInstance } from 'fastify';

/**
 * What the bodies under way may take of memory together. A body is held until its last byte has come, for two minutes at the most: a few hundred
 * connections that each keep back theirs had taken hundreds of megabytes, without an account, and thousands would have ended the program.
 */
export const BODIES_BYTES_MAX = 256 * 1024 * 1024;
/** Nobody behind one address takes more of it, so that there is some left for others. */
const SHARE_BYTES_MAX = BODIES_BYTES_MAX / 4;
/** Whatever is smaller is not counted: nearly every request, and all that may connect at once hold half a gigabyte with it. */
const COUNTED_FROM_BYTES = 64 * 1024;
const RETRY_SECONDS = 5;

/** Refuses (503) a large body for which there is no room just now, before any of it is read. What is streamed away as it comes is not in memory. */
export function keepRoomForBodies(app: FastifyInstance): void {
  const taken = new Map<string, number>();
  let takenByAll = 0;
  app.addHook('onRequest', (request, reply, done) => {
    const { headers } = request;
    const stated = headers['content-length'];
    const bytes = stated === undefined && headers['transfer-encoding'] !== undefined ? Infinity : Number(stated ?? 0);
    if (bytes < COUNTED_FROM_BYTES || headers['content-type']?.startsWith('multipart/')) return done();
    // What says more than it may, or nothing, holds what it may at the most.
    const held = Math.min(bytes, request.routeOptions.bodyLimit);
    const { ip } = request;
    const own = taken.get(ip) ?? 0;
    if (takenByAll + held > BODIES_BYTES_MAX || own + held > SHARE_BYTES_MAX) return done(noRoom());
    takenByAll += held;
    taken.set(ip, own + held);
    reply.raw.once('close', () => {
      takenByAll -= held;
      const left = (taken.get(ip) ?? 0) - held;
      if (left > 0) taken.set(ip, left);
      else taken.delete(ip);
    });
    done();
  });
}

const noRoom = (): ProblemError =>
  // What it goes on sending is not read.
  edgeProblem('busy', 'MSG-015', { headers: { 'retry-after': String(RETRY_SECONDS), connection: 'close' } });
