import { expect, it } from 'vitest';
import { describeEvent, type EventNames } from './describe-event.ts';

const names: EventNames = {
  officers: new Map([['a1', 'Siti Aisyah']]), chairs: new Map([['p1', 'Camat']]), services: new Map([['sktm', 'SKTM']]), clients: new Map([['c1', 'OpenSID']]), villages: new Map(), posts: new Map()
};

it.each([
  ['office', 'x', 'settings_changed', { changes: [{ path: ['address'], before: null, after: 'Jalan 1' }] }, ['Alamat kantor: Jalan 1']],
  ['office', 'x', 'client_added', { client: 'c1' }, ['Kunci dibuat untuk program OpenSID']],
  ['office', 'x', 'series_started', { series: 'office', year: 2026, next: 120, why: 'book' }, ['Nomor surat 2026 dilanjutkan dari 120']],
  ['post', 'p1', 'taken', { account: 'a1' }, ['Siti Aisyah memegang jabatan Camat']],
  ['post', 'p1', 'actingEntered', { account: 'a1', form: 'plh', since: '2026-12-01', until: '2026-12-05' }, ['Siti Aisyah bertindak Plh. Camat, 1 Desember 2026 sampai 5 Desember 2026']],
  ['account', 'a1', 'secondFactorReset', {}, ['Kode dari HP Siti Aisyah dilepas']],
  ['service', 's', 'withdrawn', { slug: 'sktm', because: 'Aturan baru' }, ['SKTM ditarik. Alasan: Aturan baru']],
  ['post', 'gone', 'left', { account: 'gone' }, ['seorang petugas tidak lagi memegang jabatan sebuah jabatan']],
  ['office', 'x', 'something_new', {}, ['Perubahan lain (office)']]
])('tells %s %s %s', (kind, streamId, type, body, sentences) => expect(describeEvent({ kind, streamId, type, body }, names)).toEqual(sentences));
