import type { operations, Schemas } from '#client';
import type { Explanation, Refusal } from '#core/kernel';

/** The words of the API, as the generated client knows them, under the names that the pages use. */
export type DeclarationSummary = Schemas['DeclarationSummary'];
export type Compliance = Schemas['Compliance'];
export type CaseSummary = Schemas['CaseSummary'];
export type Officer = operations['listOfficers']['responses'][200]['content']['application/json']['items'][number];
export type Office = operations['showOffice']['responses'][200]['content']['application/json'];
export type SearchAnswer = operations['search']['responses'][200]['content']['application/json'];
export type Desk = operations['showDesk']['responses'][200]['content']['application/json'];
export type SavedView = Schemas['SavedView'];
export type RuleSummary = Schemas['RuleSummary'];
export type RuleQuestion = NonNullable<operations['listRules']['parameters']['query']>;
export type RuleView = Schemas['RuleView'];
export type SelectionRule = Schemas['SelectionRule'];
export type WrittenRule = Schemas['WrittenRule'];
/** In which order a list is asked for, and of whose goods. */
export interface ListOrder {
  readonly sort?: NonNullable<NonNullable<operations['listDeclarations']['parameters']['query']>['sort']> | undefined;
  /** Ids, comma-separated. */
  readonly client?: string | undefined;
}
export type Product = Schemas['CatalogueProduct'];
export type Fix = Schemas['Fix'];
export type FixResult = operations['mendFixes']['responses'][200]['content']['application/json']['results'][number];
export type DeclarationView = Schemas['DeclarationView'];
export type ShipmentView = Schemas['ShipmentView'];
export type ShipmentResult = Schemas['ShipmentResult'];
export type ShipmentLine =
  operations['listShipmentLines']['responses'][200]['content']['application/json']['lines'][number];
export type TaxRow = Schemas['TaxRow'];
export type TimelineEntry = Schemas['TimelineEntry'];
export type Attachment = Schemas['Attachment'];
export type LodgeAnswer = Schemas['LodgeAnswer'];
export type CodeEntry = Schemas['CodeEntry'];
export type TariffLineSummary = Schemas['TariffLineSummary'];
export type TariffLine = Schemas['TariffLine'];
export type TariffPath = Schemas['TariffPath'];
export type TariffNode = Schemas['TariffNode'];
export type TariffNodeStep = Schemas['TariffNodeStep'];
export type TariffChange = Schemas['TariffChange'];
export type NoticedTariffChange = Schemas['NoticedTariffChange'];
export type TariffStretch = Schemas['TariffStretch'];
export type TariffNotice = Schemas['TariffNotice'];
export type TariffWatch = Schemas['TariffWatch'];
export type OriginRate = Schemas['OriginRate'];
export type ApiKey = Schemas['ApiKey'];
export type LoggedRequest = Schemas['LoggedRequest'];
export type Notice = Schemas['Notice'];
export type NoticePreferences = Schemas['NoticePreferences'];
export type WebhookEndpoint = Schemas['WebhookEndpoint'];
export type WebhookDelivery = Schemas['WebhookDelivery'];
export type User = Schemas['User'];
/** The password was right, and something else is asked for. */
export type HalfWay = operations['signIn']['responses'][202]['content']['application/json'];
export type Account = operations['readAccount']['responses'][200]['content']['application/json'];
export type AuditEntry = operations['listAudit']['responses'][200]['content']['application/json']['items'][number];
export type Membership = User['memberships'][number];
export type Delegation = Schemas['Delegation'];
export type Decision = Schemas['Decision'];
export type LetterQuestion = NonNullable<operations['draftLetter']['requestBody']>['content']['application/json'];
export type Letter = operations['draftLetter']['responses'][200]['content']['application/json'];
export type DeclarantStep = Schemas['DeclarantStep'];
export type AmendmentAnswer = Schemas['AmendmentAnswer'];
export type Consultation = Schemas['Consultation'];
export type ConsultationOverview = Schemas['ConsultationOverview'];
export type InspectionFile = Schemas['InspectionFile'];
export type OpenOrder = Schemas['OpenOrder'];
/** A paper as it was decided on, without what it declares. */
export type EnteredPaper = operations['lodgePaper']['requestBody']['content']['application/json']['paper'];
export type AnnouncedPaper = operations['listPapers']['responses'][200]['content']['application/json']['items'][number];
export type Transport = Schemas['Transport'];
export type TransportSummary = Schemas['TransportSummary'];
export type TransportContent = Transport['content'];
export type TransportStep = Schemas['TransportStep'];
export type ListedFollowUp = Schemas['ListedFollowUp'];
export type FollowUpKind = ListedFollowUp['kind'];
export type InspectionNotices = Schemas['InspectionNotices'];
export type InspectionStep = Schemas['InspectionStep'];
export type ExemptionList = Schemas['ExemptionList'];
export type ExemptionListSummary = Schemas['ExemptionListSummary'];
export type RegisteredInvoice = Schemas['RegisteredInvoice'];
export type RegisteredInvoiceSummary = Schemas['RegisteredInvoiceSummary'];
export type Quota = Schemas['Quota'];

