import { Link } from '@tanstack/react-router';
import { isOfficer, useSession, type DeclarationView } from '#web/client';
import { CodeName, useCodeNames } from './codes.tsx';
import { Facts } from './facts.tsx';
import { useFormat, useText } from './preferences.tsx';
import { Reference } from './reference.tsx';

/** The header of a declaration as facts: who, where, how, on what terms. */
export function DeclarationFacts(props: { readonly view: DeclarationView }) {
  const t = useText();
  const format = useFormat();
  const packageName = useCodeNames('package');
  const officer = isOfficer(useSession());
  const { summary, declaration, tracking } = props.view;
  const { consignment, invoice, invoiceAmount, tradeTerms, borderTransportMeans } = declaration;
  const bill = consignment?.transportContractDocuments?.[0]?.id;
  const date = consignment?.arrivalDate ?? consignment?.departureDate;
  return (
    <Facts
      columns={2}
      facts={[
        { label: t('view.type'), value: <CodeName list="declaration-type" code={summary.typeCode} showCode /> },
        { label: t('view.office'), value: <CodeName list="customs-office" code={summary.officeId} /> },
        {
          label: t('view.importer'),
          value: (
            <PartyValue
              id={summary.importerId}
              name={summary.importerName}
              measured={officer && summary.direction === 'import'}
            />
          ),
        },
        {
          label: t('view.exporter'),
          value: (
            <PartyValue
              id={declaration.exporter?.id ?? null}
              name={summary.exporterName}
              measured={officer && summary.direction === 'export'}
            />
          ),
        },
        summary.ownReference !== null && {
          label: t('view.ownReference'),
          value: <Reference value={summary.ownReference} />,
        },
        bill !== undefined && { label: t('view.bill'), value: <Reference value={bill} /> },
        {
          label: t('view.transport'),
          value: joined([
            <CodeName key="m" list="transport-mode" code={borderTransportMeans?.modeCode} />,
            borderTransportMeans?.name,
            date && format.date(date),
          ]),
        },
        (consignment?.loadingLocationId ?? consignment?.unloadingLocationId) !== undefined && {
          label: t('view.route'),
          value: (
            <>
              <CodeName list="location" code={consignment?.loadingLocationId} /> →{' '}
              <CodeName list="location" code={consignment?.unloadingLocationId} />
            </>
          ),
        },
        invoiceAmount !== undefined && {
          label: t('view.invoice'),
          value: joined([
            format.money(invoiceAmount.amount, invoiceAmount.currency ?? ''),
            invoice?.id && (
              <span key="id" className="mono">
                {invoice.id}
              </span>
            ),
          ]),
        },
        { label: t('view.terms'), value: tradeTerms?.conditionCode },
        declaration.totalPackageQuantity !== undefined && {
          label: t('view.packages'),
          value: joined([
            `${format.decimal(String(declaration.totalPackageQuantity))} ${packageName(declaration.totalPackageUnitCode ?? '')}`,
            declaration.totalGrossMass && `${format.decimal(declaration.totalGrossMass.value)} kg`,
          ]),
        },
        { label: t('view.submitted'), value: format.instant(summary.submittedAt) },
        { label: t('view.tracking'), value: <Reference value={tracking} /> },
      ]}
    />
  );
}

function PartyValue(props: {
  readonly id: string | null;
  readonly name: string | null;
  /** Whose goods they are is measured, and an officer may see how. */
  readonly measured: boolean;
}) {
  const t = useText();
  return (
    <>
      {props.name}
      {props.id !== null && props.id !== '' && (
        <span style={{ display: 'block' }}>
          <Reference value={props.id} />
          {props.measured && (
            <>
              {' · '}
              <Link to="/parties/$id" params={{ id: props.id }}>
                {t('compliance.own')}
              </Link>
            </>
          )}
        </span>
      )}
    </>
  );
}

const joined = (parts: readonly React.ReactNode[]): React.ReactNode =>
  parts
    .filter((part) => part !== undefined && part !== null && part !== '' && part !== false)
    .map((part, position) => (
      <span key={position}>
        {position > 0 && ' · '}
        {part}
      </span>
    ));
