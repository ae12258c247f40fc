import { Button } from '@mantine/core';
import { IconEye, IconEyeOff } from '@tabler/icons-react';
import { ProblemNote, useText } from '#web/ui';
import { useWatches } from './watches.ts';

/** Watches a node or stops watching it. Nothing shows to who is not signed in. */
export function WatchButton(props: { readonly node: string }) {
  const { node } = props;
  const t = useText();
  const { watches, add, remove } = useWatches();
  if (watches === undefined) return null;
  const isWatched = watches.some((watch) => watch.node === node);
  const change = isWatched ? remove : add;
  const Icon = isWatched ? IconEyeOff : IconEye;
  return (
    <div>
      <Button
        variant="default"
        size="xs"
        leftSection={<Icon size={16} stroke={1.75} aria-hidden />}
        loading={change.isPending}
        onClick={() => change.mutate(node)}
      >
        {t(isWatched ? 'watch.stopNode' : 'watch.addNode', { code: node })}
      </Button>
      {change.error && <ProblemNote error={change.error} />}
    </div>
  );
}
