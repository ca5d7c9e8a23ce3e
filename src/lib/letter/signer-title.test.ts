import { expect, test } from 'vitest';
import { signerTitle } from '#letter/signer-title.ts';

test.each([
  [{ form: 'own', post: 'Camat Pulau Burung' }, ['CAMAT PULAU BURUNG']],
  [{ form: 'plt', post: 'Camat Pulau Burung' }, ['Plt. CAMAT PULAU BURUNG']],
  [{ form: 'plh', post: 'Camat Pulau Burung' }, ['Plh. CAMAT PULAU BURUNG']],
  [{ form: 'an', principal: 'Camat Pulau Burung', post: 'Sekretaris Camat' }, ['a.n. CAMAT PULAU BURUNG', 'SEKRETARIS CAMAT']],
  [
    { form: 'ub', principal: 'Camat Pulau Burung', between: 'Sekretaris Camat', post: 'Kepala Seksi Pemerintahan' },
    ['a.n. CAMAT PULAU BURUNG', 'SEKRETARIS CAMAT', 'u.b.', 'KEPALA SEKSI PEMERINTAHAN']
  ]
] as const)('%j', (right, lines) => expect(signerTitle(right)).toEqual(lines));
