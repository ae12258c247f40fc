import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ProblemNote, Section, tableClasses as table, useFormat, useText } from '#web/ui';
import { modelApi, MODELS, type ModelDesk, type Training } from './model-api.ts';
import classes from './model.module.css';

/** What was trained and how far it came; whatever runs can be cancelled, and goes on after a restart of the program. */
export function Trainings(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const format = useFormat();
  const { trainings } = props.desk;
  return (
    <Section title={t('model.trainings')}>
      <MaterialNote desk={props.desk} />
      {trainings.length === 0 ? (
        <p className="quiet">{t('model.noTrainings')}</p>
      ) : (
        <div className={table.scroll}>
          <table className={`${table.table} ${table.stack}`}>
            <caption>{t('model.trainings')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('model.name')}</th>
                <th scope="col">{t('model.state')}</th>
                <th scope="col">{t('model.begun')}</th>
              </tr>
            </thead>
            <tbody>
              {trainings.map((training) => (
                <tr key={training.id}>
                  <td>
                    {training.name}
                    <span className={table.sub}>{t(`model.kind.${training.kind}`)}</span>
                  </td>
                  <td>
                    <Standing training={training} />
                  </td>
                  <td>
                    {format.instant(training.startedAt)}
                    <span className={table.sub}>{training.by.name ?? t('model.byItself')}</span>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

/** How much there is to learn from, and whether that is enough. */
function MaterialNote(props: { readonly desk: ModelDesk }) {
  const t = useText();
  const { material } = props.desk;
  const { declarations, looked, finds, lookedMin, findsMin } = material;
  return (
    <p className={classes.hint}>
      {t('model.material', { declarations, looked, finds })}
      {(looked < lookedMin || finds < findsMin) && ` ${t('model.tooLittle', { looked: lookedMin, finds: findsMin })}`}
    </p>
  );
}

function Standing(props: { readonly training: Training }) {
  const t = useText();
  const client = useQueryClient();
  const { id, kind, status, waiting, progress, hash, name } = props.training;
  const cancel = useMutation({
    mutationFn: () => modelApi.cancel(id),
    onSuccess: () => client.invalidateQueries({ queryKey: MODELS }),
  });
  if (status === 'running') {
    const percent = progress.of === 0 ? 0 : Math.floor((progress.done / progress.of) * 100);
    return (
      <div className={classes.running}>
        <Progress value={percent} aria-label={t('model.training')} transitionDuration={0} />
        <span role="status">
          {waiting
            ? t('model.interrupted')
            : t(`model.stage.${progress.stage}`, { done: progress.done, of: progress.of })}
        </span>
        {cancel.error && <ProblemNote error={cancel.error} />}
        <div>
          <Button
            variant="default"
            size="compact-sm"
            aria-label={t(kind === 'trial' ? 'model.cancelTrialOf' : 'model.cancelOf', { name })}
            loading={cancel.isPending}
            onClick={() => cancel.mutate()}
          >
            {t('model.cancel')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <>
      {t(status === 'tooLittle' && kind === 'trial' ? 'model.trialNothing' : `model.status.${status}`)}
      {hash !== null && (
        <span className={table.sub}>
          <Link to="/risk/models/$hash" params={{ hash }} aria-label={t('model.readCardOf', { name })}>
            {t('model.readCard')}
          </Link>
        </span>
      )}
    </>
  );
}
