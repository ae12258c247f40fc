import { ACCESS_REFUSALS } from '#core/access';
import { APPROVAL_REFUSALS } from '#core/approval';
import { CLEARANCE_REFUSALS } from '#core/clearance';
import { COMPLIANCE_REFUSALS } from '#core/compliance';
import { REFUSALS } from '#core/declaration';
import { TABLE_REFUSALS } from '#core/declaration-import';
import { GUARANTEE_REFUSALS } from '#core/guarantee';
import { INSPECTION_REFUSALS } from '#core/inspection';
import { INVOICE_REFUSALS } from '#core/invoice';
import type { RefusalRule } from '#core/kernel';
import { PUBLICATION_REFUSALS } from '#core/reference';
import { RELIEF_REFUSALS } from '#core/relief';
import { IMPORT_REFUSALS } from '#core/tariff-import';
import { MODEL_REFUSALS } from '#core/model';
import { RULE_REFUSALS } from '#core/risk';
import { TRANSPORT_REFUSALS } from '#core/transport';
import { WATCH_LIST_REFUSALS } from '#core/watch-list';
import { MESSAGE_REFUSALS } from '#messages/wco';
import { ACCESS_PROBLEMS } from '#server/access';
import { CATALOGUE_REFUSALS } from '#server/catalogue';
import { DECLARATION_FILE_REFUSALS } from '#server/declaration-import';
import { DRAFT_REFUSALS } from '#server/drafts';
import { WEBHOOK_REFUSALS } from '#server/notices';
import { ENGINE_REFUSALS } from '#server/platform/engine';
import { EDGE_REFUSALS } from '#server/platform/http';
import { WATCH_REFUSALS } from '#server/tariff';
import { FILE_REFUSALS } from '#server/tariff-import';

/** Each code that an answer may carry, with its words: the catalogues of all rooms as one. */
export const CATALOGUE: ReadonlyMap<string, RefusalRule> = new Map<string, RefusalRule>([
  // First: what a room says of a code it shares is nearer to what was asked.
  ...Object.values(ACCESS_REFUSALS).map(({ code, ...rule }): [string, RefusalRule] => [code, rule]),
  ...Object.entries(REFUSALS),
  ...Object.entries(RELIEF_REFUSALS),
  ...Object.entries(CLEARANCE_REFUSALS),
  ...Object.entries(COMPLIANCE_REFUSALS),
  ...Object.entries(INSPECTION_REFUSALS),
  ...Object.entries(GUARANTEE_REFUSALS),
  ...Object.entries(INVOICE_REFUSALS),
  ...Object.entries(TRANSPORT_REFUSALS),
  ...Object.entries(ACCESS_PROBLEMS),
  ...Object.entries(DRAFT_REFUSALS),
  ...Object.entries(WEBHOOK_REFUSALS),
  ...Object.entries(EDGE_REFUSALS),
  ...Object.entries(MESSAGE_REFUSALS),
  ...Object.entries(APPROVAL_REFUSALS),
  ...Object.entries(RULE_REFUSALS),
  ...Object.entries(WATCH_LIST_REFUSALS),
  ...Object.entries(MODEL_REFUSALS),
  ...Object.entries(PUBLICATION_REFUSALS),
  ...Object.entries(IMPORT_REFUSALS),
  ...Object.entries(FILE_REFUSALS),
  ...Object.entries(TABLE_REFUSALS),
  ...Object.entries(DECLARATION_FILE_REFUSALS),
  ...Object.entries(CATALOGUE_REFUSALS),
  ...Object.entries(WATCH_REFUSALS),
  ...Object.entries(ENGINE_REFUSALS),
]);
