import { z } from 'zod';
import { isDay, zones } from '#office/calendar-day.ts';
import { holidayList } from '#office/calendar-holidays.ts';
import type { Holiday } from '#office/calendar-holidays.ts';
import { dayHours, weekHours } from '#office/hours.ts';
import { readPattern } from '#office/letter-number.ts';
import { adminMessage, readYaml } from '#office/settings-yaml.ts';
import type { YamlError } from '#office/settings-yaml.ts';
import { explain } from '#person/explain.ts';
import { checkPhone } from '#person/phone.ts';
import { cleanText } from '#person/text.ts';

/**
 * All that belongs to one office and not to the program. Comes from catalogue/office.yaml at first start and is changed
 * by an administrator afterwards. Checking what was checked before changes nothing.
 */

/** Posts of an office (DOMAIN §4). Village officers are not listed among the posts: each village has one. */
export const officePostRoles = ['operator', 'section_head', 'secretary', 'head', 'administrator', 'supervisor'] as const;

const line = (max: number) => z.string().max(max * 4).transform((text) => cleanText(text)).pipe(z.string().min(1).max(max));
const day = z.string().refine(isDay, { message: 'Tulis tanggal sebagai tahun-bulan-hari, misalnya 2026-11-25.' });
const slug = z.string().regex(/^[a-z][a-z0-9-]{1,39}$/, 'Pakai huruf kecil, angka, dan tanda hubung saja, misalnya kasi-trantib.');
const phone = z.string().max(40).transform((text, context) => {
  const checked = checkPhone(text);
  if (checked.ok) return checked.value;
  context.addIssue({ code: 'custom', message: explain(checked, 'id') });
  return z.NEVER;
});
const website = z.url({ protocol: /^https?$/, error: 'Tulis alamat lengkap, misalnya https://contoh.go.id.' }).max(200);

const village = z.strictObject({
  id: z.string().regex(/^\d\d\.\d\d\.\d\d\.\d{4}$/, 'Kode desa ditulis seperti 14.04.17.2001.'),
  name: line(80),
  kind: z.enum(['desa', 'kelurahan']),
  address: line(200).optional(),
  phone: phone.optional(),
  hours: weekHours.optional(),
});
export type Village = z.infer<typeof village>;

const post = z
  .strictObject({ id: slug, role: z.enum(officePostRoles), title: line(120), section: slug.optional() })
  .refine((value) => (value.role === 'section_head') === (value.section !== undefined), {
    path: ['section'],
    message: 'Kepala seksi perlu isian section, misalnya trantib. Jabatan lain tanpa section.',
  });
export type OfficePost = z.infer<typeof post>;

const period = z
  .strictObject({ from: day, to: day, note: line(200).optional() })
  .refine((value) => value.from <= value.to && value.to.slice(0, 4) <= String(Number(value.from.slice(0, 4)) + 1), {
    path: ['to'],
    message: 'Hari terakhir harus sesudah hari pertama, paling lama setahun.',
  });

const hours = z.strictObject({
  working: weekHours,
  counter: weekHours.optional(),
  ramadan: z.strictObject({ working: weekHours, counter: weekHours.optional(), periods: z.array(period).max(50) }).optional(),
});

const exception = z.strictObject({ date: day, reason: line(200), working: dayHours, counter: dayHours.optional() });

const numbers = z
  .strictObject({
    pattern: z.string().max(200),
    padding: z.int().min(1).max(6),
    series: z.enum(['office', 'classification']),
    office: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{0,29}$/, 'Kode kantor hanya huruf, angka, titik, dan tanda hubung, misalnya KEC-PB.'),
  })
  .superRefine((value, context) => {
    const read = readPattern(value.pattern, value.series);
    if (!read.ok) context.addIssue({ code: 'custom', path: ['pattern'], message: read.message });
  });

