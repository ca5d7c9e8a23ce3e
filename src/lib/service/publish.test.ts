import { beforeAll, describe, expect, it } from 'vitest';
import { inOffice } from '#platform/database.server.ts';
import { changeClassification, offerAgain, publishService, serviceHistory, withdrawService } from '#service/publish.server.ts';
import { currentService, serviceVersion } from '#service/versions.server.ts';
import { aWorkingOffice, submitExample } from '../../../tests/factories/applications.ts';
import { useDatabase } from '../../../tests/factories/database.ts';
import { aService } from '../../../tests/factories/services.ts';

const database = useDatabase();
const office = 'pulau-burung';
const slug = 'surat-keterangan-tidak-mampu';
beforeAll(async () => {
  await aWorkingOffice(database, office);
});
const change = () => ({ officeId: office, author: { actor: 'officer:admin' }, at: new Date() });
const current = () => inOffice(office, (tx) => currentService(tx, office, slug));
const edited = (text: string) => ({ ...aService(slug), title: { id: text, en: 'Edited' } });

describe('a new version of a service', () => {
  it('is offered from now on and leaves the earlier one as it was', async () => {
    const before = await inOffice(office, (tx) => serviceVersion(tx, office, slug, 1));
    const taken = await submitExample(await import('#office/offices.server.ts').then(({ officeNow }) => officeNow(office)), slug);
    expect(await publishService(change(), 1, edited('SKTM baru'), '= Surat')).toEqual({ ok: true, version: 2 });
    expect(await current()).toMatchObject({ version: 2, definition: { title: { id: 'SKTM baru' } }, letterSource: '= Surat' });
    expect(await inOffice(office, (tx) => serviceVersion(tx, office, slug, 1))).toEqual(before);
    const [row] = await database.asOwner<{ service_version: number }>('select service_version from application where code = $1', [taken.code]);
    expect(row?.service_version).toBe(1);
  });

  it('is not made over somebody else’s, nor without a change', async () => {
    expect(await publishService(change(), 1, edited('Terlambat'), '= Surat')).toEqual({ ok: false, reason: 'changed' });
    expect(await publishService(change(), 2, edited('SKTM baru'), '= Surat')).toEqual({ ok: false, reason: 'same' });
    const both = await Promise.all(['A', 'B'].map((text) => publishService(change(), 2, edited(text), '= Surat')));
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });

  it('asks who the applicant is and where the letter goes', async () => {
    const definition = aService(slug);
    const without = { ...definition, pages: definition.pages.filter(({ questions }) => !questions.some(({ id }) => id === 'desa')) };
    expect(await publishService(change(), 3, without, '= Surat')).toEqual({ ok: false, reason: 'not_fit' });
    const optional = { ...definition, pages: definition.pages.map((page) => ({ ...page, questions: page.questions.map((question) => (question.id === 'nik' ? { ...question, optional: true } : question)) })) };
    expect(await publishService(change(), 3, optional, '= Surat')).toEqual({ ok: false, reason: 'not_fit' });
  });
});

describe('taking a service off offer', () => {
  it('needs a reason, and can be undone without a new version', async () => {
    expect(await withdrawService(change(), slug, 3, '  ')).toEqual({ ok: false, reason: 'reason' });
    expect(await withdrawService(change(), slug, 3, 'Menunggu aturan baru')).toEqual({ ok: true, version: 3 });
    expect(await current()).toBeNull();
    expect(await withdrawService(change(), slug, 3, 'Lagi')).toEqual({ ok: false, reason: 'same' });
    expect(await offerAgain(change(), slug, 3)).toEqual({ ok: true, version: 3 });
    expect(await current()).toMatchObject({ version: 3 });
  });

  it('of a service that does not exist does nothing', async () => {
    expect(await withdrawService(change(), 'tidak-ada', 0, 'Salah')).toEqual({ ok: false, reason: 'unknown' });
    expect(await offerAgain(change(), 'tidak-ada', 0)).toEqual({ ok: false, reason: 'unknown' });
  });
});

describe('the classification code', () => {
  it('makes a new version, also while the service is off offer', async () => {
    expect(await changeClassification(change(), slug, 3, 'abc')).toEqual({ ok: false, reason: 'code' });
    expect(await changeClassification(change(), slug, 3, '400.10.4.5')).toEqual({ ok: true, version: 4 });
    expect(await current()).toMatchObject({ version: 4, definition: { classification: '400.10.4.5' } });
    await withdrawService(change(), slug, 4, 'Libur');
    expect(await changeClassification(change(), slug, 4, '400.10.4.4')).toEqual({ ok: true, version: 5 });
    expect(await current()).toBeNull();
  });

  it('and everything else stands in the service’s history', async () => {
    const { versions, events } = await serviceHistory(office, slug);
    expect(versions.map(({ version }) => version)).toEqual([5, 4, 3, 2, 1]);
    expect(events.map(({ type }) => type)).toEqual(['classified', 'withdrawn', 'classified', 'offered_again', 'withdrawn', 'published', 'published']);
  });
});