export type Publication = Schemas['Publication'];
export type Proposal = Schemas['Proposal'];
export type ShownChange = Schemas['ShownChange'];
export type EditedTable = NonNullable<operations['checkTable']['requestBody']>['content']['application/json'];
export type TariffImport = Schemas['TariffImport'];
export type DeclarationImport = Schemas['DeclarationImport'];
export type ImportEntry = Schemas['DeclarationImportEntry'];
export type TariffCheck = Schemas['TariffCheck'];
export type CellError = Schemas['CellError'];
export type TariffEffect = Schemas['TariffEffects']['items'][number];

export type TariffMeasure = Schemas['TariffMeasure'];
export type Status = DeclarationSummary['status'];
export type Channel = NonNullable<DeclarationSummary['channel']>;
export type Holder = DeclarationView['holder'];
export type RequestedDocument = DeclarationView['requestedDocuments'][number];
export type Finding = DeclarationView['findings'][number];

/** Somebody who is signed in; a visitor is `null`. */
export interface Session extends Pick<Schemas['Session'], 'roles' | 'offices'> {
  readonly user: NonNullable<Schemas['Session']['user']>;
  readonly organisation: NonNullable<Schemas['Session']['organisation']>;
}

export interface DemoAccount {
  readonly email: string;
  readonly password: string;
  readonly name: string;
  readonly organisation: string;
  readonly roles: readonly string[];
}

export interface CaseView {
  readonly view: DeclarationView;
  readonly holderId: string | null;
  readonly whyHere: Explanation | null;
  readonly doubts: readonly { readonly sequence: number; readonly explanation: Explanation }[];
  readonly fourEyes: readonly FirstHalf[];
}
/** What was begun of what takes two people. */
export type FirstHalf = operations['showCase']['responses'][200]['content']['application/json']['fourEyes'][number];

/** Some of the lines that something would change. */
export interface ChangesPage {
  readonly items: readonly ShownChange[];
  readonly total: number;
  readonly nextCursor: string | null;
}

/** What the checks and the calculator answer. `totalPayable` is `null` while something stands in the way of an assessment. */
export interface CheckAnswer {
  readonly refusals: readonly Refusal[];
  readonly taxTable: readonly TaxRow[];
  readonly totalPayable: string | null;
}

/** One error shape of the whole product (problem+json). */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors?: readonly Refusal[];
}

/** Money that found no home, and what is owed back. */
export type SuspenseItem = Schemas['SuspenseItem'];
export type SuspenseShown = operations['showSuspense']['responses'][200]['content']['application/json'];
export type SuspenseActBody = operations['actOnSuspense']['requestBody']['content']['application/json'];
export type RefundList = operations['listRefunds']['responses'][200]['content']['application/json'];
export type Refund = RefundList['items'][number];
