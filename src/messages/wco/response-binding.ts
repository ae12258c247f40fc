import { classOf } from './binding.ts';
import { additionalInformation, amendment, declarationBinding, pointer } from './declaration-binding.ts';
import type { Bank, Response, ResponseDeclaration, ResponseError, ResponseStatus } from './response.ts';

/** The table of the response message (RES), as `declaration-binding.ts` is of the declaration. */

const bank = classOf<Bank>((is) => [is.text('ReferenceID', 'referenceId'), is.text('ID', 'id')]);

const error = classOf<ResponseError>((is) => [
  is.text('Description', 'description'),
  is.text('ValidationCode', 'validationCode'),
  is.many('Pointer', 'pointers', pointer),
]);

const status = classOf<ResponseStatus>((is) => [
  is.dateTime('EffectiveDateTime', 'effectiveDateTime'),
  is.text('NameCode', 'nameCode'),
  is.dateTime('ReleaseDateTime', 'releaseDateTime'),
  is.many('Pointer', 'pointers', pointer),
]);

const declaration = classOf<ResponseDeclaration>((is) => [
  is.dateTime('CancellationDateTime', 'cancellationDateTime'),
  is.dateTime('RejectionDateTime', 'rejectionDateTime'),
  is.extension.amount('TotalPayableAmount', 'totalPayableAmount'),
  is.extension.text('PaymentReferenceID', 'paymentReferenceId'),
  ...declarationBinding.elements,
]);

export const responseBinding = classOf<Response>((is) => [
  is.text('FunctionCode', 'functionCode'),
  is.text('FunctionalReferenceID', 'functionalReferenceId'),
  is.dateTime('IssueDateTime', 'issueDateTime'),
  is.many('AdditionalInformation', 'additionalInformations', additionalInformation),
  is.many('Amendment', 'amendments', amendment),
  is.inside('AppealOffice', (office) => [office.text('ID', 'appealOfficeId')]),
  is.one('Bank', 'bank', bank),
  is.inside('ContactOffice', (office) => [office.text('ID', 'contactOfficeId')]),
  is.many('Error', 'errors', error),
  is.many('Status', 'statuses', status),
  is.many('Declaration', 'declarations', declaration),
]);
