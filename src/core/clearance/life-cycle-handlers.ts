import {
  acceptAmendment,
  amendDeclaration,
  assessByCustoms,
  confirmAmendment,
  dropAmendment,
  rejectAmendment,
} from './amend.ts';
import { cancelDeclaration, rejectCancellation, requestCancellation, withdrawDeclaration } from './cancel.ts';
import { acceptControl, attachDocument, recordFinding, requestDocuments } from './control.ts';
import { lodgeDeclaration, registerDeclaration } from './lodge.ts';
import { orderPayment, receivePayment } from './pay.ts';
import { instructAmendment, rechannel, withdrawInstruction } from './redirect.ts';
import { payRefund } from './refund.ts';

/** Every step of the table of legal steps, and lodging, which begins it all. */
export const LIFE_CYCLE_HANDLERS = [
  lodgeDeclaration,
  registerDeclaration,
  withdrawDeclaration,
  attachDocument,
  amendDeclaration,
  confirmAmendment,
  dropAmendment,
  acceptAmendment,
  rejectAmendment,
  acceptControl,
  requestDocuments,
  recordFinding,
  instructAmendment,
  withdrawInstruction,
  rechannel,
  assessByCustoms,
  requestCancellation,
  rejectCancellation,
  cancelDeclaration,
  orderPayment,
  receivePayment,
  payRefund,
] as const;
