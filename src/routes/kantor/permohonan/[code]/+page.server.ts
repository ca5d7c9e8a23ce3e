import { inOffice } from '#platform/database.server.ts';
import { holdersOf } from '#identity/names.server.ts';
import { deskOf } from '#application/desk.server.ts';
import { deskWords as words } from '#application/desk-words.id.ts';
import { execute } from '#application/execute.server.ts';
import { deskReach } from '#application/queue-sources.ts';
import { approve } from '#letter/approve.server.ts';
import { annulLetter, giveUpNumber } from '#letter/end-letter.server.ts';
import { decideHere, openHere, run, type Problem } from './desk-route.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const { office } = event.locals;
  return inOffice(office.id, async (tx) => {
    const { officer, opened } = await openHere(tx, event, 'application.read');
    const desk = await deskOf(tx, { office, officer, reach: deskReach(officer, office.id) ?? [] }, opened);
    const operators = desk.can.includes('assign') ? await holdersOf(tx, office.id, 'operator') : [];
    return { wide: true, desk, me: officer.accountId, operators: operators.map(({ accountId, name }) => ({ value: accountId, label: name })) };
  });
};

/** A text that a decision cannot do without. */
function needed(id: string, text: string | undefined, sentence: string): { fields: Problem['fields'] } | null {
  return text ? null : { fields: [{ id, text: sentence }] };
}

export const actions: Actions = {
  kembalikan: (event) => decideHere(event, {
    action: 'application.return', done: 'returned', then: 'next',
    todo: ({ reasons, note, internal }) => {
      const missing = Object.entries(reasons).filter(([, reason]) => reason === '').map(([question]) => ({ id: `alasan.${question}`, text: words.reasonNeeded }));
      return missing.length > 0 ? { fields: missing } : run({ type: 'return', reasons, ...(note ? { note } : {}), ...(internal ? { internal } : {}) });
    }
  }),
  terima: (event) => decideHere(event, {
    action: 'application.accept', done: 'accepted', then: 'next',
    todo: ({ reasons, originalsSeen, note, internal }) => {
      const marked = Object.keys(reasons).map((question) => ({ id: `salah.${question}`, text: words.stillMarked }));
      return marked.length > 0 ? { fields: marked.slice(0, 1) } : run({ type: 'accept', originalsSeen, ...(note ? { note } : {}), ...(internal ? { internal } : {}) });
    }
  }),
  tolak: (event) => decideHere(event, {
    action: 'application.reject', done: 'rejected', then: 'next',
    todo: ({ rejectReason, internal }) => needed('alasan_tolak', rejectReason, words.rejectNeeded) ?? run({ type: 'reject', because: rejectReason, ...(internal ? { internal } : {}) })
  }),
  // Whose initial it is follows from the state, so the lifecycle asks; here only a reader of this application gets through.
  paraf: (event) => decideHere(event, { action: 'application.read', done: 'initialled', then: 'next', todo: () => run({ type: 'initial' }) }),
  balik: (event) => decideHere(event, {
    action: 'application.sendBack', done: 'sent_back', then: 'next',
    todo: ({ backReason }) => needed('alasan_balik', backReason, words.backNeeded) ?? run({ type: 'send_back', because: backReason })
  }),
  setujui: (event) => decideHere(event, { action: 'application.approve', done: 'numbered', then: 'next', todo: () => (tx, request) => approve(tx, request) }),
  nomor: (event) => decideHere(event, {
    action: 'application.giveUpNumber', done: 'number_given_up', then: 'stay',
    todo: ({ because }) => needed('alasan', because, words.becauseNeeded) ?? ((tx, request) => giveUpNumber(tx, request, because))
  }),
  batalkan: (event) => decideHere(event, {
    action: 'application.annul', done: 'annulled', then: 'stay',
    todo: ({ because }) => needed('alasan', because, words.becauseNeeded) ?? ((tx, request) => annulLetter(tx, request, because))
  }),
  ambil: (event) => decideHere(event, { action: 'application.take', done: 'taken', then: 'stay', todo: () => run({ type: 'take' }) }),
  alihkan: (event) => decideHere(event, {
    action: 'application.assign', done: 'assigned', then: 'stay',
    todo: ({ account }) => async (tx, request) => {
      const known = (await holdersOf(tx, request.office.id, 'operator')).some(({ accountId }) => accountId === account);
      return known ? execute(tx, request, { type: 'assign', account }) : { fields: [{ id: 'kepada', text: words.assignNeeded }] };
    }
  }),
  catatan: (event) => decideHere(event, {
    action: 'application.note', done: 'noted', then: 'stay',
    todo: ({ newNote }) => needed('catatan_baru', newNote, words.noteNeeded) ?? run({ type: 'note', text: newNote })
  })
};
