import { eraseSubject, subjectStream } from '#core/access';
import { approvalHandlers, proposalStream, referencePublication } from '#core/approval';
import {
  answerConsultation,
  answerReferral,
  assignCase,
  callTransportGuarantee,
  type ClearanceReference,
  concludeConsultation,
  fireDeadline,
  giveBackRelief,
  INSPECTION_HANDLERS,
  letterStream,
  LIFE_CYCLE_HANDLERS,
  openConsultation,
  passDoubt,
  passReferral,
  readingGuarantees,
  repayTransportGuarantor,
  resendTransportRepayment,
  setAsideDoubt,
  shipmentStream,
  SUSPENSE_HANDLERS,
  suspenseSettlement,
  weighConcern,
} from '#core/clearance';
import { answerContest, contestCompliance, measureParty } from '#core/compliance';
import { declarationStream } from '#core/declaration';
import { endGuarantee, guaranteeStream, issueGuarantee } from '#core/guarantee';
import { inspectionStream } from '#core/inspection';
import { correctInvoice, invoiceStream, registerInvoice } from '#core/invoice';
import { learnedSelectionStream, MODEL_HANDLERS, modelProposal } from '#core/model';
import { countParty, partyStream, registerParty, updateParty } from '#core/party';
import { paymentStream, suspenseStream } from '#core/payment';
import { priceDoubtStream } from '#core/price';
import { referralStream } from '#core/referral';
import { publishReferenceHandler, referenceStream } from '#core/reference';
import {
  amendExemptionList,
  closeExemptionList,
  decideExemptionList,
  exemptionListStream,
  quotaStream,
  resumeExemptionList,
  submitExemptionList,
  suspendExemptionList,
} from '#core/relief';
import { riskControlStream, riskRuleProposal, RULE_HANDLERS, ruleStream } from '#core/risk';
import { TRANSPORT_HANDLERS, transportStream } from '#core/transport';
import { consultationStream } from '#core/valuation';
import { WATCH_LIST_HANDLERS, watchEntryStream, watchListProposal } from '#core/watch-list';
import type { AnyHandler, AnyStream } from '#server/platform/engine';
import { forcingChannel } from '#server/sandbox';
import type { ProgramOptions } from './program-options.ts';

/** Every command there is. */
const HANDLERS: readonly AnyHandler<ClearanceReference>[] = [
  ...LIFE_CYCLE_HANDLERS,
  openConsultation,
  answerConsultation,
  concludeConsultation,
  setAsideDoubt,
  ...INSPECTION_HANDLERS,
  giveBackRelief,
  issueGuarantee,
  endGuarantee,
  registerInvoice,
  correctInvoice,
  ...TRANSPORT_HANDLERS,
  callTransportGuarantee,
  repayTransportGuarantor,
  resendTransportRepayment,
  ...SUSPENSE_HANDLERS,
  passDoubt,
  answerReferral,
  weighConcern,
  passReferral,
  fireDeadline,
  assignCase,
  submitExemptionList,
  amendExemptionList,
  decideExemptionList,
  suspendExemptionList,
  resumeExemptionList,
  closeExemptionList,
  registerParty,
  updateParty,
  countParty,
  measureParty,
  contestCompliance,
  answerContest,
  eraseSubject,
  publishReferenceHandler<ClearanceReference>(),
  ...RULE_HANDLERS,
  ...WATCH_LIST_HANDLERS,
  ...MODEL_HANDLERS,
  ...approvalHandlers<ClearanceReference>([
    referencePublication,
    suspenseSettlement,
    riskRuleProposal,
    watchListProposal,
    modelProposal,
  ]),
];
/** Everything with a life of its own. */
export const STREAMS: readonly AnyStream[] = [
  declarationStream,
  shipmentStream,
  consultationStream,
  priceDoubtStream,
  referralStream,
  guaranteeStream,
  invoiceStream,
  letterStream,
  inspectionStream,
  transportStream,
  paymentStream,
  suspenseStream,
  partyStream,
  exemptionListStream,
  quotaStream,
  referenceStream,
  subjectStream,
  proposalStream,
  ruleStream,
  riskControlStream,
  watchEntryStream,
  learnedSelectionStream,
];

/** Where something can be forced by what is declared, all that decides is told so; a live program is built without it. */
export const handlersOf = ({
  asSandboxOf,
}: Pick<ProgramOptions, 'asSandboxOf'>): readonly AnyHandler<ClearanceReference>[] =>
  (asSandboxOf === undefined ? HANDLERS : HANDLERS.map(forcingChannel)).map(readingGuarantees);
