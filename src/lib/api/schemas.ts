import { z } from 'zod';
import { STATES } from '#application/lifecycle.ts';

/** What goes in and out of the machines' door. The document at /api/v1/openapi.json is made of these, and answers are typed by them. */

const bilingual = z.object({ id: z.string(), en: z.string() }).meta({ description: 'Kalimat untuk warga, dalam bahasa Indonesia dan Inggris.' });
const moment = z.iso.datetime().meta({ description: 'Saat, UTC.' });
const day = z.iso.date();

export const serviceListed = z.object({
  slug: z.string(), version: z.int(), title: bilingual, summary: bilingual,
  promise: z.object({ minutes: z.int().meta({ description: 'Menit kerja.' }), text: bilingual }),
  url: z.url()
});
export const serviceList = z.object({ office: z.string(), services: z.array(serviceListed) });

export const serviceTold = serviceListed.extend({
  purpose: bilingual, who: bilingual, product: bilingual,
  free: z.literal(true).meta({ description: 'Semua layanan gratis.' }),
  villageLetter: z.boolean().meta({ description: 'Perlu surat pengantar kepala desa.' }),
  requirements: z.array(z.object({ id: z.string(), title: bilingual, why: bilingual, ifMissing: bilingual, question: z.string().nullable().meta({ description: 'Pertanyaan yang menjawabnya.' }) })),
  legal: z.array(z.object({ law: z.string(), article: z.string().nullable(), about: bilingual })),
  answersSchema: z.record(z.string(), z.unknown()).meta({ description: 'JSON Schema 2020-12 untuk `answers`.' })
});

export const fileTaken = z.object({
  token: z.string().meta({ description: 'Dipakai satu kali sebagai isi `files` pada jawaban. Siapa yang memegangnya dapat memakai berkas ini.' }),
  kind: z.enum(['jpeg', 'png', 'webp', 'heic', 'pdf']), bytes: z.int(),
  pages: z.int().nullable(), width: z.int().nullable(), height: z.int().nullable(),
  warnings: z.array(z.string()).meta({ description: 'Yang mungkin perlu difoto ulang; berkasnya tetap diterima.' }),
  expires: moment.meta({ description: 'Berkas yang sampai saat itu tidak dipakai akan dihapus.' })
});

/** `answers` is checked by the service's own questions, not here. */
export const applicationSent = z.strictObject({
  service: z.string().min(1).max(64),
  answers: z.record(z.string(), z.unknown())
});

export const applicationTaken = z.object({
  code: z.string().meta({ description: 'Kode lacak.' }), printedCode: z.string().meta({ description: 'Kode lacak seperti dicetak.' }),
  pin: z.string().meta({ description: 'PIN 6 angka dari bukti permohonan. Hanya untuk pemohon; tidak dapat ditanyakan lagi.' }),
  due: moment.meta({ description: 'Batas waktu yang dijanjikan.' }),
  tracking: z.url().meta({ description: 'Halaman lacak untuk pemohon.' }), url: z.url()
});

export const applicationTold = z.object({
  code: z.string(), service: z.object({ slug: z.string(), version: z.int(), title: bilingual }),
  state: z.enum(STATES), submitted: moment, due: moment.nullable().meta({ description: 'Kosong selama menunggu pemohon dan sesudah selesai.' }),
  kept: z.boolean().nullable().meta({ description: 'Apakah batas waktu ditepati; kosong sebelum ada surat.' }),
  village: z.string().meta({ description: 'Kode desa tempat surat diambil.' }),
  heading: z.string(), lead: z.array(z.string()),
  steps: z.array(z.object({ title: z.string(), text: z.string().nullable(), state: z.enum(['done', 'now', 'waiting', 'later']), at: moment.nullable() }))
});

export const letterTold = z.object({
  id: z.string(),
  standing: z.enum(['valid', 'expired', 'annulled', 'unsigned', 'given_up']).meta({ description: 'valid dan expired: ditandatangani. unsigned: sudah bernomor, tanda tangannya belum dicatat. given_up: nomor batal.' }),
  number: z.string(), kind: z.string(), date: day, name: z.string().meta({ description: 'Nama yang disamarkan.' }),
  signer: z.object({ title: z.string(), name: z.string() }),
  mode: z.enum(['pen', 'certificate']).meta({ description: 'pen: aslinya ditandatangani dan distempel; tidak ada tanda tangan elektronik. certificate: tanda tangan elektronik dengan sertifikat milik kantor sendiri.' }),
  signed: moment.nullable(), annulled: moment.nullable(), annulledReason: z.string().nullable(), validUntil: day.nullable().meta({ description: 'Hari terakhir surat ini berlaku.' }),
  files: z.array(z.object({ what: z.enum(['signed', 'sheet', 'scan']), sha256: z.string() })).meta({ description: 'Sidik SHA-256 berkas yang disimpan kantor, untuk dibandingkan dengan berkas di tangan Anda.' })
});

export const problemTold = z.object({
  type: z.string(), title: z.string(), status: z.int(), detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(), reference: z.string().optional()
});
