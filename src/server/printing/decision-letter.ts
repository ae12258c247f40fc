import type { KeptLetter } from '#server/clearance';
import { typeset } from '#server/platform/print';
import { paperOf, writerFor, type PaperContext } from './paper-context.ts';

const SENT = { vi: 'Gửi lúc', en: 'Sent' };

/** A letter as it went out with its decision, word for word. */
export function printDecisionLetter(context: PaperContext, letter: KeptLetter): Promise<Buffer> {
  const writer = writerFor(context);
  const { title, at, text } = letter;
  return typeset('letter', {
    ...paperOf(context, writer, { title, facts: writer.facts([[SENT, writer.time(at)]]) }),
    mark: '',
    statement: writer.say(text),
    lists: [],
    bottomLine: null,
    proof: null,
    notes: [],
  });
}
