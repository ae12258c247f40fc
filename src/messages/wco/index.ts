export { readDeclaration, readDeclarationInSteps, type DeclarationMessage } from './read-declaration.ts';
export { readResponse, type ResponseMessage } from './read-response.ts';
export type { ReadOptions } from './read-message.ts';
export { writeDeclaration, writeResponse, writeResponses } from './write-message.ts';
export { envelopeFrom, MetaData, RequestCommon } from './meta-data.ts';
export { Response } from './response.ts';
export { XML_LIMITS, type XmlLimits } from './limits.ts';
export { MESSAGE_REFUSALS, type MessageRefusal, type RefusalKind } from './message-refusal.ts';
export type { AsideFact } from './message-reader.ts';
export {
  conformanceReport,
  type ConformanceReport,
  type FactAt,
  type NamedFile,
  type Refused,
  type ResponseSurvey,
  type Survey,
} from './conformance.ts';
export { extractFacts, type Facts } from './extract-facts.ts';
export {
  refusedResponse,
  responseError,
  responsesOf,
  type EventResponse,
  type JournaledEvent,
  type ResponseContext,
} from './responses-of.ts';
export { looksLikeXml } from './decode-text.ts';
