import {
  baseOf,
  isBlank,
  isList,
  nodeAt,
  questionsFor,
  type DraftNode,
  type GuidedQuestion,
  type GuidedTask,
} from '#core/draft';
import { useCodeNames, useFormat, useText } from '#web/ui';
import { useDraftPart, useLineCount } from '../draft-store.tsx';
import { EachLine } from './each-line.tsx';
import { useGuided } from './guided-context.ts';
import classes from './guided.module.css';

/** The answers of a step as they will be lodged, question by question. */
export function Answers(props: { readonly task: GuidedTask }) {
  const { direction } = useGuided();
  const count = useLineCount();
  const questions = questionsFor(direction).filter(({ task }) => task === props.task);
  const ofLines = questions.filter(({ of }) => of === 'line');
  return (
    <>
      <AnswerList questions={questions.filter(({ of }) => of === 'draft')} />
      {ofLines.length > 0 && count > 0 && (
        <EachLine>{(line) => <AnswerList questions={ofLines} line={line} />}</EachLine>
      )}
    </>
  );
}

function AnswerList(props: { readonly questions: readonly GuidedQuestion[]; readonly line?: number }) {
  const t = useText();
  const content = useDraftPart((state) => state.stored.content);
  const write = useAnswerWords();
  const subject = nodeAt(content, baseOf(props.line));
  const asked = props.questions.filter(
    ({ isOptional, at }) => !isOptional || at.some((place) => !isBlank(nodeAt(subject, place))),
  );
  if (asked.length === 0) return null;
  return (
    <dl className={classes.answers}>
      {asked.map(({ id, at, more = [] }) => {
        const isAnswered = at.some((place) => !isBlank(nodeAt(subject, place)));
        const words = isAnswered ? [...at, ...more].flatMap((place) => write(place, nodeAt(subject, place))) : [];
        return (
          <div key={id}>
            <dt>{t(`guided.q.${id}`)}</dt>
            <dd data-empty={words.length === 0 ? '' : undefined}>
              {words.length === 0 ? t('guided.reviewEmpty') : words.join(' · ')}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The lists that codes are of, by the end of their place. */
const LISTS: readonly (readonly [place: string, list: CodeListName])[] = [
  ['/typeCode', 'declaration-type'],
  ['/modeCode', 'transport-mode'],
  ['/declarationOfficeId', 'customs-office'],
  ['ountryCode', 'country'],
  ['LocationId', 'location'],
  ['/totalPackageUnitCode', 'package'],
  ['/tariffQuantity/unitCode', 'unit'],
  ['/paymentTermsCode', 'payment-terms'],
  ['/conditionCode', 'incoterm'],
];
type CodeListName =
  | 'declaration-type'
  | 'transport-mode'
  | 'customs-office'
  | 'country'
  | 'location'
  | 'package'
  | 'unit'
  | 'payment-terms'
  | 'incoterm';

/** What a place holds, as people read it: names beside codes, numbers and days in their own way of writing. */
function useAnswerWords(): (place: string, node: DraftNode) => readonly string[] {
  const format = useFormat();
  const names: Readonly<Record<CodeListName, (code: string) => string>> = {
    'declaration-type': useCodeNames('declaration-type'),
    'transport-mode': useCodeNames('transport-mode'),
    'customs-office': useCodeNames('customs-office'),
    country: useCodeNames('country'),
    location: useCodeNames('location'),
    package: useCodeNames('package'),
    unit: useCodeNames('unit'),
    'payment-terms': useCodeNames('payment-terms'),
    incoterm: useCodeNames('incoterm'),
  };
  const write = (place: string, node: DraftNode): readonly string[] => {
    if (node === undefined || isBlank(node)) return [];
    if (isList(node)) return node.flatMap((member) => write('', member));
    if (typeof node !== 'string') return Object.entries(node).flatMap(([name, member]) => write(`/${name}`, member));
    const list = LISTS.find(([end]) => place.endsWith(end))?.[1];
    if (list !== undefined) return [nameBeside(node, names[list](node))];
    if (place.endsWith('Date')) return [format.date(node)];
    return [/\/(value|amount)$/.test(place) ? format.decimal(node) : node];
  };
  return write;
}

const nameBeside = (code: string, name: string): string => (name === code ? code : `${code} ${name}`);
