import type { ServiceDefinition } from '#service/definition.ts';

/** Questions that every service of an office asks, since lists, search, duplicates and the parcel's way go by their answers. */
const NEEDED = [
  { id: 'nik', type: 'nik', what: 'NIK pemohon' },
  { id: 'nama', type: 'name', what: 'nama pemohon' },
  { id: 'desa', type: 'village', what: 'desa pemohon' }
] as const;

/** What keeps a definition, right in itself, from being offered here: sentences for an administrator. */
export function definitionObjections(definition: ServiceDefinition): string[] {
  return NEEDED.flatMap(({ id, type, what }) => {
    const page = definition.pages.find((each) => each.questions.some((question) => question.id === id));
    const question = page?.questions.find((each) => each.id === id);
    if (question?.type !== type) return [`Layanan harus menanyakan ${what}: pertanyaan dengan id ${id} dan type ${type}. Pakai bagian bersama pemohon (use: pemohon).`];
    return page?.when || question.when || question.optional ? [`Pertanyaan ${id} harus selalu diisi: tanpa when dan tanpa optional.`] : [];
  });
}
