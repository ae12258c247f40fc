import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { TextKey } from '#web/texts';
import { useCodes, useText } from '#web/ui';
import { useDraftText } from './draft-store.tsx';
import { CodeField, DecimalField, TextField } from './fields.tsx';
import classes from './lodge.module.css';

/** The list holds the busiest places; any other of the world has a code of this shape. */
export const LOCODE = /^[A-Z]{2}[A-Z2-9]{3}$/;

export type Direction = 'import' | 'export';

/** Which way the goods go follows from the declaration type, as the country's list says. */
export function useDirection(): Direction {
  const [typeCode] = useDraftText('/typeCode');
  const entry = useCodes('declaration-type').find((candidate) => candidate.code === typeCode);
  return entry?.attributes['direction'] === 'export' ? 'export' : 'import';
}

export function Part(props: {
  readonly id: string;
  readonly title: TextKey;
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useText();
  return (
    <fieldset id={props.id} className={classes.part}>
      <legend className={classes.legend}>{t(props.title)}</legend>
      {props.aside}
      {props.children}
    </fieldset>
  );
}

export function GeneralPart() {
  const t = useText();
  const isShort = useIsShort();
  return (
    <Part id="part-general" title="draft.general">
      <div className={classes.grid}>
        <CodeField at="/typeCode" list="declaration-type" label={t('draft.typeCode')} span={6} />
        <CodeField at="/declarationOfficeId" list="customs-office" label={t('draft.office')} span={6} />
        <TextField
          at="/functionalReferenceId"
          label={`${t('draft.ownReference')} (${t('field.optional')})`}
          span={6}
          mono
        />
        <CodeField
          at="/cargoClassCode"
          list="cargo-class"
          label={`${t('draft.cargoClass')} (${t('field.optional')})`}
          span={6}
          clearable
        />
        <CodeField
          at="/specificCircumstancesCode"
          list="simplified-form"
          label={`${t('draft.simplifiedForm')} (${t('field.optional')})`}
          span={6}
          clearable
        />
      </div>
      {isShort && <p className="quiet">{t('draft.simplifiedHint')}</p>}
    </Part>
  );
}

/** Whether the goods are declared in a form that asks less. */
function useIsShort(): boolean {
  const [form] = useDraftText('/specificCircumstancesCode');
  return useCodes('simplified-form').some(({ code }) => code === form);
}

export function PartiesPart() {
  const t = useText();
  const direction = useDirection();
  const domestic = direction === 'import' ? 'importer' : 'exporter';
  return (
    <Part id="part-parties" title="draft.parties">
      <div className={classes.parties}>
        {(['importer', 'exporter'] as const).map((role) => (
          <div key={role} role="group" aria-label={t(`draft.${role}`)}>
            <p className={classes.partyTitle}>{t(`draft.${role}`)}</p>
            <div className={classes.grid}>
              {role === domestic && (
                <TextField at={`/${role}/id`} label={t('draft.partyId')} span={12} mono inputMode="numeric" />
              )}
              <TextField at={`/${role}/name`} label={t('draft.partyName')} span={12} />
              <TextField at={`/${role}/address/line`} label={t('draft.partyAddress')} span={12} />
              {role !== domestic && (
                <CodeField
                  at={`/${role}/address/countryCode`}
                  list="country"
                  label={t('draft.partyCountry')}
                  span={12}
                />
              )}
            </div>
          </div>
        ))}
      </div>
    </Part>
  );
}

export function TransportPart() {
  const t = useText();
  const imports = useDirection() === 'import';
  const isShort = useIsShort();
  return (
    <Part id="part-transport" title="draft.transport">
      <div className={classes.grid}>
        {!isShort && (
          <>
            <CodeField
              at="/borderTransportMeans/modeCode"
              also={['/consignment']}
              list="transport-mode"
              label={t('draft.mode')}
              span={4}
            />
            <TextField at="/borderTransportMeans/name" label={t('draft.means')} span={5} />
          </>
        )}
        <TextField
          at={imports ? '/consignment/arrivalDate' : '/consignment/departureDate'}
          label={t(imports ? 'draft.arrivalDate' : 'draft.departureDate')}
          type="date"
          span={3}
        />
        <TextField
          at="/consignment/transportContractDocuments/0/id"
          also={['/consignment/transportContractDocuments']}
          label={t('draft.bill')}
          span={4}
          mono
        />
        {!isShort && (
          <>
            <CodeField
              at="/consignment/loadingLocationId"
              list="location"
              free={LOCODE}
              label={t('draft.loading')}
              span={4}
            />
            <CodeField
              at="/consignment/unloadingLocationId"
              list="location"
              free={LOCODE}
              label={t('draft.unloading')}
              span={4}
            />
          </>
        )}
        <TextField at="/totalPackageQuantity" label={t('draft.packages')} span={2} inputMode="numeric" />
        {!isShort && <CodeField at="/totalPackageUnitCode" list="package" label={t('draft.packageUnit')} span={3} />}
        <DecimalField at="/totalGrossMass/value" also={['/totalGrossMass']} label={t('draft.grossMass')} span={3} />
        {imports ? (
          <CodeField at="/exportCountryCode" list="country" label={t('draft.exportCountry')} span={4} />
        ) : (
          <CodeField at="/destinationCountryCode" list="country" label={t('draft.destinationCountry')} span={4} />
        )}
      </div>
    </Part>
  );
}

export function InvoicePart() {
  const t = useText();
  const [currency] = useDraftText('/invoiceAmount/currency');
  const [incoterm] = useDraftText('/tradeTerms/conditionCode');
  const terms = useCodes('incoterm').find((entry) => entry.code === incoterm)?.attributes;
  return (
    <Part id="part-invoice" title="draft.invoice">
      <div className={classes.grid}>
        <TextField at="/invoice/id" label={t('draft.invoiceNumber')} span={4} mono />
        <TextField at="/invoice/issueDate" label={t('draft.invoiceDate')} type="date" span={3} />
        <CodeField at="/invoice/paymentTermsCode" list="payment-terms" label={t('draft.paymentTerms')} span={5} />
        <CodeField at="/tradeTerms/conditionCode" list="incoterm" label={t('draft.incoterm')} span={4} />
        <CodeField at="/invoiceAmount/currency" list="currency" label={t('draft.currency')} span={3} />
        <DecimalField at="/invoiceAmount/amount" also={['/invoiceAmount']} label={t('draft.invoiceAmount')} span={5} />
        {terms?.['freight'] !== 'included' && (
          <DecimalField
            at="/customsValuation/freightChargeAmount/amount"
            also={['/customsValuation/freightChargeAmount']}
            label={t('draft.freight')}
            unit={currency}
            span={4}
          />
        )}
        {terms?.['insurance'] !== 'included' && (
          <DecimalField
            at="/customsValuation/insuranceAmount/amount"
            also={['/customsValuation/insuranceAmount']}
            label={t('draft.insurance')}
            unit={currency}
            span={4}
          />
        )}
      </div>
      <p className={classes.byFile}>
        {t('draft.valuedOtherwise')} <Link to="/declarations/upload">{t('draft.valuedOtherwiseUpload')}</Link>
      </p>
    </Part>
  );
}
