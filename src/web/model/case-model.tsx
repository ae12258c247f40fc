import { useQuery } from '@tanstack/react-query';
import { ApiError } from '#web/client';
import { ProblemNote, useFormat, useText } from '#web/ui';
import { modelApi, type LearnedReasons } from './model-api.ts';
import classes from './model.module.css';
import { ProvenanceMark } from './provenance.tsx';
import { Reasons } from './reasons.tsx';

/** What the model said of a case, beside the rules; nothing where none scored it, or where its reader may not know. */
export function CaseModel(props: { readonly number: string }) {
  const t = useText();
  const { number } = props;
  const query = useQuery({
    queryKey: ['case-learned', number],
    queryFn: () => modelApi.onCase(number),
    // What was said with a decision does not change.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (query.error instanceof ApiError && query.error.problem.status === 404) return null;
  if (query.error) return <ProblemNote error={query.error} onRetry={() => void query.refetch()} />;
  const learned = query.data?.learned ?? null;
  if (learned === null) return null;
  return (
    <section className={classes.onCase} aria-label={t('model.onCase')}>
      <div className={classes.onCaseHead}>
        <h3 className={classes.part}>{t('model.onCase')}</h3>
        <ProvenanceMark provenance={learned.model.provenance} />
      </div>
      <Chance reasons={learned} />
      <Reasons reasons={learned} />
      <p className={classes.hint}>
        {t('model.why')} {t(`model.provenanceHint.${learned.model.provenance}`)}
      </p>
    </section>
  );
}

/** The chance in words: of a hundred. */
function Chance(props: { readonly reasons: LearnedReasons }) {
  const t = useText();
  const format = useFormat();
  const { line, chance, expected, selected } = props.reasons;
  const ofHundred = (share: number): string => format.decimal((share * 100).toFixed(share < 0.1 ? 1 : 0));
  return (
    <>
      <p className={classes.chance}>
        {chance < 0.01
          ? t('model.chanceWordsFew', { line })
          : t('model.chanceWords', { line, chance: ofHundred(chance) })}
      </p>
      <p className={classes.hint}>
        {t('model.expectedWords', { expected: ofHundred(expected) })}{' '}
        {t(selected === 'rank' ? 'model.selected.rank' : 'model.selected.none')}
      </p>
    </>
  );
}
