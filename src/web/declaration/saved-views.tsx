import { Button, Checkbox, Menu, TextInput } from '@mantine/core';
import { IconBookmark, IconEye, IconEyeOff } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api, type SavedView } from '#web/client';
import { Dialog, ProblemNote, useSaidAt, useText } from '#web/ui';

const SAVED_VIEWS_KEY = ['saved-views'] as const;
/** Columns that a view may leave out. */
const LIST_COLUMNS = ['channel', 'state', 'due'] as const;

type Place = SavedView['place'];
/** As the address of the page has them. */
type Filters = Readonly<Record<string, string | undefined>>;

const useSavedViews = (place: Place): readonly SavedView[] | undefined =>
  useQuery({ queryKey: SAVED_VIEWS_KEY, queryFn: api.savedViews }).data?.items.filter((view) => view.place === place);

/** Begins with the view that its maker begins with, unless the address asks for something else. */
export function useFirstView(place: Place, isAsked: boolean, show: (view: SavedView) => void): void {
  const views = useSavedViews(place);
  const isKnown = views !== undefined;
  const begun = useRef(isAsked);
  const begin = useEffectEvent(() => {
    if (begun.current) return;
    begun.current = true;
    const first = views?.find((view) => view.first);
    if (first) show(first);
  });
  useEffect(() => {
    if (isKnown) begin();
  }, [isKnown]);
}

/** Ways to look at a page that have a name, and this one to be kept. */
export function SavedViews(props: {
  readonly place: Place;
  readonly filters: Filters;
  readonly onShow: (view: Pick<SavedView, 'filters' | 'hiddenColumns'>) => void;
  /** Where columns can be left out. */
  readonly columns?: { readonly hidden: readonly string[]; readonly onHide: (columns: readonly string[]) => void };
}) {
  const t = useText();
  const client = useQueryClient();
  const { columns } = props;
  const views = useSavedViews(props.place) ?? [];
  const [isSaving, setSaving] = useState(false);
  const remove = useMutation({
    mutationFn: api.removeSavedView,
    onSuccess: () => client.invalidateQueries({ queryKey: SAVED_VIEWS_KEY }),
  });
  return (
    <>
      <Menu
        position="bottom-end"
        shadow="md"
        transitionProps={{ duration: 0 }}
        portalProps={{ target: '#main' }}
        withInitialFocusPlaceholder={false}
      >
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={16} stroke={1.75} aria-hidden />}>
            {t('views.title')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {views.map((view) => (
            <Menu.Item key={view.id} onClick={() => props.onShow(view)}>
              {view.name}
              <span className="quiet">
                {view.first && ` · ${t('views.first')}`}
                {view.shared && ` · ${view.isMine ? t('views.shared') : view.by}`}
              </span>
            </Menu.Item>
          ))}
          {views.length > 0 && <Menu.Divider />}
          {columns &&
            LIST_COLUMNS.map((column) => {
              const isHidden = columns.hidden.includes(column);
              return (
                <Menu.Item
                  key={column}
                  closeMenuOnClick={false}
                  leftSection={isHidden ? <IconEye size={14} aria-hidden /> : <IconEyeOff size={14} aria-hidden />}
                  onClick={() =>
                    columns.onHide(
                      isHidden ? columns.hidden.filter((each) => each !== column) : [...columns.hidden, column],
                    )
                  }
                >
                  {t(isHidden ? 'views.showColumn' : 'views.hideColumn', { column: t(`list.${column}`) })}
                </Menu.Item>
              );
            })}
          {columns && <Menu.Divider />}
          <Menu.Item onClick={() => setSaving(true)}>{t('views.save')}</Menu.Item>
          {views
            .filter(({ isMine }) => isMine)
            .map((view) => (
              <Menu.Item key={`remove ${view.id}`} onClick={() => remove.mutate(view.id)}>
                {t('views.remove', { name: view.name })}
              </Menu.Item>
            ))}
        </Menu.Dropdown>
      </Menu>
      <SaveDialog
        key={String(isSaving)}
        isOpen={isSaving}
        place={props.place}
        views={views}
        filters={props.filters}
        hidden={columns?.hidden ?? []}
        onClose={() => setSaving(false)}
      />
    </>
  );
}

function SaveDialog(props: {
  readonly isOpen: boolean;
  readonly place: Place;
  readonly views: readonly SavedView[];
  readonly filters: Filters;
  readonly hidden: readonly string[];
  readonly onClose: () => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [first, setFirst] = useState(false);
  const save = useMutation({
    mutationFn: () => {
      // The same name is the same view, changed.
      const known = props.views.find((view) => view.isMine && view.name === name.trim());
      const filters = Object.fromEntries(
        Object.entries(props.filters).flatMap(([key, value]) => (value ? [[key, value] as const] : [])),
      );
      const { place } = props;
      const body = { name: name.trim(), place, filters, hiddenColumns: [...props.hidden], shared, first };
      return api.putSavedView(known?.id ?? crypto.randomUUID(), body);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SAVED_VIEWS_KEY });
      props.onClose();
    },
  });
  const said = useSaidAt(save.error, ['name']);
  return (
    <Dialog open={props.isOpen} title={t('views.save')}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') save.mutate();
        }}
        style={{ display: 'grid', gap: 16 }}
      >
        <TextInput
          label={t('views.name')}
          value={name}
          maxLength={60}
          data-autofocus
          onChange={(event) => setName(event.currentTarget.value)}
          error={said.at('name')}
        />
        <Checkbox
          label={t('views.shareIt')}
          checked={shared}
          onChange={(event) => setShared(event.currentTarget.checked)}
        />
        <Checkbox
          label={t(props.place === 'desk' ? 'views.beginDesk' : 'views.beginWithIt')}
          checked={first}
          onChange={(event) => setFirst(event.currentTarget.checked)}
        />
        {save.error && <ProblemNote error={save.error} saidAt={said} />}
        <div style={{ display: 'flex', gap: 12 }}>
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {t('views.keep')}
          </Button>
          <Button variant="default" onClick={props.onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
