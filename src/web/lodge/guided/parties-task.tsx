import { country, useText } from '#web/ui';
import { useDraft } from '../draft-store.tsx';
import { CodeField, TextField } from '../fields.tsx';
import { useGuided } from './guided-context.ts';
import { Question } from './question.tsx';
import { Take } from './take.tsx';

export function PartiesTask() {
  const t = useText();
  const store = useDraft();
  const { direction } = useGuided();
  const { typeCode } = country().usual;
  return (
    <>
      <Question
        id="purpose"
        exits={
          <Take
            list="declaration-type"
            code={typeCode}
            hint="guided.takePurpose"
            onTake={(code) => store.set('/typeCode', code)}
          />
        }
      >
        <CodeField at="/typeCode" list="declaration-type" label={t('draft.typeCode')} span={12} />
      </Question>
      {direction === 'import' ? (
        <>
          <OwnParty id="importer" />
          <PartnerAbroad id="sellerAbroad" party="exporter" />
        </>
      ) : (
        <>
          <OwnParty id="exporter" />
          <PartnerAbroad id="buyerAbroad" party="importer" />
        </>
      )}
    </>
  );
}

/** Who declares, or is declared for, in this country: known by its tax number. */
function OwnParty(props: { readonly id: 'importer' | 'exporter' }) {
  const t = useText();
  const { id } = props;
  const role = t(`draft.${id}`);
  return (
    <Question id={id}>
      <TextField at={`/${id}/id`} label={`${role} · ${t('draft.partyId')}`} span={5} mono inputMode="numeric" />
      <TextField at={`/${id}/name`} label={`${role} · ${t('draft.partyName')}`} span={7} />
      <TextField at={`/${id}/address/line`} label={`${role} · ${t('draft.partyAddress')}`} span={12} />
    </Question>
  );
}

function PartnerAbroad(props: {
  readonly id: 'sellerAbroad' | 'buyerAbroad';
  readonly party: 'importer' | 'exporter';
}) {
  const t = useText();
  const { party } = props;
  const name = t(`draft.${party}`);
  return (
    <Question id={props.id}>
      <TextField at={`/${party}/name`} label={`${name} · ${t('draft.partyName')}`} span={12} />
      <TextField at={`/${party}/address/line`} label={`${name} · ${t('draft.partyAddress')}`} span={7} />
      <CodeField
        at={`/${party}/address/countryCode`}
        list="country"
        label={`${name} · ${t('draft.partyCountry')}`}
        span={5}
      />
    </Question>
  );
}
