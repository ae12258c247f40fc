import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { textAt } from '#core/draft';
import { api, type TariffMeasure } from '#web/client';
import { useMeasureWords } from '#web/tariff';
import { LoadingRows, ProblemNote, useLocal, useText } from '#web/ui';
import { useDraft, useDraftPart, useDraftText } from '../draft-store.tsx';
import { TextField } from '../fields.tsx';
import { documentPlace } from '../line-claims.ts';
import classes from './guided.module.css';

/** What the tariff asks of goods besides duty: permits, quarantine, quality; with the place for the number of each paper. */
export function PermitNeeds(props: { readonly line: number }) {
  const t = useText();
  const [code] = useDraftText(`/goodsItems/${props.line}/commodityCode`);
  const isWhole = /^\d{8}$/.test(code);
  const line = useQuery({
    queryKey: ['tariff-line', code, undefined],
    queryFn: () => api.tariffLine(code),
    enabled: isWhole,
    staleTime: Infinity,
    retry: false,
  });
  if (!isWhole) return <p className={classes.whole}>{t('guided.permitsNoCode')}</p>;
  if (line.isPending) return <LoadingRows rows={2} />;
  if (line.error) return <ProblemNote error={line.error} onRetry={() => void line.refetch()} />;
  const controls = line.data.measures.filter(isControl);
  return (
    <div className={classes.whole}>
      <p>
        <span className="mono">{code}</span> ·{' '}
        {controls.length === 0 ? t('guided.permitsNone') : t('guided.permitsCount', { count: controls.length })}
      </p>
      <ul className={classes.permits}>
        {controls.map((control) => (
          <Permit key={`${control.type} ${control.id} ${control.node}`} control={control} line={props.line} />
        ))}
      </ul>
    </div>
  );
}

/** Not a charge: what an agency has to have seen or allowed. */
const isControl = ({ agency, conditions }: TariffMeasure): boolean =>
  agency !== null || conditions.some(({ kind }) => kind === 'document');

function Permit(props: { readonly control: TariffMeasure; readonly line: number }) {
  const t = useText();
  const local = useLocal();
  const words = useMeasureWords();
  const { control, line } = props;
  const said = [
    ...(control.agency === null ? [] : [local(control.agency)]),
    ...control.conditions.map(words.condition),
    control.legalBasis,
  ].filter((text) => text !== '');
  return (
    <li>
      <p className={classes.permitTitle}>
        {words.title(control)}
        {control.illustrative && <span className={classes.sample}>{t('measure.sample')}</span>}
      </p>
      <p className={classes.small}>{[...new Set(said)].join(' · ')}</p>
      {control.documents.length > 0 && <Paper control={control} line={line} />}
    </li>
  );
}

/** The paper that satisfies a control: which, its number, and when it was issued. */
function Paper(props: { readonly control: TariffMeasure; readonly line: number }) {
  const t = useText();
  const local = useLocal();
  const store = useDraft();
  const at = `/goodsItems/${props.line}`;
  const { documents } = props.control;
  const kinds = new Set(documents.map(({ typeCode }) => typeCode));
  const isOfControl = (typeCode: string): boolean => kinds.has(typeCode);
  const place = useDraftPart((state) => documentPlace(state.stored.content, at, isOfControl));
  const declared = useDraftPart((state) => textAt(state.stored.content, `${place}/typeCode`));
  const [number] = useDraftText(`${place}/id`);
  const [chosen, setChosen] = useState(documents[0]?.typeCode ?? '');
  const kind = declared === '' ? chosen : declared;
  // A number is of a paper of some kind; without one there is no paper at all.
  useEffect(() => {
    if (number !== '' && declared === '') store.set(`${place}/typeCode`, kind);
  }, [number, declared, place, kind, store]);
  return (
    <div className={classes.paper}>
      <Select
        label={t('guided.permitKind')}
        data={documents.map(({ typeCode, name }) => ({ value: typeCode, label: `${typeCode} · ${local(name)}` }))}
        value={kind}
        allowDeselect={false}
        onChange={(value) => {
          setChosen(value ?? kind);
          if (declared !== '') store.set(`${place}/typeCode`, value ?? kind);
        }}
      />
      <TextField at={`${place}/id`} also={[place]} label={t('guided.permitNumber')} span={12} mono />
      <TextField at={`${place}/issueDate`} label={t('guided.permitDate')} type="date" span={12} />
    </div>
  );
}
