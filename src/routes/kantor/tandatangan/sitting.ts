import type { RequestEvent } from '@sveltejs/kit';
import { inOffice } from '#platform/database.server.ts';
import type { Officer } from '#identity/actor.ts';
import { beginSitting, currentSigner, type SittingOpened } from '#letter/signers.server.ts';
import { closeSitting, sittingUntil } from '#letter/signing-session.server.ts';

const NAME = 'meja';
const PLACE = { path: '/kantor/tandatangan', httpOnly: true, sameSite: 'strict' } as const;

/** The officer's open sitting and until when, or null. The cookie carries nothing but its random id, worth nothing to anybody else. */
export function openedSitting(event: RequestEvent, officer: Officer): { id: string; until: Date } | null {
  const id = event.cookies.get(NAME);
  const until = id ? sittingUntil({ id, owner: officer.accountId }) : undefined;
  return id && until ? { id, until } : null;
}

/** The sitting that is open, or a new one for this passphrase. */
export async function sittingFor(event: RequestEvent, officer: Officer, passphrase: string): Promise<{ ok: true; sitting: string } | { ok: false; reason: Exclude<SittingOpened, { ok: true }>['reason'] | 'needed' }> {
  const open = openedSitting(event, officer);
  if (open && passphrase === '') return { ok: true, sitting: open.id };
  if (passphrase === '') {
    const { office } = event.locals;
    const signer = await inOffice(office.id, (tx) => currentSigner(tx, office.id, officer.accountId));
    return { ok: false, reason: signer ? 'needed' : 'noCertificate' };
  }
  const opened = await beginSitting(event.locals.office, officer, passphrase);
  if (!opened.ok) return opened;
  event.cookies.set(NAME, opened.sitting, { ...PLACE, expires: opened.until, secure: event.url.protocol === 'https:' });
  return { ok: true, sitting: opened.sitting };
}

/** Locks the key before its time. */
export function endSitting(event: RequestEvent, officer: Officer): void {
  const open = openedSitting(event, officer);
  if (open) closeSitting(open.id);
  event.cookies.delete(NAME, { ...PLACE, secure: event.url.protocol === 'https:' });
}
