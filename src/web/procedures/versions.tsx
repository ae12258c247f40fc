import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type DeclarationView } from '#web/client';
import { LoadingRows, ProblemNote, Section, useFormat, useLocal, useText } from '#web/ui';
import classes from './procedures.module.css';

/** Every version of a declaration that was amended, with what each changed. */
export function Versions(props: { readonly view: DeclarationView }) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const { number, numberInForce, currency } = props.view.summary;
  const amended = numberInForce !== number;
  const [opened, setOpened] = useState<number | undefined>(undefined);
  const query = useQuery({
    queryKey: ['versions', number, numberInForce],
    queryFn: () => api.versions(number),
    enabled: amended,
  });
  if (!amended) return null;
  return (
    <Section title={t('versions.title')}>
      {query.error && <ProblemNote error={query.error} onRetry={() => void query.refetch()} />}
      {!query.data && !query.error && <LoadingRows />}
      <ol className={classes.versions}>
        {query.data?.items.toReversed().map((item) => (
          <li key={item.version}>
            <div className={classes.versionHead}>
              <span>
                <strong className="mono">{item.number}</strong>
                {item.number === numberInForce && ` · ${t('versions.inForce')}`}
                {item.by === 'customs' && ` · ${t('versions.byCustoms')}`}
              </span>
              <span className="quiet">
                {format.instant(item.at)} · {format.money(item.totalPayable, currency)}
              </span>
            </div>
            {item.reason !== null && (
              <p className="quiet">
                {item.reasonName ? `${local(item.reasonName)}: ` : ''}
                {item.reason}
              </p>
            )}
            {item.version > 0 && (
              <Button
                variant="subtle"
                size="compact-sm"
                aria-expanded={opened === item.version}
                onClick={() => setOpened(opened === item.version ? undefined : item.version)}
              >
                {t('versions.changes', { number: item.number })}
              </Button>
            )}
            {opened === item.version && <Changes number={number} version={item.version} />}
          </li>
        ))}
      </ol>
    </Section>
  );
}

function Changes(props: { readonly number: string; readonly version: number }) {
  const t = useText();
  const query = useQuery({
    queryKey: ['version', props.number, props.version],
    queryFn: () => api.version(props.number, props.version),
  });
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  if (!query.data) return <LoadingRows />;
  const { changes } = query.data;
  if (changes.length === 0) return <p className="quiet">{t('versions.noChange')}</p>;
  return (
    <ul className={classes.changes}>
      {changes.map(({ pointer, line, before, after }) => (
        <li key={pointer + (line ?? '')}>
          <span className="quiet">
            {line !== undefined && `${t('versions.line', { line })} · `}
            <span className="mono">{pointer.replace(/^\/goodsItems\/\d+/, '')}</span>
          </span>
          {before !== undefined && (
            <del className={classes.before} aria-label={`${t('versions.before')}: ${before}`}>
              {before}
            </del>
          )}
          {after !== undefined && <ins aria-label={`${t('versions.after')}: ${after}`}>{after}</ins>}
        </li>
      ))}
    </ul>
  );
}
