import type { PageForm } from './forms.ts';

/** What must never come back as a page's own: each is looked for, unescaped, in every answer. */
export const MARKS = ['<script>hold()</script>', '"><img src=x onerror=hold()>', "'><svg onload=hold()>"] as const;
const stored = /<script>hold\(\)|<img src=x onerror=hold|<svg onload=hold/;
export const showsScript = (html: string): boolean => stored.test(html);

/** What people, broken programs and attackers may type where one line is expected. */
const VALUES: Readonly<Record<string, string>> = {
  'a script': MARKS.join(' '),
  'nothing but spaces': ' \t\u00a0\u3000 ',
  'control characters': '\u0000\u0001\u001b[31m\u007f\u0085',
  'zero-width and turned signs': '\u200b\u200d\ufeff\u202eabc\u2066\u00ad',
  'half a surrogate and combining marks': `\ud83d${'a\u0301'.repeat(200)}\u0e49`,
  'a path': '../../../../etc/passwd\u0000.jpg',
  'SQL': `'; drop table application; --" or 1=1`,
  'a formula': '=HYPERLINK("http://jahat.example","x")',
  'Typst': '#sys.inputs $x$ @ref <label> #import "/etc/passwd"',
  'numbers that are none': '1e309', 'a negative one': '-1', 'another alphabet\'s figures': '١٢٣٤٥٦', 'a prototype\'s name': '__proto__',
  'somebody else\'s id': '01900000-0000-7000-8000-000000000000',
  'a date that never was': '2026-02-31'
};

