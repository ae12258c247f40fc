import { useText } from '#web/ui';
import { useDraft } from '../draft-store.tsx';
import { CodeField, DecimalField, TextField } from '../fields.tsx';
import { LOCODE } from '../sections.tsx';
import { FindOffice } from './find-office.tsx';
import { useGuided } from './guided-context.ts';
import { Question } from './question.tsx';
import { Take } from './take.tsx';

/** What anything countable may be called. */
const ANY_PACKAGE = 'PK';

export function TransportTask() {
  const t = useText();
  const store = useDraft();
  const imports = useGuided().direction === 'import';
  return (
    <>
      <Question id="way">
        <CodeField
          at="/borderTransportMeans/modeCode"
          also={['/consignment']}
          list="transport-mode"
          label={t('draft.mode')}
          span={6}
        />
        <TextField at="/borderTransportMeans/name" label={t('draft.means')} span={6} />
      </Question>
      <Question id={imports ? 'arrival' : 'departure'}>
        <TextField
          at={imports ? '/consignment/arrivalDate' : '/consignment/departureDate'}
          label={t(imports ? 'draft.arrivalDate' : 'draft.departureDate')}
          type="date"
          span={6}
        />
      </Question>
      <Question id={imports ? 'bill' : 'waybill'}>
        <TextField
          at="/consignment/transportContractDocuments/0/id"
          also={['/consignment/transportContractDocuments']}
          label={t('draft.bill')}
          span={6}
          mono
        />
      </Question>
      <Route />
      <Question
        id="packages"
        exits={
          <Take
            list="package"
            code={ANY_PACKAGE}
            hint="guided.takePackages"
            onTake={(code) => store.set('/totalPackageUnitCode', code)}
          />
        }
      >
        <TextField at="/totalPackageQuantity" label={t('draft.packages')} span={4} inputMode="numeric" />
        <CodeField at="/totalPackageUnitCode" list="package" label={t('draft.packageUnit')} span={8} />
      </Question>
      <Question id="grossMass">
        <DecimalField at="/totalGrossMass/value" also={['/totalGrossMass']} label={t('draft.grossMass')} span={6} />
      </Question>
      <Question id="office" exits={<FindOffice />}>
        <CodeField at="/declarationOfficeId" list="customs-office" label={t('draft.office')} span={12} />
      </Question>
    </>
  );
}

function Route() {
  const t = useText();
  const imports = useGuided().direction === 'import';
  const loading = (
    <CodeField at="/consignment/loadingLocationId" list="location" free={LOCODE} label={t('draft.loading')} span={6} />
  );
  const unloading = (
    <CodeField
      at="/consignment/unloadingLocationId"
      list="location"
      free={LOCODE}
      label={t('draft.unloading')}
      span={6}
    />
  );
  if (imports)
    return (
      <Question id="route">
        {loading}
        {unloading}
        <CodeField at="/exportCountryCode" list="country" label={t('draft.exportCountry')} span={6} />
      </Question>
    );
  return (
    <Question id="routeOut">
      {loading}
      <CodeField at="/destinationCountryCode" list="country" label={t('draft.destinationCountry')} span={6} />
      {unloading}
    </Question>
  );
}
