import type { Role } from '#identity/actor.ts';
import { PERMISSIONS, type Action } from '#identity/permissions.ts';
import { VILLAGE } from '../factories/handover.ts';

/** The section of the example service, and of the one with a field check. */
export const SECTION = 'kesos';
export const FIELD_SECTION = 'trantib';

/**
 * What a door asks of whoever stands before it. Who that is follows from the one table of permissions; this file only says which of its
 * lines a door goes by, and in which place.
 * - `office`: a post that reaches the whole office      - `list`: the office or a section, for lists that show only that
 * - `item`: an application at the office's desks, by office or by its section (a village's post opens nothing there)
 * - `village`: a post of some village                    - `here`: a post of the village that the letter belongs to
 */
type Place = 'office' | 'list' | 'item' | 'village' | 'here';
export type Asks = 'anyone' | 'signed in' | 'ready' | readonly [Place, Action] | readonly [Place, Action, Action];

export type Door = {
  get?: Asks;
  /** the status a page gives to whoever may open it; 200 unless it says otherwise */
  gives?: number;
  /** by name of the action; `POST` for a route that takes one itself */
  sends?: Readonly<Record<string, Asks>>;
};

const settings = (action: Action, ...sends: string[]): Door => ({ get: ['office', action], sends: Object.fromEntries(sends.map((name) => [name, ['office', action] as const])) });
const machines: Door = { get: 'anyone' };
const elsewhere: Door = { get: 'anyone', gives: 303 };
const item = (action: Action): Asks => ['item', action];
/** The village's pages need the frame's permission and their own. */
const village = (action: Action = 'handover.receive'): Asks => ['village', 'handover.read', action];
const here = (action: Action): Asks => ['here', 'handover.read', action];

