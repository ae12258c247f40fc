/**
 * Bounds of one XML message. Each stops the reader at the first element, attribute or character beyond it, so that memory
 * and time are bounded by these constants and not by the sender. A declaration of 50 lines takes about 0.2 MB; one of 999
 * lines, the most a message may carry, about 4 MB.
 */
export interface XmlLimits {
  readonly bytesMax: number;
  /** The deepest WCO declaration nests 12 levels, wrapper included. */
  readonly depthMax: number;
  readonly elementsMax: number;
  readonly attributesPerElementMax: number;
  /** Of an element's or attribute's name, its prefix included; the longest of the WCO Data Model has about 60. */
  readonly nameLengthMax: number;
  /**
   * Of the path that a fact without a place is told by; the deepest of the message has about 300. Each repeats the names
   * of all elements around it: unbounded, a few megabytes of nested long names would make gigabytes of answer.
   */
  readonly pathLengthMax: number;
  /** Of one run of text; the longest field of the model holds 1,024 characters. */
  readonly textLengthMax: number;
  /** Facts without a typed place, and values of the wrong form, that are named one by one; further ones are only counted. */
  readonly asideMax: number;
  /**
   * Facts of a document whose faults are still looked for one by one: that takes a second pass and more time than the first. A
   * declaration of 999 lines has some 40,000; of a larger document that does not fit, only this is told.
   */
  readonly diagnosedFactsMax: number;
}

export const XML_LIMITS: XmlLimits = {
  bytesMax: 8 * 1024 * 1024,
  depthMax: 64,
  elementsMax: 250_000,
  attributesPerElementMax: 64,
  nameLengthMax: 200,
  pathLengthMax: 500,
  textLengthMax: 64 * 1024,
  asideMax: 1_000,
  diagnosedFactsMax: 60_000,
};
