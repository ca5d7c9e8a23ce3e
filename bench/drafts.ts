// Drafts as residents have them before the last button: answered, photographed, not sent.
import { randomUUID } from 'node:crypto';
import { inOffice } from '#platform/database.server.ts';
import { inspectUpload } from '#platform/upload.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { currentService } from '#service/versions.server.ts';
import { openDraft, startDraft } from '#application/draft.server.ts';
import { insertFile, storeUpload, type Owner } from '#application/files.server.ts';
import { severalAtOnce } from '#sample/in-order.ts';
import { inventAnswers } from '#sample/answers.ts';
import { inventPerson } from '#sample/people.ts';
import type { Random } from '#sample/random.ts';
import { phoneAddress, SERVICE } from './api.ts';
import { form, formHeaders, send, type Ask } from './http-load.ts';

export type Phone = { secret: string; address: string };

/** @param photographed the file questions that are answered already */
export async function prepareDrafts(office: WorkingOffice, count: number, photographed: readonly string[], photo: Uint8Array, random: Random): Promise<Phone[]> {
  const service = await inOffice(office.id, (tx) => currentService(tx, office.id, SERVICE));
  const found = await inspectUpload(photo);
  if (!service || !found.ok || found.kind === 'pdf') throw new Error('a draft cannot be prepared');
  const today = dayOf(office.settings.zone, new Date());
  const phones: Phone[] = [];
  await severalAtOnce(Array.from({ length: count }, (_, at) => at), 6, async (at) => {
    const person = inventPerson(random, today, random.pick(office.settings.villages).id, { from: 21 });
    const answers = inventAnswers(SERVICE, { person, on: today, onBehalf: false, villageName: '' }, random);
    const secret = await inOffice(office.id, (tx) => startDraft(tx, office.id, { service: { slug: SERVICE, version: service.version }, channel: 'web', content: { answers } }));
    const draft = (await inOffice(office.id, (tx) => openDraft(tx, office.id, secret)))!;
    const owner: Owner = { kind: 'draft', id: draft.id };
    const rows = await Promise.all(photographed.map((question) => storeUpload(office.id, owner, draft.key, {
      question, kind: found.kind, bytes: photo, thumbnail: found.thumbnail, width: found.width, height: found.height, warnings: found.warnings
    })));
    await inOffice(office.id, async (tx) => {
      for (const row of rows) await insertFile(tx, row);
    });
    phones.push({ secret, address: phoneAddress(at + 1) });
  });
  return phones;
}

const headersOf = ({ secret, address }: Phone): Record<string, string> => ({ cookie: `isian=${secret}`, 'x-forwarded-for': address });

/** The first page of the form, as somebody sees it who has begun. */
export const formPage = (phone: Phone): Ask => ({ path: `/ajukan/${SERVICE}/keperluan`, headers: headersOf(phone) });

/** The last button. True once the receipt's address has come back. */
export async function sendIn(origin: string, phone: Phone): Promise<boolean> {
  const answer = await send(origin, {
    method: 'POST', path: `/ajukan/${SERVICE}/periksa`, headers: { ...formHeaders, ...headersOf(phone) }, body: form({ kunci: randomUUID(), pernyataan_benar: 'true' })
  });
  return answer.status === 303 && answer.headers.location === `/ajukan/${SERVICE}/selesai`;
}

/** One photo by the form's own way. */
export async function upload(origin: string, phone: Phone, question: string, photo: Uint8Array): Promise<boolean> {
  const edge = `----${randomUUID()}`;
  const head = `--${edge}\r\nContent-Disposition: form-data; name="berkas"; filename="foto.jpg"\r\nContent-Type: image/jpeg\r\n\r\n`;
  const body = Buffer.concat([Buffer.from(head), photo, Buffer.from(`\r\n--${edge}--\r\n`)]);
  const answer = await send(origin, { method: 'POST', path: `/ajukan/${SERVICE}/${question}?/unggah`, headers: { 'content-type': `multipart/form-data; boundary=${edge}`, ...headersOf(phone) }, body });
  return answer.status === 303;
}
