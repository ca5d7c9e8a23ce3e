import { error, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { dayAndTime } from '#office/dates.ts';
import { villageTitle } from '#office/settings.ts';
import { pickupProof } from '#handover/look.server.ts';
import { proofWords as words, refusalWords, villageWords } from '#handover/words.id.ts';
import type { Fact } from '#ui/parts.ts';
import { letterHere } from '../../letter-here.ts';
import type { PageServerLoad } from './$types';

/** The proof that a letter was fetched, to print or to photograph. */
export const load: PageServerLoad = async (event) => {
  const { letter } = await letterHere(event, 'bukti');
  const { office } = event.locals;
  const proof = await inOffice(office.id, (tx) => pickupProof(tx, office, letter.code));
  if (!proof) {
    if (letter.state === 'received') redirect(303, `/desa/serahkan/${letter.code}`);
    error(404, refusalWords.unknown);
  }
  const village = office.settings.villages.find(({ id }) => id === letter.village);
  const taken = letter.byBearer ? (proof.bearer ? words.bearer(proof.bearer) : words.bearerForgotten) : words.self;
  const name = letter.name ?? villageWords.forgotten;
  const facts: (Fact | null)[] = [
    { term: words.facts.name, value: name, strong: true },
    { term: words.facts.letter, value: letter.service },
    letter.number ? { term: words.facts.number, value: letter.number, digits: true } : null,
    { term: words.facts.taken, value: taken },
    { term: words.facts.how, value: words.how[letter.how ?? 'code'] },
    proof.reason ? { term: words.facts.reason, value: proof.reason } : null,
    letter.handedOverAt ? { term: words.facts.at, value: dayAndTime(office.settings.zone, new Date(letter.handedOverAt)) } : null,
    village ? { term: words.facts.place, value: words.place(villageTitle(village)) } : null,
    proof.officer ? { term: words.facts.by, value: proof.officer } : null
  ];
  return {
    fresh: event.url.searchParams.has('baru'), facts: facts.filter((fact) => fact !== null), officer: proof.officer,
    receiver: letter.byBearer ? (proof.bearer ?? words.blank) : name
  };
};
