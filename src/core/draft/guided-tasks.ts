import type { Refusal } from '#core/kernel';
import { isList, nodeAt, type DraftNode } from './content-tree.ts';
import {
  GUIDED_TASKS,
  questionsFor,
  type GuidedDirection,
  type GuidedQuestion,
  type GuidedQuestionId,
  type GuidedTask,
} from './guided-questions.ts';
import { baseOf, isBlank, openMatters, type OpenMatter } from './open-matters.ts';

/**
 * How far each step of the guided way is. It is worked out from the draft, whoever filled it in and in whichever view, and is kept
 * nowhere. `ready` is only the last step, once nothing is left to ask.
 */
export const TASK_STATES = ['notBegun', 'inProgress', 'needsAttention', 'setAside', 'done', 'ready'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export interface TaskStanding {
  readonly task: GuidedTask;
  readonly state: TaskState;
  /** Of the questions that need an answer, each line's by themselves. */
  readonly asked: number;
  readonly answered: number;
  /** What stands there and cannot stay so. That something is missing yet is no problem. */
  readonly problems: readonly Refusal[];
  readonly matters: readonly OpenMatter[];
}

export interface GuidedDraft {
  readonly content: DraftNode;
  /** Of the checks, by positions. */
  readonly refusals: readonly Refusal[];
  readonly direction: GuidedDirection;
}

export function guidedTasks({ content, refusals, direction }: GuidedDraft): readonly TaskStanding[] {
  const matters = openMatters(content);
  const errors = refusals.filter(({ severity, causedBy }) => severity === 'error' && !causedBy);
  const placed = errors.map((refusal) => placeRefusal(refusal, content, direction));
  const aside = new Set(matters.map(keyOf));
  const steps = GUIDED_TASKS.filter((task) => task !== 'sign').map((task): TaskStanding => {
    const own = placed.filter((one) => one.task === task && !aside.has(keyOf(one)));
    const counted = countAnswers(task, content, direction);
    const problems = own.filter(({ isMissing }) => !isMissing).map(({ refusal }) => refusal);
    const ownMatters = matters.filter(({ question }) => taskOf(question, direction) === task);
    const asked = counted.asked - ownMatters.filter((matter) => counted.missing.has(keyOf(matter))).length;
    const isComplete = counted.answered >= asked && own.length === problems.length;
    const state = stateOf({
      problems: problems.length,
      matters: ownMatters.length,
      isComplete,
      isBegun: counted.isBegun,
    });
    return { task, state, asked: counted.asked, answered: counted.answered, problems, matters: ownMatters };
  });
  const unasked = placed.filter((one) => one.task === 'sign' && !one.isMissing && !aside.has(keyOf(one)));
  return [
    ...steps,
    signing(
      steps,
      unasked.map(({ refusal }) => refusal),
      matters,
    ),
  ];
}

/** The question of a place, which a refusal is told at; none where the guided way does not ask for it. */
export function questionAt(
  pointer: string,
  direction: GuidedDirection,
): { readonly question: GuidedQuestion; readonly line?: number } | undefined {
  const line = LINE.exec(pointer);
  const inside = line === null ? pointer : pointer.slice(line[0].length);
  const candidates = questionsFor(direction).filter(({ of }) => of === (line === null ? 'draft' : 'line'));
  const question =
    candidates.find((candidate) => placesOf(candidate).some((place) => isWithin(inside, place))) ??
    candidates.find((candidate) => placesOf(candidate).some((place) => inside !== '' && isWithin(place, inside)));
  if (question === undefined) return undefined;
  return line === null ? { question } : { question, line: Number(line[1]) };
}

const LINE = /^\/goodsItems\/(\d+)/;

const placesOf = ({ at, more = [] }: GuidedQuestion): readonly string[] => [...at, ...more];
const isWithin = (pointer: string, place: string): boolean => pointer === place || pointer.startsWith(`${place}/`);
const keyOf = ({ question, line }: { readonly question?: GuidedQuestionId; readonly line?: number }): string =>
  `${line ?? ''} ${question ?? ''}`;
const taskOf = (id: GuidedQuestionId, direction: GuidedDirection): GuidedTask | undefined =>
  questionsFor(direction).find((question) => question.id === id)?.task;

interface Placed {
  readonly refusal: Refusal;
  readonly task: GuidedTask;
  readonly question?: GuidedQuestionId;
  readonly line?: number;
  /** It says only that a question is not answered yet. */
  readonly isMissing: boolean;
}

function placeRefusal(refusal: Refusal, content: DraftNode, direction: GuidedDirection): Placed {
  const found = questionAt(refusal.pointer, direction);
  if (found === undefined) return { refusal, task: taskAround(refusal.pointer), isMissing: false };
  const { question, line } = found;
  const base = baseOf(line);
  const meant = placesOf(question)
    .map((place) => base + place)
    .filter((place) => isWithin(place, refusal.pointer) || isWithin(refusal.pointer, place));
  const isMissing = meant.some((place) => isBlank(nodeAt(content, place)));
  return { refusal, task: question.task, question: question.id, isMissing, ...(line !== undefined && { line }) };
}

/** Places that nothing asks for belong to the step that they are nearest to; all that is left is seen before signing. */
const AROUND: readonly (readonly [prefix: string, task: GuidedTask])[] = [
  ['/goodsItems', 'goods'],
  ['/importer', 'parties'],
  ['/exporter', 'parties'],
  ['/consignment', 'transport'],
  ['/borderTransportMeans', 'transport'],
  ['/totalGrossMass', 'transport'],
  ['/invoice', 'documents'],
  ['/additionalDocuments', 'documents'],
  ['/customsValuation', 'tax'],
];
const taskAround = (pointer: string): GuidedTask =>
  AROUND.find(([prefix]) => pointer.startsWith(prefix))?.[1] ?? 'sign';

interface Counted {
  readonly asked: number;
  readonly answered: number;
  readonly isBegun: boolean;
  /** The keys of those without an answer. */
  readonly missing: ReadonlySet<string>;
}

function countAnswers(task: GuidedTask, content: DraftNode, direction: GuidedDirection): Counted {
  const questions = questionsFor(direction).filter((question) => question.task === task);
  const lines = nodeAt(content, '/goodsItems');
  const subjects: readonly { readonly subject: DraftNode; readonly line?: number }[] = [
    { subject: content },
    ...(isList(lines) && lines.length > 0 ? lines : [undefined]).map((subject, line) => ({ subject, line })),
  ];
  let asked = 0;
  let answered = 0;
  let isBegun = false;
  const missing = new Set<string>();
  for (const { subject, line } of subjects) {
    for (const { id, of, at, isOptional } of questions) {
      if ((of === 'line') !== (line !== undefined)) continue;
      const filled = at.filter((place) => !isBlank(nodeAt(subject, place))).length;
      if (filled > 0) isBegun = true;
      if (isOptional) continue;
      asked += 1;
      if (filled === at.length) answered += 1;
      else missing.add(keyOf({ question: id, ...(line !== undefined && { line }) }));
    }
  }
  return { asked, answered, isBegun, missing };
}

interface Findings {
  readonly problems: number;
  readonly matters: number;
  readonly isComplete: boolean;
  readonly isBegun: boolean;
}
function stateOf({ problems, matters, isComplete, isBegun }: Findings): TaskState {
  if (problems > 0) return 'needsAttention';
  if (isComplete) return matters > 0 ? 'setAside' : 'done';
  return isBegun || matters > 0 ? 'inProgress' : 'notBegun';
}

/** Nothing is asked here: it is the look at everything before it is signed. */
function signing(
  steps: readonly TaskStanding[],
  problems: readonly Refusal[],
  matters: readonly OpenMatter[],
): TaskStanding {
  const isComplete = steps.every(({ state }) => state === 'done' || state === 'setAside');
  const nothingOpen = matters.length > 0 ? 'setAside' : 'ready';
  const state = problems.length > 0 ? 'needsAttention' : isComplete ? nothingOpen : 'notBegun';
  return { task: 'sign', state, asked: 0, answered: 0, problems, matters };
}
