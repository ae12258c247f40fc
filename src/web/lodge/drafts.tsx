import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconPencil, IconTemplate, IconTrash } from '@tabler/icons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { drafts as server, DRAFTS_KEY, isDeclarant, useSession, type DraftHead, type Session } from '#web/client';
import type { TextKey } from '#web/texts';
import { ChoiceList, Dialog, Section, useFormat, useText, useToast } from '#web/ui';
import { shelf, type ShelvedDraft } from './draft-shelf.ts';
import classes from './drafts.module.css';
import { takeOverDrafts } from './take-over.ts';

/** What was begun and not sent, above everything else; and what new ones can begin from. */
export function Drafts() {
  const t = useText();
  const session = useSession();
  const { open, templates, deleted } = useDrafts(session);
  if (open.length + templates.length + deleted.length === 0) return null;
  return (
    <div className={classes.drafts}>
      {open.length > 0 && (
        <Section title={t('list.drafts')}>
          <ul>
            {open.map((draft) => (
              <DraftRow key={draft.id} draft={draft} />
            ))}
          </ul>
        </Section>
      )}
      {templates.length > 0 && (
        <Section title={t('list.templates')}>
          <ul>
            {templates.map((draft) => (
              <TemplateRow key={draft.id} draft={draft} />
            ))}
          </ul>
        </Section>
      )}
      {deleted.length > 0 && (
        <details className={classes.deleted}>
          <summary>{t('list.deletedDrafts')}</summary>
          <ul>
            {deleted.map((draft) => (
              <DeletedRow key={draft.id} draft={draft} />
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

/** One draft in the list, wherever it is. */
interface Listed {
  readonly id: string;
  readonly name: string | null;
  readonly title: string;
  readonly importer: string;
  readonly lineCount: number | undefined;
  readonly openMatters: number;
  readonly changedAt: string;
  /** Who changed it last, of one that others can change. */
  readonly changedBy: string;
  readonly isOnServer: boolean;
}

function useDrafts(session: Session | null) {
  const owner = session?.user.id ?? '';
  const here = useQuery({
    queryKey: [...DRAFTS_KEY, 'here', owner],
    queryFn: async () => {
      await takeOverDrafts(owner);
      return shelf.listOf(owner).catch((): readonly ShelvedDraft[] => []);
    },
    enabled: owner !== '',
    // Works without a connection, and is never older than the page.
    networkMode: 'always',
    staleTime: 0,
  });
  const asked = (kind: 'draft' | 'template' | 'deleted') => ({
    queryKey: [...DRAFTS_KEY, kind],
    queryFn: () => server.list(kind),
    enabled: isDeclarant(session),
    staleTime: 0,
  });
  const there = useQuery(asked('draft'));
  const templates = useQuery(asked('template'));
  const deleted = useQuery(asked('deleted'));
  const known = new Set((there.data ?? []).map(({ id }) => id));
  // Of a draft that the server has, the copy here shows only where the server cannot be asked.
  const onlyHere = (here.data ?? []).filter(
    ({ id, isOnServer }) => !known.has(id) && (!isOnServer || !there.isSuccess),
  );
  return {
    open: [...onlyHere.map(listedHere), ...(there.data ?? []).map(listedThere)],
    templates: templates.data ?? [],
    deleted: deleted.data ?? [],
  };
}

const listedHere = ({ id, title, savedAt, isOnServer }: ShelvedDraft): Listed => ({
  id,
  name: null,
  title,
  importer: '',
  lineCount: undefined,
  openMatters: 0,
  changedAt: savedAt,
  changedBy: '',
  isOnServer,
});
const listedThere = (head: DraftHead): Listed => ({
  ...head,
  isOnServer: true,
});

type Asked = 'rename' | 'template' | undefined;

function DraftRow(props: { readonly draft: Listed }) {
  const t = useText();
  const format = useFormat();
  const { draft } = props;
  const [asked, setAsked] = useState<Asked>();
  const remove = useRemove();
  const title = draft.name ?? (draft.title || t('list.draftUntitled'));
  const about = [draft.name === null ? '' : draft.title, draft.importer].filter((text) => text !== '');
  return (
    <li className={classes.draft}>
      <div className={classes.what}>
        <Link to="/declarations/new" search={{ draft: draft.id }} className={classes.link}>
          {title}
        </Link>
        <p className="quiet">
          {[
            ...about,
            draft.lineCount ? t('list.draftLines', { count: draft.lineCount }) : '',
            draft.openMatters > 0 ? t('guided.open', { count: draft.openMatters }) : '',
          ]
            .filter((text) => text !== '')
            .join(' · ')}
        </p>
      </div>
      <span className="quiet nowrap">
        {draft.changedBy === ''
          ? t('list.draftSaved', { at: format.since(draft.changedAt) })
          : t('list.draftChanged', { name: draft.changedBy, at: format.since(draft.changedAt) })}
        {!draft.isOnServer && ` · ${t('list.draftHere')}`}
      </span>
      <span className={classes.actions}>
        {draft.isOnServer && (
          <>
            <Act label="list.draftRename" of={title} icon={IconPencil} onClick={() => setAsked('rename')} />
            <Act label="list.templateMake" of={title} icon={IconTemplate} onClick={() => setAsked('template')} />
          </>
        )}
        <Act label="list.draftDelete" of={title} icon={IconTrash} onClick={() => void remove(draft)} />
      </span>
      {asked === 'rename' && <RenameDialog draft={draft} onClose={() => setAsked(undefined)} />}
      {asked === 'template' && <TemplateDialog draft={draft} onClose={() => setAsked(undefined)} />}
    </li>
  );
}

function TemplateRow(props: { readonly draft: DraftHead }) {
  const t = useText();
  const navigate = useNavigate();
  const remove = useRemove();
  const { id, name, title } = props.draft;
  const shown = name ?? (title || t('list.draftUntitled'));
  const begin = async () => {
    const made = await server.create({ id: crypto.randomUUID(), from: { draft: id } });
    await navigate({ to: '/declarations/new', search: { draft: made.id } });
  };
  return (
    <li className={classes.draft}>
      <Link to="/declarations/new" search={{ draft: id }} className={classes.link}>
        {shown}
      </Link>
      <Button size="xs" variant="light" onClick={() => void begin()}>
        {t('list.templateUse')}
      </Button>
      <Act
        label="list.templateDelete"
        of={shown}
        icon={IconTrash}
        onClick={() => void remove({ id, isOnServer: true })}
      />
    </li>
  );
}

function DeletedRow(props: { readonly draft: DraftHead }) {
  const t = useText();
  const format = useFormat();
  const client = useQueryClient();
  const { id, name, title, deletedAt } = props.draft;
  return (
    <li className={classes.draft}>
      <span className={classes.link}>{name ?? (title || t('list.draftUntitled'))}</span>
      <span className="quiet nowrap">{deletedAt !== null && format.since(deletedAt)}</span>
      <Button
        size="xs"
        variant="default"
        onClick={() => void server.restore(id).then(() => client.invalidateQueries({ queryKey: DRAFTS_KEY }))}
      >
        {t('list.draftRestore')}
      </Button>
    </li>
  );
}

function Act(props: {
  readonly label: TextKey;
  readonly of: string;
  readonly icon: typeof IconTrash;
  readonly onClick: () => void;
}) {
  const t = useText();
  const { icon: Icon } = props;
  return (
    <Tooltip label={t(props.label)}>
      <ActionIcon variant="subtle" color="slate" aria-label={`${t(props.label)}: ${props.of}`} onClick={props.onClick}>
        <Icon size={16} stroke={1.75} aria-hidden />
      </ActionIcon>
    </Tooltip>
  );
}

/** On the server it can be taken back for a month, so nobody is asked. */
function useRemove(): (draft: Pick<Listed, 'id' | 'isOnServer'>) => Promise<void> {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  return async ({ id, isOnServer }) => {
    if (isOnServer) await server.remove(id);
    await shelf.forget(id).catch(() => undefined);
    await client.invalidateQueries({ queryKey: DRAFTS_KEY });
    toast({ kind: 'done', text: t('list.draftDeleted') });
  };
}

function RenameDialog(props: { readonly draft: Listed; readonly onClose: () => void }) {
  const t = useText();
  const client = useQueryClient();
  const [name, setName] = useState(props.draft.name ?? props.draft.title);
  const save = async () => {
    await server.describe(props.draft.id, { name: name.trim() === '' ? null : name.trim() });
    await client.invalidateQueries({ queryKey: DRAFTS_KEY });
    props.onClose();
  };
  return (
    <Dialog open title={t('list.draftRename')}>
      <TextInput
        label={t('list.draftName')}
        value={name}
        maxLength={NAME_LENGTH_MAX}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <DialogFoot onCancel={props.onClose} onSave={() => void save()} />
    </Dialog>
  );
}

const NAME_LENGTH_MAX = 120;

/** What a template can begin with, part by part. */
const PARTS: readonly { readonly label: TextKey; readonly keeps: readonly string[] }[] = [
  { label: 'draft.general', keeps: ['/typeCode', '/declarationOfficeId', '/cargoClassCode'] },
  { label: 'draft.parties', keeps: ['/importer', '/exporter'] },
  {
    label: 'draft.transport',
    keeps: [
      '/borderTransportMeans/modeCode',
      '/consignment/loadingLocationId',
      '/consignment/unloadingLocationId',
      '/exportCountryCode',
      '/destinationCountryCode',
      '/totalPackageUnitCode',
    ],
  },
  { label: 'draft.invoice', keeps: ['/tradeTerms', '/invoice/paymentTermsCode', '/invoiceAmount/currency'] },
  {
    label: 'draft.goods',
    keeps: [
      '/goodsItems/*/commodityCode',
      '/goodsItems/*/description',
      '/goodsItems/*/origin',
      '/goodsItems/*/tariffQuantity/unitCode',
      '/goodsItems/*/dutyTaxFees',
      '/goodsItems/*/productCharacteristics',
    ],
  },
];

/** A template is a copy: the draft itself goes on. */
function TemplateDialog(props: { readonly draft: Listed; readonly onClose: () => void }) {
  const t = useText();
  const toast = useToast();
  const client = useQueryClient();
  const { draft } = props;
  const [name, setName] = useState(draft.name ?? draft.title);
  const [chosen, setChosen] = useState<ReadonlySet<TextKey>>(new Set(PARTS.map(({ label }) => label)));
  const save = async () => {
    const keeps = PARTS.filter(({ label }) => chosen.has(label)).flatMap((part) => part.keeps);
    const title = name.trim() === '' ? t('list.draftUntitled') : name.trim();
    await server.create({ id: crypto.randomUUID(), name: title, template: { keeps }, from: { draft: draft.id } });
    await client.invalidateQueries({ queryKey: DRAFTS_KEY });
    toast({ kind: 'done', text: t('list.templateMade') });
    props.onClose();
  };
  return (
    <Dialog open title={t('list.templateMake')}>
      <TextInput
        label={t('list.templateName')}
        value={name}
        maxLength={NAME_LENGTH_MAX}
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      <ChoiceList
        label={t('list.templateKeeps')}
        chosen={[...chosen]}
        onChange={(labels) =>
          setChosen(new Set(PARTS.map(({ label }) => label).filter((label) => labels.includes(label))))
        }
        choices={PARTS.map(({ label }) => ({ value: label, label: t(label) }))}
      />
      <DialogFoot onCancel={props.onClose} onSave={() => void save()} canSave={chosen.size > 0} />
    </Dialog>
  );
}

function DialogFoot(props: { readonly onCancel: () => void; readonly onSave: () => void; readonly canSave?: boolean }) {
  const t = useText();
  return (
    <div className={classes.foot}>
      <Button variant="default" onClick={props.onCancel}>
        {t('app.cancel')}
      </Button>
      <Button disabled={props.canSave === false} onClick={props.onSave}>
        {t('list.draftSave')}
      </Button>
    </div>
  );
}
