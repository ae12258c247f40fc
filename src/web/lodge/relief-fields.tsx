import { useCodes, useText } from '#web/ui';
import { useDraft, useDraftPart, useDraftText } from './draft-store.tsx';
import { CodeField, TextField } from './fields.tsx';
import { documentPlace, dutyPlace, nameTax, removeDocument } from './line-claims.ts';

const LIST_DOCUMENT = 'EXL';
const isList = (typeCode: string): boolean => typeCode === LIST_DOCUMENT;

/** A ground of relief from customs duty, with the line of the exemption list where it draws on one. */
export function ReliefFields(props: { readonly at: string }) {
  const t = useText();
  const store = useDraft();
  const { at } = props;
  const fee = dutyPlace(at);
  const grounds = useCodes('relief-ground');
  const needsList = (code: string): boolean =>
    grounds.find((entry) => entry.code === code)?.attributes['needs_list'] === 'yes';
  const [ground] = useDraftText(`${fee}/exemptionCode`);
  const document = useDraftPart((state) => documentPlace(state.stored.content, at, isList));
  const picked = (code: string) => {
    nameTax(store, at);
    if (needsList(code)) store.set(`${document}/typeCode`, LIST_DOCUMENT);
    else removeDocument(store, at, isList);
  };
  return (
    <>
      <CodeField
        at={`${fee}/exemptionCode`}
        list="relief-ground"
        label={t('draft.relief')}
        span={3}
        only={(entry) => (entry.attributes['taxes'] ?? '').split(' ').includes('CUD')}
        clearable
        onPicked={picked}
      />
      {needsList(ground) && (
        <TextField
          at={`${document}/id`}
          also={[`${at}/additionalDocuments`, document]}
          label={t('draft.reliefList')}
          span={3}
          mono
        />
      )}
      <QuotaField at={at} />
    </>
  );
}

/** Asked only where the tariff code is under a quota. */
function QuotaField(props: { readonly at: string }) {
  const t = useText();
  const store = useDraft();
  const { at } = props;
  const [code] = useDraftText(`${at}/commodityCode`);
  const covers = (prefixes = ''): boolean =>
    code !== '' && prefixes.split(' ').some((prefix) => code.startsWith(prefix));
  const open = useCodes('quota-order').filter((entry) => covers(entry.attributes['code_prefixes']));
  if (open.length === 0) return null;
  return (
    <CodeField
      at={`${dutyPlace(at)}/quotaOrderId`}
      list="quota-order"
      label={t('draft.quota')}
      span={3}
      only={(entry) => covers(entry.attributes['code_prefixes'])}
      clearable
      onPicked={() => nameTax(store, at)}
    />
  );
}
