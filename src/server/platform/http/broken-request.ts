import type { EdgeRefusalCode } from './edge-refusals.ts';
import { edgeProblem } from './malformed.ts';
import type { Problem, ProblemKind } from './problem.ts';
import type { ConnectionError } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';

/** What Node could not read as a request has no request and no reply: it is told in the one error shape by hand, and the line is cut. */
export function answerBrokenRequest(error: ConnectionError, socket: Socket): void {
  if (error.code !== 'ECONNRESET' && socket.writable) {
    const told = brokenProblem(error.code);
    const body = JSON.stringify(told);
    socket.write(
      `HTTP/1.1 ${told.status} ${told.title}\r\nconnection: close\r\ncache-control: no-store\r\n` +
        `content-type: application/problem+json; charset=utf-8\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
    );
  }
  socket.destroy();
}

function brokenProblem(code: string): Problem {
  switch (code) {
    case 'HPE_HEADER_OVERFLOW':
      return problemAs(431, 'too-large', 'MSG-018');
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return problemAs(408, 'malformed', 'MSG-007');
    default:
      return problemAs(400, 'malformed', 'MSG-006');
  }
}

/** Of a kind that has its page, with the status that says more: its words are the reason phrase of the first line. */
const problemAs = (status: 400 | 408 | 431, kind: ProblemKind, code: EdgeRefusalCode): Problem => ({
  ...edgeProblem(kind, code).problem,
  status,
  title: STATUS_CODES[status] ?? '',
});
