import { inOffice, type Tx } from '#platform/database.server.ts';
import { createAccount, lockPassword } from '#identity/accounts.server.ts';
import { makeLink } from '#identity/links.server.ts';
import { administratorBeside, changePosts, note, placeOn, takeOff, type Change } from '#identity/post-changes.server.ts';
import { actingFrom, endActing, holders, rewriteHolder, type HolderRow } from '#identity/posts-store.server.ts';
import { checkOfficialName, type NewPost, type OfficialName, type PostRefusal } from '#identity/posts.ts';
import { deleteAccount, findAccounts, removeSecondFactor, worksElsewhere } from '#identity/store.server.ts';
import { checkUsername } from '#identity/username.ts';

export type { Change } from '#identity/post-changes.server.ts';

export type OfficerRefusal = PostRefusal | 'username' | 'username_taken' | 'no_post' | 'works_elsewhere';
type Refused = { ok: false; reason: OfficerRefusal };

export type NewOfficer = { username: string; official: OfficialName; posts: NewPost[] };

/**
 * Makes an officer's account with the posts they hold from now on.
 * @returns the path of the one-time link with which they choose their password: shown once, kept nowhere
 */
export async function createOfficer(change: Change, officer: NewOfficer): Promise<{ ok: true; accountId: string; path: string } | Refused> {
  const username = checkUsername(officer.username);
  if (!username.ok) return { ok: false, reason: 'username' };
  const wrong = checkOfficialName(officer.official);
  if (wrong) return { ok: false, reason: wrong };
  if (officer.posts.length === 0) return { ok: false, reason: 'no_post' };
  const made = await placeNewAccount(change, { username: username.value, official: officer.official, posts: officer.posts });
  return made.ok ? { ...made, path: await passwordPath(change.officeId, made.accountId) } : made;
}

/** As `createOfficer`, with a password chosen by somebody (set-up, sample data) instead of a link. The caller has checked user name and password. */
export async function placeNewAccount(change: Change, officer: NewOfficer & { password?: string }): Promise<{ ok: true; accountId: string } | Refused> {
  const accountId = await createAccount(change.officeId, { username: officer.username, name: officer.official.name, ...(officer.password === undefined ? {} : { password: officer.password }) });
  if (accountId === null) return { ok: false, reason: 'username_taken' };
  const refusal = await changePosts(change, async (tx) => {
    await note(tx, change, 'account', accountId, 'created', {});
    for (const post of officer.posts) {
      const wrong = await placeOn(tx, change, accountId, officer.official, post);
      if (wrong) return wrong;
    }
    return null;
  }).catch(async (error: unknown) => {
    await deleteAccount(accountId);
    throw error;
  });
  if (refusal === null) return { ok: true, accountId };
  await deleteAccount(accountId);
  return { ok: false, reason: refusal };
}

/** Gives a person one more post, under the name they already have here. */
export async function givePost(change: Change, accountId: string, post: NewPost): Promise<{ ok: true } | Refused> {
  return answer(await changePosts(change, async (tx) => {
    const [held] = await currentOf(tx, change.officeId, accountId);
    return held ? placeOn(tx, change, accountId, held.official, post) : 'not_found';
  }));
}

/** Ends one post of a person. The last post is ended with the account (`endAccount`). */
export async function endPost(change: Change, holderId: string): Promise<{ ok: true } | Refused> {
  return answer(await changePosts(change, async (tx) => {
    const holder = (await holders(tx, change.officeId)).find((row) => row.holderId === holderId && row.until === null);
    if (!holder) return 'not_found';
    if (holder.role === 'administrator' && !(await administratorBeside(tx, change.officeId, holder.accountId))) return 'last_administrator';
    await takeOff(tx, change, holder);
    return null;
  }));
}

/** Rewrites how a person's name, rank and NIP stand under letters from now on. Letters already signed keep theirs. */
export async function renameOfficer(change: Change, accountId: string, official: OfficialName): Promise<{ ok: true } | Refused> {
  const wrong = checkOfficialName(official);
  if (wrong) return { ok: false, reason: wrong };
  return answer(await changePosts(change, async (tx) => {
    if ((await currentOf(tx, change.officeId, accountId)).length === 0) return 'not_found';
    await rewriteHolder(tx, change.officeId, accountId, official);
    await note(tx, change, 'account', accountId, 'renamed', {});
    return null;
  }));
}

