import { fail, redirect } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import { now } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import type { Officer } from '#identity/actor.ts';
import { may } from '#identity/may.ts';
import { officerNames } from '#identity/names.server.ts';
import { clockTime } from '#office/dates.ts';
import { cleanText, lengthOf } from '#person/text.ts';
import { readPicked } from '#application/decide-many.server.ts';
import { execute } from '#application/execute.server.ts';
import { openByCode } from '#application/open.server.ts';
import { STATUS } from '#application/refusal.ts';
import { refusalText } from '#application/refusal-text.ts';
import { approveMany } from '#letter/approve-many.server.ts';
import { beginBatch, openBatches } from '#letter/sign-batch.server.ts';
import { signWords as words } from '#letter/sign-words.id.ts';
import { currentSigner } from '#letter/signers.server.ts';
import { lettersToApprove, numberedLetters, waysOf, type Ways } from '#letter/signing-desk.server.ts';
import { lineOf, passwordOf, readForm, requireMay } from '../../guard.ts';
import { endSitting, openedSitting, sittingFor } from './sitting.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

const codeOf = (text: string | null): string | null => (text && /^[0-9A-Z]{12}$/.test(text) ? text : null);

export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'application.approve');
  const { office } = event.locals;
  const { zone } = office.settings;
  const after = codeOf(event.url.searchParams.get('setelah'));
  const open = openedSitting(event, officer);
  return inOffice(office.id, async (tx) => {
    const { letters, next } = await lettersToApprove(tx, office, after);
    return {
      letters, key: newId(), nextKey: newId(),
      waiting: (await numberedLetters(tx, office, 'certificate')).letters,
      batches: (await openBatches(tx, office.id, officer.accountId)).map(({ publicId, done, total }) => ({ publicId, done, total })),
      certificate: (await currentSigner(tx, office.id, officer.accountId)) !== null,
      unlocked: open ? clockTime(zone, open.until) : null,
      way: office.settings.signing,
      canSendBack: may(officer, 'application.sendBack', { officeId: office.id }),
      here: after ? `?setelah=${after}` : '',
      next: next ? `/kantor/tandatangan?setelah=${next}` : null, first: after ? '/kantor/tandatangan' : null
    };
  });
};

/** What an action leaves on the page; nothing that was ticked or chosen is lost. */
type Said = { said: string | null; printed: boolean; problem: { id: string; text: string } | null; refused: { code: string; text: string }[]; ticked: string[] | null; way: string | null; back: { code: string; reason: string; error: string } | null };
const nothing: Said = { said: null, printed: false, problem: null, refused: [], ticked: null, way: null, back: null };

export const actions: Actions = {
  setujui: async (event) => {
    const { officer } = requireMay(event, 'application.approve');
    const form = await readForm(event);
    const picked = readPicked(form.getAll('pilih'));
    const way = lineOf(form, 'cara', 20);
    const key = lineOf(form, 'key', 64);
    const kept: Said = { ...nothing, way, ticked: picked.map(({ code }) => code) };
    if (picked.length === 0 || key === '') return fail(400, { ...kept, problem: { id: 'surat', text: words.nothing } });
    const ways = await inOffice(event.locals.office.id, (tx) => waysOf(tx, event.locals.office, picked, way === 'pena' ? 'pen' : way === 'elektronik' ? 'certificate' : null));
    if (ways.certificate.length > 0) {
      const sitting = await sittingFor(event, officer, passwordOf(form, 'sandi'));
      if (!sitting.ok) return fail(400, { ...kept, problem: { id: sitting.reason === 'noCertificate' ? 'sertifikat' : 'sandi', text: words.opened[sitting.reason] } });
      const answer = await penLetters(event, officer, key, ways);
      const batch = await beginBatch({ office: event.locals.office, officer, sitting: sitting.sitting }, key, ways.certificate);
      if (batch && answer.refused.length === 0) redirect(303, `/kantor/tandatangan/proses/${batch}`);
      return answer;
    }
    return penLetters(event, officer, key, ways);
  },
  lanjut: async (event) => {
    const { officer } = requireMay(event, 'application.sign');
    const { office } = event.locals;
    const form = await readForm(event);
    const sitting = await sittingFor(event, officer, passwordOf(form, 'sandi'));
    if (!sitting.ok) return fail(400, { ...nothing, problem: { id: 'sandi-lanjut', text: words.opened[sitting.reason] } });
    const ids = await inOffice(office.id, async (tx) => {
      const found: string[] = [];
      for (const value of form.getAll('surat').slice(0, 100)) {
        const code = typeof value === 'string' ? codeOf(value) : null;
        const application = code ? (await openByCode(tx, office.id, code))?.application : undefined;
        if (application?.letter?.mode === 'certificate') found.push(application.id);
      }
      return found;
    });
    const batch = await beginBatch({ office, officer, sitting: sitting.sitting }, lineOf(form, 'key', 64), ids);
    redirect(303, batch ? `/kantor/tandatangan/proses/${batch}` : '/kantor/tandatangan');
  },
  kembalikan: async (event) => {
    // The page that answers is the list of who approves: somebody who only sends back does that at the application.
    requireMay(event, 'application.approve');
    const { officer } = requireMay(event, 'application.sendBack');
    const form = await readForm(event);
    const [picked] = readPicked([lineOf(form, 'surat', 20)]);
    const typed = form.get('alasan');
    const reason = cleanText(typeof typed === 'string' ? typed : '', { lines: true });
    const wrong = reason === '' ? words.backNeeded : lengthOf(reason) > 1000 ? words.tooLong : null;
    if (!picked || wrong) return fail(400, { ...nothing, back: { code: picked?.code ?? '', reason, error: wrong ?? words.nothing } });
    const { office } = event.locals;
    const outcome = await inOffice(office.id, async (tx) => {
      const applicationId = (await openByCode(tx, office.id, picked.code))?.application.id;
      if (!applicationId) return { ok: false as const, refusal: { reason: 'unknown' as const } };
      return execute(tx, { office, actor: officer, door: 'desk', principal: officer.accountId, key: lineOf(form, 'key', 64), applicationId, seen: picked.seen }, { type: 'send_back', because: reason });
    });
    if (outcome.ok) return { ...nothing, said: words.backDone };
    return fail(STATUS[outcome.refusal.reason], { ...nothing, back: { code: picked.code, reason, error: (await sentences(event))(outcome.refusal) } });
  },
  kunci: (event) => {
    const { officer } = requireMay(event, 'application.sign');
    endSitting(event, officer);
    return { ...nothing, said: words.locked };
  }
};

async function penLetters(event: RequestEvent, officer: Officer, key: string, ways: Ways): Promise<Said> {
  const { approved, refused } = await approveMany(event.locals.office, officer, key, ways.pen, 'pen');
  const text = await sentences(event);
  return {
    ...nothing, said: approved.length > 0 ? words.approved(approved.length) : null, printed: approved.length > 0,
    refused: [...ways.refused, ...refused].map(({ code, refusal }) => ({ code, text: text(refusal) }))
  };
}

async function sentences({ locals: { office } }: RequestEvent): Promise<(refusal: Parameters<typeof refusalText>[0]) => string> {
  const officers = await inOffice(office.id, (tx) => officerNames(tx, office.id));
  const names = new Map([...officers].map(([account, { name }]) => [account, name]));
  return (refusal) => refusalText(refusal, { names, zone: office.settings.zone, now: now() });
}
