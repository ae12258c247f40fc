import { Button } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { api, type TariffLine, type TariffMeasure } from '#web/client';
import type { TextKey } from '#web/texts';
import {
  CodeName,
  Facts,
  KnownNote,
  LoadingRows,
  Page,
  pageClasses,
  ProblemNote,
  Reference,
  Section,
  TimeFields,
  useLocal,
  useText,
} from '#web/ui';
import { LineHistory } from './line-history.tsx';
import { MeasureTable } from './measure-table.tsx';
import { NodeNotes } from './node-notes.tsx';
import { noSuchCode } from './no-such-code.ts';
import { TariffPathTrail } from './tariff-path.tsx';
import { WatchButton } from './watch-button.tsx';
import classes from './tariff.module.css';

/** Everything that the law says of one line on one day, as known now or at a moment before. */
export function TariffLinePage() {
  const t = useText();
  const local = useLocal();
  const navigate = useNavigate();
  const { code } = useParams({ from: '/tariff/$code' });
  const { on, knownAt } = useSearch({ from: '/tariff/$code' });
  const query = useQuery({
    queryKey: ['tariff-line', code, on, knownAt],
    queryFn: () => api.tariffLine(code, on, knownAt),
    placeholderData: keepPreviousData,
  });
  const line = query.data;
  const go = (search: { readonly on?: string; readonly knownAt?: string }) =>
    void navigate({ to: '/tariff/$code', params: { code }, search, replace: true });
  const back = (
    <Link to="/tariff" search={{ q: code.slice(0, 4), ...(on ? { on } : {}) }} className={pageClasses.back}>
      <IconArrowLeft size={16} stroke={1.75} aria-hidden /> {t('tariff.title')}
    </Link>
  );
  return (
    <Page
      title={line ? `${code} ${local(line.name)}` : code}
      heading={line ? local(line.name) : <span className="mono">{code}</span>}
      above={back}
      lead={
        line && (
          <span className={classes.lineLead}>
            <Reference value={code} />
            <TariffPathTrail path={line.path} on={on} />
          </span>
        )
      }
      actions={<TimeFields on={on ?? line?.on ?? ''} knownAt={knownAt} onChange={go} />}
    >
      <KnownNote knownAt={knownAt} onNow={() => go(on ? { on } : {})} />
      {query.error && (
        <ProblemNote error={query.error} onRetry={() => void query.refetch()} absent={noSuchCode(t, code)} />
      )}
      {query.isPending && <LoadingRows />}
      {line && <LineBody line={line} on={on} knownAt={knownAt} />}
    </Page>
  );
}

interface Group {
  readonly title: TextKey;
  readonly types: readonly TariffMeasure['type'][];
}

/** What charges first, in the order in which it is worked out. */
const GROUPS: readonly Group[] = [
  { title: 'tariff.groupDuty', types: ['ordinary', 'mfn', 'preference'] },
  { title: 'tariff.groupRemedies', types: ['anti-dumping', 'countervailing', 'safeguard'] },
  { title: 'tariff.groupExcise', types: ['excise'] },
  { title: 'tariff.groupEnvironment', types: ['environment'] },
  { title: 'tariff.groupVat', types: ['vat'] },
  { title: 'tariff.groupExport', types: ['export-duty'] },
];
const CHARGES = new Set(GROUPS.flatMap(({ types }) => types));

function LineBody(props: {
  readonly line: TariffLine;
  readonly on: string | undefined;
  readonly knownAt: string | undefined;
}) {
  const { line, on, knownAt } = props;
  const t = useText();
  const navigate = useNavigate();
  const controls = line.measures.filter(({ type }) => !CHARGES.has(type));
  return (
    <div className={classes.columns}>
      <div>
        {GROUPS.map((group) => (
          <MeasureGroup key={group.title} group={group} line={line} on={on} />
        ))}
        <Section title={t('tariff.groupControls')}>
          {controls.length === 0 ? (
            <p className="quiet">{t('tariff.noControls')}</p>
          ) : (
            <MeasureTable caption={t('tariff.groupControls')} measures={controls} node={line.code} on={on} />
          )}
        </Section>
        <LineHistory code={line.code} on={line.on} knownAt={knownAt} />
      </div>
      <div className={classes.side}>
        <WatchButton node={line.code} />
        <Section title={t('view.facts')}>
          <Facts
            facts={[
              {
                label: t('tariff.unit'),
                value: line.unitCodes.map((unit, position) => (
                  <span key={unit}>
                    {position > 0 && ', '}
                    <CodeName list="unit" code={unit} showCode />
                  </span>
                )),
              },
            ]}
          />
        </Section>
        <Button fullWidth mt={24} onClick={() => void navigate({ to: '/calculator', search: { code: line.code } })}>
          {t('tariff.calculate')}
        </Button>
        <NodeNotes code={line.code} on={on} knownAt={knownAt} />
      </div>
    </div>
  );
}

/** A group that has nothing to say is left out, but that of import duty, whose gaps mean something. */
function MeasureGroup(props: { readonly group: Group; readonly line: TariffLine; readonly on: string | undefined }) {
  const { group, line, on } = props;
  const t = useText();
  // What applies without being claimed comes before what may be.
  const measures = line.measures
    .filter(({ type }) => group.types.includes(type))
    .toSorted((a, b) => Number(isClaimed(a)) - Number(isClaimed(b)));
  const isDuty = group.title === 'tariff.groupDuty';
  const isUnknownTax =
    group.title === 'tariff.groupEnvironment' && measures.length === 0 && line.subjectToEnvironmentTax;
  if (measures.length === 0 && !isUnknownTax) return null;
  return (
    <Section title={t(group.title)}>
      {measures.length > 0 && <MeasureTable caption={t(group.title)} measures={measures} node={line.code} on={on} />}
      {isUnknownTax && <p className={classes.note}>{t('tariff.environmentYes')}</p>}
      {isDuty && <p className={classes.note}>{t('tariff.agreementUnknown')}</p>}
    </Section>
  );
}

const isClaimed = ({ conditions }: TariffMeasure): boolean => conditions.some(({ kind }) => kind === 'claim');