/** Ends all that a person is in this office, signs them out and locks the account. Their name stays in the journal's posts. */
export async function endAccount(change: Change, accountId: string, today: string): Promise<{ ok: true } | Refused> {
  const refusal = await changePosts(change, async (tx) => {
    const held = await currentOf(tx, change.officeId, accountId);
    if (held.length === 0) return 'not_found';
    if (held.some((row) => row.role === 'administrator') && !(await administratorBeside(tx, change.officeId, accountId))) return 'last_administrator';
    for (const row of held) await takeOff(tx, change, row);
    for (const entry of await actingFrom(tx, change.officeId, today)) {
      if (entry.accountId === accountId) await endActing(tx, change.officeId, entry.id, change.at);
    }
    await note(tx, change, 'account', accountId, 'ended', {});
    return null;
  });
  if (refusal === null && !(await worksElsewhere(accountId, change.officeId))) {
    await lockPassword(accountId);
    await removeSecondFactor(accountId, true);
  }
  return answer(refusal);
}

/** A new one-time link for a password: the person forgot it, or the first link ran out. The old password counts until the link is used. */
export async function givePasswordLink(change: Change, accountId: string): Promise<{ ok: true; path: string } | Refused> {
  const refusal = await onOwnAccount(change, accountId, 'passwordLinkGiven');
  return refusal ? { ok: false, reason: refusal } : { ok: true, path: await passwordPath(change.officeId, accountId) };
}

/** Takes the second factor off (lost phone) and signs the person out; at the next sign-in they are led to set it up again. */
export async function resetSecondFactor(change: Change, accountId: string): Promise<{ ok: true } | Refused> {
  const refusal = await onOwnAccount(change, accountId, 'secondFactorReset');
  if (!refusal) await removeSecondFactor(accountId, true);
  return answer(refusal);
}

export type OfficerEntry = { accountId: string; username: string; official: OfficialName; totp: boolean; lastSignIn: Date | null; posts: HolderRow[]; past: boolean };

/** Everybody who holds or held a post here, those of today first. */
export async function listOfficers(officeId: string): Promise<OfficerEntry[]> {
  const rows = await inOffice(officeId, (tx) => holders(tx, officeId));
  const accounts = await findAccounts([...new Set(rows.map((row) => row.accountId))]);
  const entries = [...accounts.values()].flatMap((account) => {
    const all = rows.filter((row) => row.accountId === account.id);
    const held = all.filter((row) => row.until === null);
    const latest = held[0] ?? all.toSorted((a, b) => Number(b.until) - Number(a.until))[0];
    return latest ? [{ accountId: account.id, username: account.username, official: latest.official, totp: account.totp, lastSignIn: account.lastSignIn, posts: held, past: held.length === 0 }] : [];
  });
  return entries.sort((a, b) => Number(a.past) - Number(b.past) || a.official.name.localeCompare(b.official.name, 'id'));
}

async function passwordPath(officeId: string, accountId: string): Promise<string> {
  return `/siapkan/sandi/${await makeLink({ purpose: 'password', officeId, accountId })}`;
}

/** What an office may do to an account only if the person works nowhere else: otherwise one office could walk into another. */
async function onOwnAccount(change: Change, accountId: string, type: string): Promise<OfficerRefusal | null> {
  if (await worksElsewhere(accountId, change.officeId)) return 'works_elsewhere';
  return changePosts(change, async (tx) => {
    if ((await currentOf(tx, change.officeId, accountId)).length === 0) return 'not_found';
    await note(tx, change, 'account', accountId, type, {});
    return null;
  });
}

async function currentOf(tx: Tx, officeId: string, accountId: string): Promise<HolderRow[]> {
  return (await holders(tx, officeId, accountId)).filter((row) => row.until === null);
}

function answer(reason: OfficerRefusal | null): { ok: true } | Refused {
  return reason ? { ok: false, reason } : { ok: true };
}