export const officeSettings = z
  .strictObject({
    name: line(100),
    kind: z.enum(['kecamatan']),
    code: z.string().regex(/^\d\d\.\d\d\.\d\d$/, 'Kode kecamatan ditulis seperti 14.04.17.'),
    /** the town that letters name before their date */
    place: line(60),
    /** "Kabupaten …" or "Kota …", and "Provinsi …", as the letterhead prints them */
    regency: line(80),
    province: line(80),
    address: line(200).optional(),
    postcode: z.string().regex(/^\d{5}$/, 'Kode pos terdiri dari 5 angka.').optional(),
    phone: phone.optional(),
    whatsapp: phone.optional(),
    email: z.email('Tulis alamat surel lengkap, misalnya kantor@contoh.go.id.').max(120).optional(),
    website: website.optional(),
    zone: z.enum(zones),
    hours,
    holidays: holidayList.default([]),
    /** joint-leave days on which this office serves all the same */
    openOnJointLeave: z.array(day).max(200).default([]),
    /** single days with other hours; no hours: closed */
    exceptions: z.array(exception).max(500).default([]),
    numbers,
    /** days after which a letter that nobody fetched at the village is listed */
    unfetchedDays: z.int().min(1).max(365),
    paper: z.enum(['F4', 'A4']),
    signing: z.enum(['pen', 'certificate']),
    posts: z.array(post).min(1).max(60),
    villages: z.array(village).min(1).max(200),
  })
  .superRefine((office, context) => {
    const no = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    for (const at of repeated(office.posts.map(({ id }) => id))) no(['posts', at, 'id'], 'Kode jabatan ini sudah dipakai di atas.');
    for (const at of repeated(office.posts.map(({ section }) => section))) no(['posts', at, 'section'], 'Seksi ini sudah punya kepala di atas.');
    for (const role of ['head', 'secretary', 'administrator'] as const) {
      const held = office.posts.filter((one) => one.role === role).length;
      const once = role !== 'administrator';
      if (held === 0 && role !== 'secretary') no(['posts'], `Belum ada jabatan dengan role ${role}.`);
      if (held > 1 && once) no(['posts'], `Jabatan dengan role ${role} hanya boleh satu.`);
    }
    for (const at of repeated(office.villages.map(({ id }) => id))) no(['villages', at, 'id'], 'Kode desa ini sudah dipakai di atas.');
    office.villages.forEach(({ id }, at) => {
      if (!id.startsWith(`${office.code}.`)) no(['villages', at, 'id'], `Kode desa harus diawali kode kecamatan, ${office.code}.`);
    });
    for (const at of repeated(office.holidays.map(({ date }) => date))) no(['holidays', at, 'date'], 'Tanggal ini sudah ada dalam daftar.');
    for (const at of repeated(office.exceptions.map(({ date }) => date))) no(['exceptions', at, 'date'], 'Tanggal ini sudah ada dalam daftar.');
    const joint = new Set(office.holidays.filter(({ kind }) => kind === 'joint').map(({ date }) => date));
    office.openOnJointLeave.forEach((date, at) => {
      if (!joint.has(date)) no(['openOnJointLeave', at], 'Tanggal ini bukan cuti bersama. Untuk hari lain pakai exceptions.');
    });
  });
export type OfficeSettings = z.infer<typeof officeSettings>;

/** Positions whose value stood earlier in the list already. */
function repeated(values: (string | undefined)[]): number[] {
  return values.flatMap((value, at) => (value !== undefined && values.indexOf(value) !== at ? [at] : []));
}

export type SettingsError = { path: string; message: string };

/** Checks settings as stored or as an administrator sent them; each error says its place ('villages.2.name') and what to write. */
export function checkOfficeSettings(value: unknown): { ok: true; office: OfficeSettings } | { ok: false; errors: SettingsError[] } {
  const checked = officeSettings.safeParse(value, { error: adminMessage });
  if (checked.success) return { ok: true, office: checked.data };
  return { ok: false, errors: checked.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })) };
}

/**
 * Reads catalogue/office.yaml. Holidays stand in a file of their own ({@link file://./calendar-holidays.ts}), since all
 * offices share them; those written in the office's own file are added and go first.
 */
export function loadOfficeYaml(text: string, holidays: Holiday[]): { ok: true; office: OfficeSettings } | { ok: false; errors: YamlError[] } {
  const read = readYaml(text, officeSettings, (value) => withHolidays(value, holidays));
  return read.ok ? { ok: true, office: read.value } : read;
}

function withHolidays(value: unknown, shared: Holiday[]): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const listed: unknown = 'holidays' in value ? value.holidays : [];
  if (!Array.isArray(listed)) return value;
  const own = new Set(listed.map((one: unknown) => (typeof one === 'object' && one !== null && 'date' in one ? one.date : undefined)));
  return { ...value, holidays: [...(listed as unknown[]), ...shared.filter(({ date }) => !own.has(date))] };
}

/** A post as it is set up: the office's own, and one for each village. */
export type PostToFill =
  | { id: string; role: (typeof officePostRoles)[number]; title: string; section?: string | undefined }
  | { id: string; role: 'village_officer'; title: string; village: string };

/** All posts an office starts with: those in its settings, then one for each village ("Petugas Desa Ringin Jaya"). */
export function postsToFill(office: OfficeSettings): PostToFill[] {
  const ofVillages = office.villages.map(({ id, name, kind }) => ({
    id: `${kind}-${id.slice(-4)}`,
    role: 'village_officer' as const,
    title: `Petugas ${villageTitle({ name, kind })}`,
    village: id,
  }));
  return [...office.posts, ...ofVillages];
}

/** "Desa Ringin Jaya", "Kelurahan …". */
export function villageTitle(village: Pick<Village, 'name' | 'kind'>): string {
  return `${village.kind === 'desa' ? 'Desa' : 'Kelurahan'} ${village.name}`;
}

/** Who leads a village: "Kepala Desa Ringin Jaya" or "Lurah …". */
export function villageHeadTitle(village: Pick<Village, 'name' | 'kind'>): string {
  return `${village.kind === 'desa' ? 'Kepala Desa' : 'Lurah'} ${village.name}`;
}

/** Who leads the office, as letters write it: "Camat Pulau Burung". */
export function headTitle(office: Pick<OfficeSettings, 'name'>): string {
  return `Camat ${office.name.replace(/^Kecamatan\s+/i, '')}`;
}
