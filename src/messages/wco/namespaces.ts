/** Namespaces of the message, told apart by URI; the prefix a sender chose never matters. */
export const NAMESPACE_URI = {
  /** The envelope: which message, of which version, for whom. */
  metaData: 'urn:wco:datamodel:WCO:DocumentMetaData-DMS:2',
  declaration: 'urn:wco:datamodel:WCO:DEC-DMS:2',
  /** Data types of the declaration: `DateTimeString`. */
  dataTypes: 'urn:wco:datamodel:WCO:Declaration_DS:DMS:2',
  response: 'urn:wco:datamodel:WCO:RES-DMS:2',
  /** Data types of the response. */
  responseTypes: 'urn:wco:datamodel:WCO:Response_DS:DMS:2',
  /** UN/CEFACT data types: `DateTime`. */
  unqualified: 'urn:un:unece:uncefact:data:standard:UnqualifiedDataType:6',
  /**
   * Facts that national procedures need and the WCO message has no element for. The WCO Data Model asks for a namespace
   * of one's own in this case, so that nobody mistakes them for its elements.
   */
  extension: 'urn:haidang:declaration:extension:1',
  schemaInstance: 'http://www.w3.org/2001/XMLSchema-instance',
  xml: 'http://www.w3.org/XML/1998/namespace',
} as const;

export type KnownNamespace = keyof typeof NAMESPACE_URI;
/**
 * Where an element of a binding belongs. `body` is the namespace of the message at hand, as both messages are made of the
 * same classes; `request` is whichever namespace a gateway uses for the request it wraps around a message.
 */
export type NamespaceName = 'body' | 'metaData' | 'extension' | 'request';

const BY_URI: ReadonlyMap<string, KnownNamespace> = new Map(
  (Object.keys(NAMESPACE_URI) as KnownNamespace[]).map((name) => [NAMESPACE_URI[name], name]),
);

export const namespaceOf = (uri: string): KnownNamespace | undefined => BY_URI.get(uri);
