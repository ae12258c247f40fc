import { followUpView, type FollowUpReading } from './follow-up-view.ts';
import type { InspectionFile, InspectionNotice, InspectionNotices } from './inspection-schemas.ts';
import { can } from '#core/access';
import { controlOpen, INSPECTION_POLICY, resourceOf, type ClearanceReference } from '#core/clearance';
import {
  checklistFor,
  declaredGoods,
  differencesOf,
  inForce,
  inspectionSteps,
  namedOn,
  openRound,
  outstanding,
  type InspectionRound,
  type InspectionState,
} from '#core/inspection';
import type { Actor, PlainDate, Text } from '#core/kernel';
import type { DeclarationRecord } from '#server/declaration';

/** What is told of an inspection, from the declaration, the inspection where one was begun, and the law of the day. */
export interface InspectionReading {
  readonly record: DeclarationRecord;
  readonly inspection: InspectionState | undefined;
  readonly country: ClearanceReference;
  readonly today: PlainDate;
}

/** The whole file, for the office. */
export function inspectionFile(
  reading: InspectionReading,
  actor: Actor,
  nameOf: FollowUpReading['nameOf'],
): InspectionFile {
  const { record, inspection, country, today } = reading;
  const { state, declaration } = record;
  const { inspection: guide, reference } = country;
  const goods = declaredGoods(declaration, reference.tariff, today);
  const control = controlOpen(state);
  const round = openRound(inspection);
  const resource = resourceOf(state.head);
  const lists = { conditions: guide.conditions, laboratories: guide.laboratories };
  const named = (entries: (typeof lists)[keyof typeof lists]) =>
    entries.filter((entry) => inForce(entry, today)).map(({ id, name, illustrative }) => ({ id, name, illustrative }));
  return {
    documentChecks: inspection?.documentChecks ?? [],
    rounds: inspection?.rounds ?? [],
    photos: inspection?.photos ?? [],
    samples: inspection?.samples ?? [],
    followUps: (inspection?.followUps ?? []).map((each) => followUpView(each, state, { actor, nameOf, country })),
    violations: guide.violations
      .filter((entry) => inForce(entry, today))
      .map(({ id, name, illustrative, amountMin, amountMax, legalBasis }) => ({
        id,
        name,
        illustrative,
        amountMin,
        amountMax,
        legalBasis,
      })),
    checklist: control.documents
      ? checklistFor(guide, { ...state.head, channel: state.channel }, goods, today).map(
          ({ id, text, legalBasis, illustrative }) => ({ id, text, legalBasis, illustrative }),
        )
      : [],
    containers: goods.containers,
    differences: round === undefined ? [] : differencesOf(round, declaration),
    outstanding: round === undefined ? null : outstanding(round),
    endedOnCase: round !== undefined && !control.goods,
    kinds: guide.discrepancies
      .filter((entry) => inForce(entry, today))
      .map(({ kind, name, follow, illustrative }) => ({ kind, name, follow, illustrative })),
    conditions: named(lists.conditions),
    laboratories: named(lists.laboratories),
    actions: inspectionSteps(inspection, control).filter((step) => can(actor, INSPECTION_POLICY[step], resource)),
  };
}

/** What the trader may know of it, which is neither what the inspector looks for nor what is seen before all is seen. */
export function inspectionNotices({ record, inspection, country, today }: InspectionReading): InspectionNotices {
  const guide = country.inspection;
  const laboratoryName = (id: string): Text => namedOn(guide.laboratories, id, today)?.name ?? { vi: id, en: id };
  const control = controlOpen(record.state);
  return {
    notices: (inspection?.rounds ?? []).map((round) => noticeOf(round, guide, today, control.goods)),
    samples: (inspection?.samples ?? []).map(({ line, seal, laboratory, at, result }) => ({
      line,
      seal,
      laboratoryName: laboratoryName(laboratory),
      at,
      result: result && { answer: result.answer, codeProposed: result.codeProposed, at: result.at },
    })),
  };
}

/** Pictures that the trader may see: those of findings that were concluded on. Scans stay with the office. */
export const picturesForTrader = ({ rounds }: InspectionState): ReadonlySet<string> =>
  new Set(
    rounds
      .filter(({ status }) => status === 'concluded')
      .flatMap(({ findings }) => findings.flatMap(({ photos }) => photos)),
  );

function noticeOf(
  round: InspectionRound,
  { discrepancies: rules, conditions }: ClearanceReference['inspection'],
  today: PlainDate,
  isOpen: boolean,
): InspectionNotice {
  const { order, status, conclusion, cancellation, findings } = round;
  const { containers, packages, lines, extent, means, place, plannedAt, reasonForTrader, at } = order;
  const kindName = (kind: string): Text =>
    rules.find((rule) => rule.kind === kind && inForce(rule, today))?.name ?? { vi: kind, en: kind };
  return {
    status: openRound({ rounds: [round] }) !== undefined && !isOpen ? 'ended' : status,
    orderedAt: at,
    containers,
    packages,
    lines,
    extent,
    means,
    place,
    plannedAt,
    reasonForTrader,
    cancelledAt: cancellation?.at ?? null,
    result: conclusion && {
      at: conclusion.at,
      conforms: conclusion.conforms,
      text: conclusion.text,
      discrepancies: conclusion.discrepancies.map(({ line, kind, declared, found }) => ({
        line,
        kind,
        declared,
        found,
        kindName: kindName(kind),
      })),
      findings: findings.map((finding) => ({
        ...finding,
        conditionName:
          finding.condition === null
            ? null
            : (namedOn(conditions, finding.condition, today)?.name ?? { vi: finding.condition, en: finding.condition }),
      })),
    },
  };
}
