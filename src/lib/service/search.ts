import { foldWord, nearness } from '#service/search-words.ts';
import type { ServiceDefinition } from '#service/definition.ts';

type Searchable = Pick<ServiceDefinition, 'slug' | 'title' | 'summary' | 'purpose' | 'synonyms'>;

/** Words of a request that say nothing about which service is meant: greetings, wishes, "surat" itself. */
const silent = new Set(
  (
    'saya sy aku kami kita mau ingin nak hendak buat bikin urus mengurus ngurus urusin minta mohon tolong bantu dibantu perlu butuh ' +
    'cara caranya gimana bagaimana mcm mana mane macam apa ada bisa boleh kah dan atau yg yang di ke dari dari untuk utk buat bagi dengan dgn ' +
    'ini itu nya lah ya pak bu bg bang kak min assalamualaikum pagi siang sore malam surat ket keterangan suket rekomendasi izin ijin ' +
    'kecamatan camat desa layanan permohonan orang letter certificate for the a an i want need to my how of'
  ).split(' ')
);

/** A title or an everyday word says more than a sentence about the service. */
const weight = { title: 3, synonym: 3, text: 1 };

/**
 * Services that fit what somebody typed, the best first: everyday words ("miskin", "nikah", "warung"), beginnings of
 * words, and misspellings of longer ones. Nothing that fits, nothing found.
 */
export function searchServices<S extends Searchable>(services: readonly S[], query: string): S[] {
  const words = wordsOf(query.slice(0, 200)).slice(0, 20);
  const telling = words.filter((word) => !silent.has(word));
  const asked = telling.length > 0 ? telling : words.filter((word) => word.length > 2);
  if (asked.length === 0) return [];
  const scored = services.map((service) => ({ service, score: scoreOf(service, asked) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    // Far behind the best is a chance likeness, not a second answer.
    .filter(({ score }) => score > 0 && score >= best * 0.35)
    .sort((one, other) => other.score - one.score || one.service.title.id.localeCompare(other.service.title.id, 'id'))
    .map(({ service }) => service);
}

function wordsOf(text: string): string[] {
  return text.split(/[^\p{L}\p{N}]+/u).map(foldWord).filter((word) => word !== '');
}

function scoreOf(service: Searchable, asked: readonly string[]): number {
  const { title, synonyms, summary, purpose } = service;
  const fields: [string, number][] = [
    [`${title.id} ${title.en} ${service.slug}`, weight.title],
    ...synonyms.map((synonym): [string, number] => [synonym, weight.synonym]),
    [`${summary.id} ${summary.en} ${purpose.id} ${purpose.en}`, weight.text]
  ];
  const worth = fields.flatMap(([text, value]) => wordsOf(text).map((word) => ({ word, value: silent.has(word) ? value / 3 : value })));
  let score = 0;
  for (const ask of asked) {
    let best = 0;
    for (const { word, value } of worth) {
      // A misspelling may match a title or an everyday word, but not any word of a long text.
      const near = nearness(ask, word);
      if (near === 1 || (near > 0 && value > weight.text)) best = Math.max(best, near * value);
    }
    score += best;
  }
  // A phrase as it stands in the list ("orang miskin", "pasar malam") weighs more than its words apart.
  const phrase = ` ${asked.join(' ')} `;
  return synonyms.some((synonym) => phrase.includes(` ${wordsOf(synonym).join(' ')} `)) ? score + weight.synonym / 2 : score;
}
