import { redirect } from '@sveltejs/kit';
import { now } from '#platform/clock.server.ts';
import { writeCode } from '#platform/code.ts';
import { dayAndTime } from '#office/dates.ts';
import { officeOrigin } from '#office/origin.server.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { qrPath } from '#application/qr-path.ts';
import { receiptOf } from '#application/receipt.server.ts';
import { timelineOf } from '#application/timeline.ts';
import { askOf, leave } from '../../draft-cookie.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { slug } = event.params;
  const { office, locale } = event.locals;
  const found = await receiptOf(askOf(event, slug));
  if (!found.ok) {
    if (found.reason === 'unsent') redirect(303, `/ajukan/${slug}/periksa`);
    if (found.reason !== 'over') leave(slug, found.reason);
    return { slug, receipt: null };
  }
  const { receipt, application, events, definition, assisted } = found;
  const { zone } = office.settings;
  const { stops } = timelineOf({ application, events, office, definition, at: now(), locale });
  return {
    slug,
    receipt: {
      service: definition.title[locale], code: writeCode(receipt.code, codePrefix(office.settings)), pin: receipt.pin, assisted,
      at: dayAndTime(zone, new Date(application.submittedAt), locale), due: dayAndTime(zone, new Date(receipt.due), locale),
      track: `/lacak/${receipt.code}`, trackAt: `${officeOrigin(office)}/lacak`, qr: qrPath(`${officeOrigin(office)}/lacak/${receipt.code}`), stops: stops.filter((stop) => stop.state !== 'done')
    }
  };
};
