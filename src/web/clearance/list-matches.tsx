import { useQuery } from '@tanstack/react-query';
import { answer, server } from '#web/client';
import { Facts, Section, useFormat, useText } from '#web/ui';

/** Entries of watch lists that the case matched, for those who may know; to everybody else there is nothing here. */
export function ListMatches(props: { readonly number: string }) {
  const t = useText();
  const format = useFormat();
  const { number } = props;
  const query = useQuery({
    queryKey: ['case-list-matches', number],
    queryFn: () => answer(server.GET('/api/v1/cases/{number}/watch-list-matches', { params: { path: { number } } })),
  });
  const items = query.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('watchList.onCase')}>
      {items.map((item) => (
        <Facts
          key={`${item.entryId} ${item.place}`}
          facts={[
            { label: t('watchList.value'), value: item.value },
            { label: t('watchList.list'), value: item.list },
            { label: t('watchList.reason'), value: item.reason },
            { label: t('watchList.where'), value: t(`watchList.place.${item.place}`) },
            { label: t('watchList.likeness'), value: `${format.decimal(String(item.score))} %` },
          ]}
        />
      ))}
    </Section>
  );
}
