import {
  acceptAmendment,
  amendDeclaration,
  assessByCustoms,
  confirmAmendment,
  dropAmendment,
  rejectAmendment,
} from './amend.ts';
import { decideAppeal, lodgeAppeal, prolongAppeal, withdrawAppeal } from './appeal.ts';
import { rejectCancellation, requestCancellation } from './cancel.ts';
import { withLetter } from './letters.ts';
import { lodgePaper } from './lodge-paper.ts';
import { denyRelease, finaliseRelease, grantRelease, requestRelease } from './early-release.ts';
import { lodgeAny, registerAny } from './lodge-shipment.ts';
import { receivePayment } from './pay.ts';
import { instructAmendment, withdrawInstruction } from './redirect.ts';
import { heedingConcerns } from './referral.ts';
import { answerRefund, orderRefund, refuseRefund, repayGuarantor, requestRefund, resendRefund } from './refund.ts';
import { callSecurity, secureDeclaration } from './secure.ts';
import { awaitSpecialised, recordSpecialised } from './specialised.ts';
import {
  acceptControlOfAll,
  attachDocumentToAll,
  cancelOne,
  controlAllAnew,
  orderPaymentOfAll,
  rechannelAll,
  recordFindingOfAll,
  requestDocumentsOfAll,
  resumeAll,
  reverseTogether,
  revokeAll,
  suspendAll,
  withdrawAll,
} from './shared-fate.ts';
import {
  allowStorage,
  confirmStorage,
  endStorage,
  recordStorageBreach,
  refuseStorage,
  requestStorage,
} from './storage.ts';

/** Every step of the table of legal steps, and lodging, which begins it all. */
export const LIFE_CYCLE_HANDLERS = [
  lodgeAny,
  lodgePaper,
  registerAny,
  withdrawAll,
  attachDocumentToAll,
  amendDeclaration,
  confirmAmendment,
  dropAmendment,
  acceptAmendment,
  withLetter(rejectAmendment),
  acceptControlOfAll,
  requestDocumentsOfAll,
  recordFindingOfAll,
  awaitSpecialised,
  recordSpecialised,
  requestStorage,
  allowStorage,
  withLetter(refuseStorage),
  confirmStorage,
  recordStorageBreach,
  endStorage,
  requestRelease,
  heedingConcerns(grantRelease),
  withLetter(denyRelease),
  finaliseRelease,
  withLetter(instructAmendment),
  withdrawInstruction,
  rechannelAll,
  withLetter(assessByCustoms),
  requestCancellation,
  withLetter(rejectCancellation),
  withLetter(cancelOne),
  withLetter(suspendAll),
  resumeAll,
  withLetter(revokeAll),
  controlAllAnew,
  orderPaymentOfAll,
  receivePayment,
  requestRefund,
  orderRefund,
  withLetter(refuseRefund),
  repayGuarantor,
  resendRefund,
  answerRefund,
  withLetter(reverseTogether),
  lodgeAppeal,
  withdrawAppeal,
  prolongAppeal,
  withLetter(decideAppeal),
  secureDeclaration,
  callSecurity,
] as const;
