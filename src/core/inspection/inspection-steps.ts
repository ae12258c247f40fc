import { openRound, type InspectionRound, type InspectionState } from './inspection.ts';

export const INSPECTION_STEPS = [
  'inspection.checkDocuments',
  'inspection.order',
  'inspection.cancel',
  'inspection.addPhoto',
  'inspection.recordScan',
  'inspection.checkContainer',
  'inspection.recordFinding',
  'inspection.takeSample',
  'inspection.recordAttendance',
  'inspection.recordLaboratoryResult',
  'inspection.conclude',
  'inspection.proposePenalty',
  'inspection.imposePenalty',
  'inspection.dropPenalty',
  'inspection.takeCase',
  'inspection.addCaseNote',
  'inspection.concludeCase',
  'inspection.closeFollowUp',
] as const;
export type InspectionStep = (typeof INSPECTION_STEPS)[number];

/** What the declaration itself leaves open, which its own table of legal actions says. */
export interface ControlOpen {
  /** Some control is not ended yet. */
  readonly documents: boolean;
  /** The goods themselves are to be looked at. */
  readonly goods: boolean;
}

/** Which steps fit where the inspection stands: the one table behind engine, API and screens. */
export const STEPS_BY_STAGE = {
  noOrder: ['inspection.order'],
  ordered: [
    'inspection.cancel',
    'inspection.addPhoto',
    'inspection.recordScan',
    'inspection.checkContainer',
    'inspection.recordFinding',
    'inspection.takeSample',
  ],
  underway: [
    'inspection.addPhoto',
    'inspection.recordScan',
    'inspection.checkContainer',
    'inspection.recordFinding',
    'inspection.takeSample',
    'inspection.recordAttendance',
    'inspection.conclude',
  ],
} as const satisfies Readonly<Record<string, readonly InspectionStep[]>>;

/**
 * The steps open now. What a laboratory answers, and what settles a follow-up, may come when the declaration is long past
 * its control. Goods are opened by hand where that was ordered, or where a picture of them was not clear.
 */
export function inspectionSteps(state: InspectionState | undefined, control: ControlOpen): readonly InspectionStep[] {
  const round = openRound(state);
  const ofStage: readonly InspectionStep[] = control.goods ? STEPS_BY_STAGE[stageOf(round)] : [];
  return INSPECTION_STEPS.filter((step) => {
    switch (step) {
      case 'inspection.checkDocuments':
        return control.documents;
      case 'inspection.recordLaboratoryResult':
        return state?.samples.some(({ result }) => result === null) === true;
      case 'inspection.proposePenalty':
      case 'inspection.dropPenalty':
        return hasOpen(state, ({ kind }) => kind === 'penaltyProposal');
      case 'inspection.imposePenalty':
        return hasOpen(state, ({ proposal }) => proposal !== undefined);
      case 'inspection.takeCase':
        return hasOpen(state, ({ kind }) => kind === 'case');
      case 'inspection.addCaseNote':
      case 'inspection.concludeCase':
        return hasOpen(state, ({ officer }) => officer !== undefined);
      case 'inspection.closeFollowUp':
        return hasOpen(state, ({ kind }) => kind === 'instruction' || kind === 'reassessment');
      case 'inspection.recordScan':
        return ofStage.includes(step) && round !== undefined && mayScan(round);
      case 'inspection.recordFinding':
      case 'inspection.takeSample':
        return ofStage.includes(step) && round !== undefined && mayOpen(round);
      default:
        return ofStage.includes(step);
    }
  });
}

const hasOpen = (
  state: Pick<InspectionState, 'followUps'> | undefined,
  suits: (followUp: InspectionState['followUps'][number]) => boolean,
): boolean => state?.followUps.some((each) => each.closed === null && suits(each)) === true;

/** What was ordered and is not done yet; an inspection is concluded when nothing is. */
export interface Outstanding {
  /** Containers that no scanner has looked at. */
  readonly unscanned: readonly string[];
  /** Nobody has looked at the goods by hand, where that was ordered or a scan gave cause. */
  readonly unopened: boolean;
}

export function outstanding(round: InspectionRound): Outstanding {
  const scanned = new Set(round.scans.map(({ container }) => container));
  return {
    unscanned: mayScan(round) ? round.order.containers.filter((container) => !scanned.has(container)) : [],
    unopened: mayOpen(round) && round.findings.length === 0,
  };
}

const stageOf = (round: InspectionRound | undefined): keyof typeof STEPS_BY_STAGE =>
  round === undefined ? 'noOrder' : round.status === 'ordered' ? 'ordered' : 'underway';

const mayScan = ({ order }: InspectionRound): boolean => order.means !== 'manual';

const mayOpen = (round: InspectionRound): boolean =>
  round.order.means !== 'scanner' || lastVerdicts(round).some((verdict) => verdict !== 'clear');

/** A container that was scanned again counts as it was seen last. */
const lastVerdicts = ({ scans }: InspectionRound): readonly string[] => [
  ...new Map(scans.map(({ container, verdict }) => [container, verdict])).values(),
];
