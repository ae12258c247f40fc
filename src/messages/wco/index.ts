export { readDeclaration, type DeclarationMessage, type ReadOptions } from './read-declaration.ts';
export { writeDeclaration } from './write-declaration.ts';
export { envelopeFrom, MetaData, RequestCommon } from './meta-data.ts';
export { XML_LIMITS, type XmlLimits } from './limits.ts';
export type { MessageRefusal, RefusalKind } from './message-refusal.ts';
export type { AsideFact } from './message-reader.ts';
export { conformanceReport, type ConformanceReport, type FactAt, type NamedFile, type Refused } from './conformance.ts';
export { extractFacts, type Facts } from './extract-facts.ts';
