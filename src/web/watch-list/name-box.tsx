import { Button, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { ProblemNote, useFormat, useText } from '#web/ui';
import classes from './watch-list.module.css';
import { watchListApi, type NameComparison } from './watch-list-api.ts';

/** Tries a name against another, or against the lists, and says word by word why. */
export function NameBox() {
  const t = useText();
  const [left, setLeft] = useState('');
  const [right, setRight] = useState('');
  const [asked, setAsked] = useState(false);
  const tried = useMutation({ mutationFn: () => watchListApi.compare(left.trim(), right.trim() || undefined) });
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    setAsked(true);
    if (left.trim() !== '') tried.mutate();
  };
  return (
    <>
      <form className={classes.form} onSubmit={submit} noValidate>
        <TextInput
          label={t('watchList.name')}
          value={left}
          maxLength={300}
          onChange={(event) => setLeft(event.currentTarget.value)}
          error={asked && left.trim() === '' ? t('watchList.nameMissing') : undefined}
        />
        <TextInput
          label={t('watchList.otherName')}
          description={t('watchList.otherNameHint')}
          value={right}
          maxLength={300}
          onChange={(event) => setRight(event.currentTarget.value)}
        />
        <div className={classes.buttons}>
          <Button type="submit" variant="default" loading={tried.isPending}>
            {t('watchList.tryGo')}
          </Button>
        </div>
        {tried.error && <ProblemNote error={tried.error} />}
      </form>
      <div role="status">
        {tried.data && tried.data.items.length === 0 && <p>{t('watchList.nothingLike')}</p>}
        {tried.data && tried.data.items.length > 0 && (
          <ul className={classes.found}>
            {tried.data.items.map((found) => (
              <li key={`${found.entryId ?? ''} ${found.right}`}>
                <Compared found={found} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}

function Compared(props: { readonly found: NameComparison }) {
  const t = useText();
  const format = useFormat();
  const { right, score, threshold, isSame, matched, unmatched, leftOut, discounts, entryId } = props.found;
  const percent = (share: number) => format.decimal(String(Math.round(share * 100)));
  return (
    <>
      <p className={classes.score}>
        <strong>{t('watchList.score', { percent: percent(score) })}</strong>
        <span>{t(isSame ? 'watchList.isSame' : 'watchList.isOther', { percent: percent(threshold) })}</span>
      </p>
      <p className={classes.score}>
        {entryId === null ? (
          right
        ) : (
          <Link to="/risk/watch-list/$id" params={{ id: entryId }}>
            {right}
          </Link>
        )}
      </p>
      <ul className={classes.words}>
        {matched.map((word) => (
          <li key={`${word.left} ${word.right}`}>
            {word.left} = {word.right}{' '}
            <span className={classes.way}>
              · {t(`watchList.way.${word.way}`)}
              {word.similarity < 1 && ` · ${percent(word.similarity)} %`}
            </span>
          </li>
        ))}
        {unmatched.map(({ side, word }) => (
          <li key={`${side} ${word}`}>
            {word} <span className={classes.way}>· {t(`watchList.only.${side}`)}</span>
          </li>
        ))}
        {leftOut.length > 0 && (
          <li>
            {[...new Set(leftOut)].join(', ')} <span className={classes.way}>· {t('watchList.leftOut')}</span>
          </li>
        )}
        {discounts.map((discount) => (
          <li key={discount}>
            <span className={classes.way}>{t(`watchList.discount.${discount}`)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
