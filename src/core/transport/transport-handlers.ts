import { arriveTransport, departTransport } from './carry-transport.ts';
import {
  approveTransport,
  cancelTransport,
  freeTransportGuarantee,
  instructTransportCorrection,
  refuseTransport,
  requireTransportGuarantee,
  withdrawTransport,
} from './decide-transport.ts';
import {
  correctTransport,
  makeTransportOfficial,
  preRegisterTransport,
  registerTransport,
  replaceTransport,
} from './register-transport.ts';
import { secureTransport } from './secure-transport.ts';

/** Registration, and every step of the table of legal steps but calling on a guarantee, which moves money. */
export const TRANSPORT_HANDLERS = [
  preRegisterTransport,
  replaceTransport,
  makeTransportOfficial,
  registerTransport,
  correctTransport,
  secureTransport,
  withdrawTransport,
  instructTransportCorrection,
  requireTransportGuarantee,
  approveTransport,
  refuseTransport,
  cancelTransport,
  departTransport,
  arriveTransport,
  freeTransportGuarantee,
] as const;
