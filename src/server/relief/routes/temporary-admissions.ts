import { findOverdue } from '../sql.ts';
import { visibleTo } from '#core/access';
import { daysBetween, legalDate, plainDate } from '#core/kernel';
import { signedInOnly } from '#server/access';
import type { HttpApp } from '#server/platform/http';
import type { Services } from '#server/platform/services';
import { Type } from 'typebox';

const OVERDUE_MAX = 200;

export function temporaryAdmissions(app: HttpApp, services: Services): void {
  app.get(
    '/api/v1/temporary-admissions/overdue',
    {
      onRequest: signedInOnly,
      schema: {
        operationId: 'listOverdueAdmissions',
        tags: ['Cases'],
        summary: 'Goods admitted for a time at your offices that should have left, longest overdue first',
        response: {
          200: Type.Object({
            on: Type.String(),
            items: Type.Array(
              Type.Object({
                number: Type.String(),
                officeId: Type.String(),
                typeCode: Type.String(),
                registeredOn: Type.String(),
                dueOn: Type.String(),
                overdueDays: Type.Integer(),
              }),
            ),
          }),
          401: Type.Ref('Problem'),
        },
      },
    },
    async ({ actor }) => {
      const { officeIds } = visibleTo(actor, 'case.read');
      const { zoneOffsetMinutes } = services.reference.current().reference.country;
      const on = legalDate(services.clock.now(), zoneOffsetMinutes);
      const offices = officeIds === 'every' ? actor.offices : officeIds;
      const rows = await findOverdue(services.pool, offices, on, OVERDUE_MAX);
      const items = rows.map((row) => ({
        number: row.number,
        officeId: row.office_id,
        typeCode: row.type_code,
        registeredOn: row.registered_on,
        dueOn: row.due_on,
        overdueDays: daysBetween(plainDate(row.due_on), on),
      }));
      return { on, items };
    },
  );
}
