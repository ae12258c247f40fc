import { compileWorkCalendar } from '#core/calendar';
import { buildClassifier } from '#core/classify';
import { CODE_LISTS, compileCodeBook, deepFreeze, type CodeList, type PackProblem } from '#core/codes';
import { compileExchangeRates } from '#core/currency';
import { err, finish, ok, type Instant, type Result } from '#core/kernel';
import { compileOrigin } from '#core/origin';
import { compilePriceControl } from '#core/price-control';
import { compileTariffInSteps } from '#core/tariff';
import type { CountryPack } from './country-pack.ts';
import { compileLegalBases } from './legal-bases.ts';
import type { Reference } from './reference.ts';

export interface CompileOptions {
  /** Leave out what became known later. Without it, all that the pack holds is known. */
  readonly knownAt?: Instant;
}

/**
 * Compiles a country pack into the immutable snapshot that everything asks. Pure, and the same in server, browser and
 * test. All problems come back at once; a pack with any problem gives no reference.
 */
export const compileReference = (
  pack: CountryPack,
  options: CompileOptions = {},
): Result<Reference, readonly PackProblem[]> => finish(compileReferenceInSteps(pack, options));

/** The same a few milliseconds at a time, for a program that has others to answer meanwhile. */
export function* compileReferenceInSteps(
  pack: CountryPack,
  { knownAt }: CompileOptions = {},
): Generator<void, Result<Reference, readonly PackProblem[]>> {
  const { profile } = pack;
  const { book, problems: codeProblems } = compileCodeBook(pack.codes, knownAt);
  const knows = knowledgeOf(pack);
  yield;
  const { rates, problems: rateProblems } = compileExchangeRates(pack.exchangeRates, profile.currency, knownAt);
  const { priceControl, problems: priceProblems } = compilePriceControl(
    pack.priceControl ?? { prices: [], times: [] },
    knows,
    knownAt,
  );
  const { calendar, problems: calendarProblems } = compileWorkCalendar(
    pack.specialDays,
    pack.workingTime,
    profile.zoneOffsetMinutes,
    knownAt,
  );
  const { tariff, problems: tariffProblems } = yield* compileTariffInSteps(pack.tariff, book, knows, knownAt);
  yield;
  const { origin, problems: originProblems } = compileOrigin(
    pack.origin,
    { code: knows, codePrefix: nodesOf(pack) },
    knownAt,
  );
  yield;
  const { legalBases, problems: basisProblems } = compileLegalBases(pack.legalBases, knownAt);
  const currencyProblems = pack.exchangeRates
    .filter((rate) => !knows('currency', rate.currency))
    .map((rate) => ({
      place: rate.place,
      field: 'currency',
      message: `"${rate.currency}" stands in no list of currencies`,
    }));
  const officeProblems = pack.workingTime
    .filter(({ officeId }) => officeId !== undefined && !knows('customs-office', officeId))
    .map(({ place, officeId }) => ({
      place,
      field: 'office',
      message: `"${officeId}" stands in no list of customs offices`,
    }));
  const problems = [
    ...codeProblems,
    ...officeProblems,
    ...rateProblems,
    ...currencyProblems,
    ...priceProblems,
    ...calendarProblems,
    ...tariffProblems,
    ...originProblems,
    ...basisProblems,
  ];
  if (problems.length > 0) return err(problems);
  const { lines, headings, chapters, synonyms } = pack.tariff;
  const classifier = buildClassifier({ lines, headings, chapters, synonyms });
  const version = knownAt === undefined ? pack.version : `${pack.version}@${knownAt}`;
  return ok(
    Object.freeze({
      version,
      country: deepFreeze(profile),
      codes: book,
      rates,
      priceControl,
      calendar,
      tariff,
      origin,
      classifier,
      legalBases,
    }),
  );
}

/** Whether the tariff has a line under a code; the nodes are gathered at the first question, since most packs ask none. */
function nodesOf({ tariff }: CountryPack): (prefix: string) => boolean {
  let nodes: Set<string> | undefined;
  return (prefix) => {
    nodes ??= new Set(tariff.lines.flatMap(({ code }) => NODE_LENGTHS.map((length) => code.slice(0, length))));
    return nodes.has(prefix);
  };
}

/** Chapter, heading, subheading and line. */
const NODE_LENGTHS = [2, 4, 6, 8];

function knowledgeOf(pack: CountryPack): (list: CodeList, code: string) => boolean {
  const known = new Map(CODE_LISTS.map((list) => [list, new Set(pack.codes[list].map((record) => record.code))]));
  return (list, code) => known.get(list)?.has(code) === true;
}
