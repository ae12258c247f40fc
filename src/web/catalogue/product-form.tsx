import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ApiError } from '#web/client';
import { CodePicker, ProblemNote, TariffPicker, useSaidAt, useText } from '#web/ui';
import type { ProductText } from './paste.ts';
import classes from './catalogue.module.css';

const FIELDS = [
  'code',
  'commodityCode',
  'originCountryCode',
  'unitCode',
  'description',
  'descriptionEn',
] as const satisfies readonly (keyof ProductText)[];

/** One product, to be added, named or corrected; saving it says that somebody has checked it. */
export function ProductForm(props: {
  readonly organisation: string;
  readonly product: ProductText;
  readonly onClose: () => void;
}) {
  const t = useText();
  const client = useQueryClient();
  const [product, setProduct] = useState(props.product);
  const save = useMutation({
    mutationFn: async () => {
      const [result] = (
        await api.saveProducts({ organisation: props.organisation, items: [{ ...product, code: product.code.trim() }] })
      ).results;
      // One product is all that this form sends: what is refused of the row is refused of the form.
      if (result?.outcome === 'refused')
        throw new ApiError({ type: '', title: '', status: 422, errors: result.refusals });
      return result;
    },
    onSuccess: async (result) => {
      if (result?.outcome !== 'saved') return;
      await client.invalidateQueries({ queryKey: ['catalogue'] });
      props.onClose();
    },
  });
  const put = (next: Partial<ProductText>) => setProduct({ ...product, ...next });
  const said = useSaidAt(save.error, FIELDS);
  const isWhole = product.code.trim() !== '' && product.description.trim() !== '' && product.commodityCode !== '';
  return (
    <form
      className={classes.form}
      aria-label={t('catalogue.add')}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isWhole) save.mutate();
      }}
    >
      <TextInput
        label={t('catalogue.code')}
        value={product.code}
        data-autofocus
        error={save.data?.outcome === 'taken' ? t('catalogue.taken') : said.at('code')}
        onChange={(event) => put({ code: event.currentTarget.value.trimStart() })}
      />
      <TariffPicker
        label={t('draft.commodityCode')}
        value={product.commodityCode}
        error={said.at('commodityCode')}
        onChange={(commodityCode, line) =>
          put({ commodityCode, ...(line?.unitCodes[0] !== undefined && { unitCode: line.unitCodes[0] }) })
        }
      />
      <CodePicker
        list="country"
        label={t('draft.origin')}
        value={product.originCountryCode}
        error={said.at('originCountryCode')}
        clearable
        onChange={(originCountryCode) => put({ originCountryCode })}
      />
      <CodePicker
        list="unit"
        label={t('draft.unit')}
        value={product.unitCode}
        error={said.at('unitCode')}
        clearable
        onChange={(unitCode) => put({ unitCode })}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t('draft.description')}
        value={product.description}
        error={said.at('description')}
        onChange={(event) => put({ description: event.currentTarget.value })}
      />
      <TextInput
        className={classes.wide ?? ''}
        label={t('catalogue.descriptionEn')}
        value={product.descriptionEn}
        error={said.at('descriptionEn')}
        onChange={(event) => put({ descriptionEn: event.currentTarget.value })}
      />
      {save.error && <ProblemNote error={save.error} saidAt={said} />}
      <div className={classes.buttons}>
        <Button type="submit" disabled={!isWhole} loading={save.isPending}>
          {t('catalogue.save')}
        </Button>
        <Button variant="default" onClick={props.onClose}>
          {t('app.cancel')}
        </Button>
      </div>
    </form>
  );
}
