import { Link } from '@tanstack/react-router';
import type { TariffLineSummary, TariffPath } from '#web/client';
import { tableClasses as table, useCodeNames, useFormat, useLocal, useText } from '#web/ui';
import { rateText } from './rate-text.ts';

interface FoundLine {
  readonly line: TariffLineSummary;
  readonly path?: TariffPath;
  readonly controlled?: boolean;
}

/** How the table prints that value added tax is not laid on goods. */
const NOT_SUBJECT = '*';

/** Lines that were found, the likeliest first, each with the heading it stands in where that is known. */
export function FoundLines(props: {
  readonly caption: string;
  readonly lines: readonly FoundLine[];
  readonly on: string;
}) {
  const t = useText();
  const local = useLocal();
  const format = useFormat();
  const unit = useCodeNames('unit');
  const { lines, on } = props;
  const vat = (printed: string) =>
    format.calculation(
      printed
        .split(' / ')
        .map((rate) => (rate === NOT_SUBJECT ? t('tariff.vatNone') : rate))
        .join(' / '),
    );
  if (lines.length === 0) return null;
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${table.rows}`}>
        <caption>{props.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{t('tariff.code')}</th>
            <th scope="col">{t('tariff.name')}</th>
            <th scope="col" className={table.wide}>
              {t('tariff.unit')}
            </th>
            <th scope="col" className={table.num}>
              {t('tariff.mfn')}
            </th>
            <th scope="col" className={`${table.num} ${table.wide}`}>
              {t('tariff.vat')}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map(({ line, path, controlled }) => (
            <tr key={line.code}>
              <td>
                <Link
                  to="/tariff/$code"
                  params={{ code: line.code }}
                  search={on === '' ? {} : { on }}
                  className={`mono ${table.link}`}
                >
                  {line.code}
                </Link>
              </td>
              <td>
                {local(line.name)}
                {path?.heading && (
                  <span className={table.sub}>
                    {t('tariff.heading', { code: path.heading.code })} · {local(path.heading.name)}
                    {controlled && ` · ${t('tariff.controlled')}`}
                  </span>
                )}
              </td>
              <td className={table.wide}>{line.unitCodes.map(unit).join('; ')}</td>
              <td className={table.num}>{rateText(line.mfn, format.decimal)}</td>
              <td className={`${table.num} ${table.wide}`}>{vat(line.vat)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
