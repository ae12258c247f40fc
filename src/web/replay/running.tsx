import { Button, Progress } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemNote, useFormat, useText } from '#web/ui';
import { replayApi, type Replay } from './replay-api.ts';
import classes from './replay.module.css';

/** How far it came, and the way to end it. */
export function Running(props: { readonly replay: Replay }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { id, progress, mayCancel } = props.replay;
  const cancel = useMutation({
    mutationFn: () => replayApi.cancel(id),
    onSuccess: () => client.invalidateQueries({ queryKey: ['replays'] }),
  });
  const percent = progress.of === 0 ? 0 : Math.floor((progress.read / progress.of) * 100);
  return (
    <div className={classes.running}>
      <p role="status">
        {progress.of === 0
          ? t('replay.preparing')
          : t('replay.progress', { percent, count: format.decimal(String(progress.declarations)) })}
      </p>
      <Progress value={percent} aria-label={t('replay.running')} transitionDuration={0} />
      {cancel.error && <ProblemNote error={cancel.error} />}
      {mayCancel && (
        <div>
          <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
            {t('replay.cancel')}
          </Button>
        </div>
      )}
    </div>
  );
}