/** Every door of the product. One that is missing here fails the test: say what it asks. */
export const DOORS: Readonly<Record<string, Door>> = {
  '/': machines,
  '/healthz': machines,
  '/readyz': machines,
  '/privasi': machines,
  '/layanan': machines,
  '/layanan/[slug]': machines,
  '/bahasa/[kode]': elsewhere,
  '/ajukan': elsewhere,
  '/ajukan/[slug]': machines,
  '/ajukan/[slug]/mulai': { get: 'anyone', gives: 405, sends: { POST: 'anyone' } },
  '/ajukan/[slug]/[page]': { ...elsewhere, sends: { lanjut: 'anyone', simpan: 'anyone', unggah: 'anyone', hapus: 'anyone', tetap: 'anyone', berkas: 'anyone' } },
  '/ajukan/[slug]/foto/[id]': { get: 'anyone', gives: 404 },
  '/ajukan/[slug]/periksa': { ...elsewhere, sends: { default: 'anyone' } },
  '/ajukan/[slug]/selesai': elsewhere,
  '/ajukan/[slug]/simpan': { ...elsewhere, sends: { default: 'anyone' } },
  '/lanjut/[rahasia]': { get: 'anyone', sends: { default: 'anyone' } },
  '/lacak': machines,
  '/lacak/[kode]': { get: 'anyone', sends: { pin: 'anyone', perbaiki: 'anyone' } },
  '/lacak/[kode]/foto/[id]': { get: 'anyone', gives: 404 },
  '/lacak/[kode]/perbaiki': { ...elsewhere, sends: { kirim: 'anyone', simpan: 'anyone' } },
  '/lacak/[kode]/perbaiki/[pertanyaan]': { ...elsewhere, sends: { unggah: 'anyone', hapus: 'anyone', tetap: 'anyone', berkas: 'anyone' } },
  '/lacak/[kode]/salinan': { get: 'anyone', gives: 404 },
  '/lacak/[kode]/tarik': { ...elsewhere, sends: { default: 'anyone' } },
  '/periksa': machines,
  '/periksa/[id]': { get: 'anyone', sends: { cocok: 'anyone' } },
  '/api/v1/[...rest]': { get: 'anyone', gives: 404 },
  '/api/v1/applications': { get: 'anyone', gives: 405, sends: { POST: 'anyone' } },
  '/api/v1/applications/[code]': machines,
  '/api/v1/files': { get: 'anyone', gives: 405, sends: { POST: 'anyone' } },
  '/api/v1/letters/[id]': machines,
  '/api/v1/openapi.json': machines,
  '/api/v1/problems/[code]': machines,
  '/api/v1/services': machines,
  '/api/v1/services/[slug]': machines,
  '/masuk': { get: 'anyone', sends: { default: 'anyone' } },
  '/masuk/kode': { get: 'anyone', sends: { default: 'anyone' } },
  '/keluar': { get: 'signed in', sends: { default: 'anyone' } },
  '/siapkan/[token]': { get: 'anyone', sends: { default: 'anyone' } },
  '/siapkan/sandi/[token]': { get: 'anyone', sends: { default: 'anyone' } },
  '/akun': { get: 'signed in', sends: { end: 'signed in' } },
  '/akun/kode': { get: 'signed in', sends: { begin: 'signed in', confirm: 'signed in' } },
  '/akun/sandi': { get: 'signed in', sends: { default: 'signed in' } },
  '/kantor': { get: ['list', 'application.read'], sends: { ambil: ['list', 'application.read'], paraf: ['list', 'application.read'], alihkan: ['list', 'application.read'] } },
  '/kantor/belum-diambil': { get: ['list', 'handover.read'] },
  '/kantor/cari': { get: ['list', 'application.search'], sends: { default: ['list', 'application.search'] } },
  '/kantor/cetak': { get: ['office', 'application.recordPenSignature'] },
  '/kantor/cetak/[code]': settings('application.recordPenSignature', 'catat', 'siapkan'),
  '/kantor/cetak/[code]/surat.pdf': { get: ['office', 'application.recordPenSignature'] },
  '/kantor/kirim': settings('handover.dispatch', 'kirim'),
  '/kantor/kirim/[paket]/daftar': { get: ['office', 'handover.read'] },
  '/kantor/kirim/riwayat': { get: ['office', 'handover.read'] },
  '/kantor/loket': { get: ['office', 'application.file'] },
  '/kantor/loket/kekurangan/[slug]': { get: ['office', 'application.file'] },
  '/kantor/pengecualian': { get: ['office', 'exceptions.read'] },
  '/kantor/permohonan/[code]': {
    get: item('application.read'),
    sends: {
      kembalikan: item('application.return'), terima: item('application.accept'), tolak: item('application.reject'), paraf: item('application.read'), balik: item('application.sendBack'),
      setujui: item('application.approve'), nomor: item('application.giveUpNumber'), batalkan: item('application.annul'), ambil: item('application.take'), alihkan: item('application.assign'),
      catatan: item('application.note')
    }
  },
  '/kantor/permohonan/[code]/berkas/[file]': { get: item('application.read') },
  '/kantor/permohonan/[code]/berkas/[file]/kecil': { get: item('application.read') },
  '/kantor/permohonan/[code]/draf.pdf': { get: item('application.read') },
  '/kantor/permohonan/[code]/draf.svg': { get: item('application.read') },
  '/kantor/permohonan/[code]/koreksi': { get: item('application.correct'), sends: { default: item('application.correct') } },
  '/kantor/permohonan/[code]/lapangan': { get: item('application.fieldCheck'), sends: { foto: item('application.fieldCheck'), hapus: item('application.fieldCheck'), catat: item('application.fieldCheck') } },
  '/kantor/permohonan/[code]/pin': { get: item('application.resetPin'), sends: { default: item('application.resetPin') } },
  '/kantor/register': { get: ['office', 'register.read'] },
  '/kantor/register/ekspor': { get: 'anyone', gives: 405, sends: { POST: ['office', 'register.export'] } },
  '/kantor/register/ekspor/[task]': { get: ['office', 'register.export'] },
  '/kantor/register/ekspor/[task]/berkas': { get: ['office', 'register.export'], gives: 404 },
  '/kantor/register/seri': settings('register.reserve', 'default'),
  '/kantor/register/surat/[code]': { get: ['office', 'register.read'] },
  '/kantor/register/surat/[code]/[file]': { get: item('application.read') },
  '/kantor/sertifikat': settings('certificate.change', 'default'),
  '/kantor/sertifikat/berkas': { get: ['office', 'certificate.change'] },
  '/kantor/tandatangan': {
    get: ['office', 'application.approve'],
    sends: { setujui: ['office', 'application.approve'], lanjut: ['office', 'application.sign'], kembalikan: ['office', 'application.approve', 'application.sendBack'], kunci: ['office', 'application.sign'] }
  },
  '/kantor/tandatangan/[code]/konsep.svg': { get: ['office', 'application.approve'] },
  '/kantor/tandatangan/proses/[batch]': settings('application.sign', 'lanjut', 'berhenti'),
  '/desa': { get: village() },
  '/desa/ajukan': { get: village('application.file') },
  '/desa/diserahkan': { get: village() },
  '/desa/siap': { get: village() },
  '/desa/serahkan': { get: village('application.search'), sends: { default: ['village', 'application.search'] } },
  '/desa/paket/[id]': { get: here('handover.receive'), sends: { semua: here('handover.receive'), catat: here('handover.receive') } },
  '/desa/serahkan/[kode]': { get: here('handover.read'), sends: { kode: here('handover.handOver'), tanpa: here('handover.handOver') } },
  '/desa/serahkan/[kode]/bukti': { get: here('handover.read') },
  '/pengaturan': { get: ['office', 'services.read'] },
  '/pengaturan/desa': settings('office.change', 'default'),
  '/pengaturan/desa/[kode]': settings('office.change', 'default'),
  '/pengaturan/jabatan': settings('officers.change', 'titles', 'add'),
  '/pengaturan/jam': settings('office.change', 'hours', 'addPeriod', 'removePeriod'),
  '/pengaturan/kantor': settings('office.change', 'default'),
  '/pengaturan/layanan': { get: ['office', 'services.read'] },
  '/pengaturan/layanan/[slug]': { get: ['office', 'services.read'], sends: { code: ['office', 'services.change'], withdraw: ['office', 'services.change'], again: ['office', 'services.change'] } },
  '/pengaturan/layanan/[slug]/contoh.pdf': { get: ['office', 'services.read'] },
  '/pengaturan/layanan/[slug]/ubah': settings('services.change', 'check', 'publish'),
  '/pengaturan/layanan/[slug]/versi/[nomor]/[berkas]': { get: ['office', 'services.read'] },
  '/pengaturan/layanan/baru': settings('services.change', 'check', 'publish'),
  '/pengaturan/layanan/contoh.pdf': { get: 'anyone', gives: 405, sends: { POST: ['office', 'services.change'] } },
  '/pengaturan/libur': settings('office.change', 'addHoliday', 'removeHoliday', 'jointLeave', 'addException', 'removeException'),
  '/pengaturan/nomor': settings('office.change', 'default'),
  '/pengaturan/pelaksana': settings('officers.change', 'enter', 'end'),
  '/pengaturan/petugas': { get: ['office', 'officers.change'] },
  '/pengaturan/petugas/[nama]': settings('officers.change', 'give', 'end', 'rename', 'password', 'phone', 'close'),
  '/pengaturan/petugas/baru': settings('officers.change', 'default'),
  '/pengaturan/program': settings('api.clients', 'add', 'limit', 'revoke'),
  '/pengaturan/riwayat': { get: ['office', 'officers.read'] }
};