const encode = (fields: Iterable<readonly [string, string]>): string => [...fields].map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value.toWellFormed())}`).join('&');
const FORM = 'application/x-www-form-urlencoded';

export type Body = { what: string; type: string; body: string | Buffer; headers?: Record<string, string> };

/**
 * Everything that is tried on one sending.
 * @param names the fields that its page has @param hidden those that the page filled in itself, so that the rest is reached
 */
export function hostileBodies(names: readonly string[], hidden: Readonly<Record<string, string>>): Body[] {
  const all = [...new Set([...names, 'key', 'kunci', 'seen', 'berkas', 'surat', 'pilih'])];
  const form = (what: string, fields: Iterable<readonly [string, string]>): Body => ({ what, type: FORM, body: encode(fields) });
  const part = (inside: string, boundary = 'x') => `--${boundary}\r\n${inside}\r\n`;
  return [
    { what: 'nothing', type: FORM, body: '' },
    form('only what the page filled in', Object.entries(hidden)),
    ...Object.entries(VALUES).map(([what, value]) => form(`${what} in every field`, all.map((name) => [name, value] as const))),
    ...['a script', 'control characters', 'zero-width and turned signs', 'a formula'].map((what) => form(`${what} in every field of a page of ours`, [...all.map((name) => [name, VALUES[what]!] as const).filter(([name]) => !(name in hidden)), ...Object.entries(hidden)])),
    form('far too long', [...all.map((name) => [name, 'panjang '.repeat(2_500)] as const).filter(([name]) => !(name in hidden)), ...Object.entries(hidden)]),
    form('every field three times', all.flatMap((name) => [[name, 'satu'], [name, 'dua'], [name, MARKS[0]]] as const)),
    form('unknown fields', [...Object.entries(hidden), ['__proto__', 'x'], ['constructor', 'y'], ['toString', 'z'], ['admin', 'ya'], ['state', 'signed'], ['office_id', 'lain'], ['a[b][c]', '1'], ['', 'tanpa nama']]),
    form('very many fields', Array.from({ length: 5_000 }, (_, index) => [`f${index}`, 'x'] as const)),
    { what: 'another encoding', type: FORM, body: Buffer.concat(all.map((name) => Buffer.from([...Buffer.from(`${encodeURIComponent(name)}=`), 0xe9, 0xff, 0xfe, 0xc3, 0x28, 0x26]))) },
    { what: 'broken escapes', type: FORM, body: all.map((name) => `${encodeURIComponent(name)}=%&%zz=%E0%A4%A`).join('&') },
    { what: 'nul bytes', type: FORM, body: all.map((name) => `${encodeURIComponent(name)}=a%00b`).join('&') },
    { what: 'JSON', type: 'application/json', body: JSON.stringify(Object.fromEntries(all.map((name) => [name, { $ne: null }]))) },
    { what: 'plain text', type: 'text/plain', body: all.join('\n') },
    { what: 'no type at all', type: '', body: 'nama=x' },
    { what: 'an unknown type', type: 'application/x-unheard-of', body: 'nama=x' },
    { what: 'a multipart without a boundary', type: 'multipart/form-data', body: 'nama' },
    { what: 'a multipart cut off', type: 'multipart/form-data; boundary=x', body: part('Content-Disposition: form-data; name="berkas"; filename="a.jpg"\r\nContent-Type: image/jpeg\r\n\r\n\u00ff\u00d8').slice(0, -2) },
    { what: 'a multipart of another boundary', type: 'multipart/form-data; boundary=x', body: `${part('Content-Disposition: form-data; name="nama"\r\n\r\nx', 'y')}--y--\r\n` },
    { what: 'a multipart with endless headers', type: 'multipart/form-data; boundary=x', body: part(`Content-Disposition: form-data; name="${'n'.repeat(70_000)}"\r\n\r\nx`) },
    { what: 'files where words belong', type: 'multipart/form-data; boundary=x', body: `${all.map((name) => part(`Content-Disposition: form-data; name="${name.replaceAll('"', '')}"; filename="${MARKS[0]}"\r\nContent-Type: text/html\r\n\r\n${MARKS[0]}`)).join('')}--x--\r\n` },
    { what: 'a file with a path for a name', type: 'multipart/form-data; boundary=x', body: `${Object.entries(hidden).map(([name, value]) => part(`Content-Disposition: form-data; name="${name}"\r\n\r\n${value}`)).join('')}${['berkas', 'lembar', 'foto'].map((name) => part(`Content-Disposition: form-data; name="${name}"; filename="../../x.php"\r\nContent-Type: image/jpeg\r\n\r\n<?php hold() ?>`)).join('')}--x--\r\n` }
  ];
}

/** What is tried at the machines' door. */
export const HOSTILE_JSON: readonly Body[] = [
  '', '{', '[]', 'null', '"x"', '1e309', '{"service":1}', '{"service":"x","answers":[]}', `{"service":"surat-keterangan-tidak-mampu","answers":{"__proto__":{"nik":"1"},"nama":${JSON.stringify(MARKS[0])}}}`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`, `${'{"a":'.repeat(5_000)}1${'}'.repeat(5_000)}`, `{"service":"${'s'.repeat(200_000)}","answers":{}}`, '{"service":"surat-keterangan-tidak-mampu","answers":{"nik":{"a":1},"nama":["x"],"alamat":"y","tanggungan":1e999}}',
  '{"service":"surat-keterangan-tidak-mampu","service":"x","answers":{}}', '{"service":"\u0000","answers":{"\\u0000":"\\ud800"}}'
].map((body, index) => ({ what: `JSON ${index}`, type: 'application/json', body, headers: { 'idempotency-key': `"kunci-percobaan-${index}"` } }));

/** What somebody cannot type: it is there, or it is chosen from what the page offers. */
const GIVEN = ['hidden', 'checkbox', 'radio', 'select', 'button'];

/** What the page itself puts into the form that sends to `query` or offers to choose there, and the names of all its fields. */
export function fieldsFor(forms: readonly PageForm[], query: string): { names: string[]; hidden: Record<string, string> } {
  const action = query.replace('?/', '');
  const mine = forms.filter((form) => form.method.toLowerCase() === 'post' && (query === '' || new RegExp(`[?&]/${action}($|&)`).test(form.action)));
  const fields = (mine.length > 0 ? mine : forms).flatMap((form) => form.fields);
  return { names: [...new Set(fields.map(({ name }) => name))], hidden: Object.fromEntries(fields.filter(({ type, value }) => GIVEN.includes(type) && value !== '').map(({ name, value }) => [name, value])) };
}
