import { isList, nodeAt, textAt, type DraftNode } from './content-tree.ts';
import { GUIDED_QUESTIONS, type GuidedQuestion, type GuidedQuestionId } from './guided-questions.ts';

/**
 * Where a draft holds the questions that somebody set aside: beside the answers of the draft, or of the line that they are about,
 * so that everybody in the draft sees them and a line takes its own along wherever it goes. Nothing below it is ever declared.
 */
export const SET_ASIDE = 'setAside';

/** Who is to answer. */
export const ASKED_PEOPLE = ['later', 'colleague', 'broker'] as const;
export type AskedPeople = (typeof ASKED_PEOPLE)[number];

/** A question that is put off, and still without another answer. */
export interface OpenMatter {
  readonly question: GuidedQuestionId;
  /** From 0; none where it is about the whole draft. */
  readonly line?: number;
  readonly asks: AskedPeople;
  readonly note: string;
}

/** What setting a question aside writes at `setAsidePlace`. */
export interface SetAside {
  readonly asks: AskedPeople;
  readonly note: string;
  /** What the answer was then: with another one the matter is closed by itself, in whatever view it was written. */
  readonly was: string;
}

/** Where the places of a question begin, by positions. */
export const baseOf = (line: number | undefined): string => (line === undefined ? '' : `/goodsItems/${line}`);

export const setAsidePlace = (question: GuidedQuestionId, line?: number): string =>
  `${baseOf(line)}/${SET_ASIDE}/${question}`;

/** The answer as it stands, as one text to compare with. */
export const answerText = ({ at }: Pick<GuidedQuestion, 'at'>, subject: DraftNode): string =>
  at.every((place) => isBlank(nodeAt(subject, place)))
    ? ''
    : JSON.stringify(at.map((place) => nodeAt(subject, place) ?? ''));

/** All that is open, that of the draft first and then line by line. */
export function openMatters(content: DraftNode): readonly OpenMatter[] {
  const lines = nodeAt(content, '/goodsItems');
  return [
    ...mattersAt(content, 'draft'),
    ...(isList(lines)
      ? lines.flatMap((line, position) => ofLine(line).map((matter) => ({ ...matter, line: position })))
      : []),
  ];
}

/** Of thousands of lines a key changes one. */
const known = new WeakMap<object, readonly OpenMatter[]>();
function ofLine(line: DraftNode): readonly OpenMatter[] {
  if (typeof line !== 'object') return [];
  const found = known.get(line) ?? mattersAt(line, 'line');
  known.set(line, found);
  return found;
}

function mattersAt(subject: DraftNode, of: GuidedQuestion['of']): readonly OpenMatter[] {
  if (nodeAt(subject, `/${SET_ASIDE}`) === undefined) return [];
  return GUIDED_QUESTIONS.filter((question) => question.of === of).flatMap((question) => {
    const place = `/${SET_ASIDE}/${question.id}`;
    const asks = ASKED_PEOPLE.find((people) => people === textAt(subject, `${place}/asks`));
    if (asks === undefined || textAt(subject, `${place}/was`) !== answerText(question, subject)) return [];
    return [{ question: question.id, asks, note: textAt(subject, `${place}/note`) }];
  });
}

/** Nothing is written there, however deep. */
export function isBlank(node: DraftNode): boolean {
  if (node === undefined) return true;
  if (typeof node === 'string') return node.trim() === '';
  return Object.values(node).every(isBlank);
}