/** Where in the office what lies behind a route belongs (the world's applications are all of one village). */
export const subjectOf = (id: string) => ({ section: id.endsWith('/lapangan') ? FIELD_SECTION : SECTION, villageId: VILLAGE });

/** Somebody before a door. `ready` false: an officer whose post asks for a second factor that is not set up. Without `role`: no post in this office. */
export type Standing = { signedIn: boolean; ready: boolean; role?: Role; section?: string; villageId?: string };
export type Expected = 'in' | 'sign in' | 'second factor' | 'refused';

/** What has to happen at a door, by the table of permissions alone. @param subject where the application or letter behind it belongs */
export function expected(asks: Asks, who: Standing, subject: { section: string; villageId: string }): Expected {
  if (asks === 'anyone') return 'in';
  if (!who.signedIn) return 'sign in';
  if (asks === 'signed in') return 'in';
  if (!who.ready) return 'second factor';
  if (asks === 'ready') return 'in';
  const [place, ...actions] = asks;
  return actions.every((action) => reaches(place, action, who, subject)) ? 'in' : 'refused';
}

function reaches(place: Place, action: Action, { role, section, villageId }: Standing, subject: { section: string; villageId: string }): boolean {
  const reach = role && (PERMISSIONS[action] as Partial<Record<Role, string>>)[role];
  switch (place) {
    case 'office': return reach === 'office';
    case 'list': return reach === 'office' || reach === 'section';
    case 'item': return reach === 'office' || (reach === 'section' && section === subject.section);
    case 'village': return reach === 'village';
    case 'here': return reach === 'village' && villageId === subject.villageId;
  }
}
