import { principalOf } from './case.ts';
import { declarationRef } from './streams.ts';
import { firstNumber, type DeclarationNumber, type DeclarationState } from '#core/declaration';
import type { Command, Handler, NewEvent, RecordedEvent, StreamDefinition, StreamRef, Text } from '#core/kernel';

export const LETTER_STREAM = 'letter';

/** What customs wrote to the declarant about its decisions on one declaration. */
export const lettersRef = (number: DeclarationNumber): StreamRef => ({ type: LETTER_STREAM, id: firstNumber(number) });

/** A letter that went out with a decision: which act it tells of, in both languages. Its place in the journal is its number. */
export interface SentLetter extends Text {
  /** The command that was carried out, `case.cancel`. */
  readonly action: string;
}

/** The words are read from the journal; how many there are is all that a state needs to keep of them. */
export interface LettersState {
  readonly count: number;
}

export const letterStream: StreamDefinition<LettersState> = {
  type: LETTER_STREAM,
  foldVersion: 1,
  evolve: (state, _event: RecordedEvent) => ({ count: (state?.count ?? 0) + 1 }),
  // What is decided of a natural person's goods is told to that person alone.
  personal: ({ subject }, isPerson) =>
    isPerson(subject) ? ['/vi', '/en'].map((path) => ({ path, subject })) : NO_PARTS,
};
const NO_PARTS = [] as const;

interface Told {
  readonly number: DeclarationNumber;
  readonly letter?: Text;
}

/** A decision that goes out with a letter keeps it, in the same transaction; a decision without one stays as it is. */
export function withLetter<C extends Command<string, Told>, Prepared, Reference>(
  handler: Handler<C, Prepared, Reference>,
): Handler<C, Prepared, Reference> {
  return {
    ...handler,
    touches: (command, prepared) => {
      const { number, letter } = command.data;
      const touched = handler.touches(command, prepared);
      return letter === undefined ? touched : [...touched, lettersRef(number)];
    },
    handle: (command, prepared, world, facts) => {
      const decided = handler.handle(command, prepared, world, facts);
      const { number, letter } = command.data;
      if (letter === undefined || 'needsMore' in decided || !decided.ok) return decided;
      const head = world.state<DeclarationState>(declarationRef(number))?.head;
      const principalId = head === undefined ? null : principalOf(head);
      const sent: NewEvent = {
        stream: lettersRef(number),
        type: 'LetterSent',
        version: 1,
        data: { action: command.type, vi: letter.vi, en: letter.en },
        ...(principalId !== null && { subject: principalId }),
      };
      return { ok: true, value: { ...decided.value, events: [...decided.value.events, sent] } };
    },
  };
}
