import { sql } from 'kysely';
import { database, type Tx } from '#platform/database.server.ts';
import type { ActingForm, Role } from '#identity/actor.ts';
import { isSingle, kindOf, sameChair, type NewActing, type NewPost, type OfficialName } from '#identity/posts.ts';

/** All SQL on posts, their holders and those who act for them; inside the office's own transaction. */

export type PostRow = { id: string; role: Role; title: string; section: string | null; villageId: string | null };
export type HolderRow = PostRow & { holderId: string; accountId: string; official: OfficialName; since: Date; until: Date | null };
export type ActingRow = { id: string; form: ActingForm; postId: string; title: string; accountId: string; official: OfficialName; orderNumber: string; since: string; until: string };

/** Changes of posts in one office come one after the other, so that "the last administrator" stays true between looking and writing. */
export async function lockPosts(tx: Tx, officeId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`posts:${officeId}`}, 0))`.execute(tx);
}

export async function openPosts(tx: Tx, officeId: string): Promise<PostRow[]> {
  const rows = await tx.selectFrom('post').selectAll().where('office_id', '=', officeId).where('closed_at', 'is', null).orderBy('role').orderBy('title').execute();
  return rows.map((row) => ({ id: row.id, role: row.role as Role, title: row.title, section: row.section, villageId: row.village_id }));
}

/** Holders of posts, those of today first; `accountId` narrows to one person. */
export async function holders(tx: Tx, officeId: string, accountId?: string): Promise<HolderRow[]> {
  let query = tx.selectFrom('post_holder').innerJoin('post', (join) => join.onRef('post.office_id', '=', 'post_holder.office_id').onRef('post.id', '=', 'post_holder.post_id'))
    .select(['post.id as id', 'role', 'title', 'section', 'village_id', 'post_holder.id as holder_id', 'account_id', 'name', 'rank', 'nip', 'since', 'until'])
    .where('post_holder.office_id', '=', officeId);
  if (accountId !== undefined) query = query.where('account_id', '=', accountId);
  const rows = await query.orderBy(sql`until is not null`).orderBy('title').orderBy('name').execute();
  return rows.map((row) => ({
    id: row.id, role: row.role as Role, title: row.title, section: row.section, villageId: row.village_id, holderId: row.holder_id,
    accountId: row.account_id, official: { name: row.name, rank: row.rank, nip: row.nip }, since: row.since, until: row.until
  }));
}

/** The free chair that fits. Where an office has only one of a kind it fits whatever its title says; otherwise the title counts. */
export async function emptyPost(tx: Tx, officeId: string, post: NewPost): Promise<PostRow | undefined> {
  const held = new Set((await holders(tx, officeId)).filter((holder) => holder.until === null).map((holder) => holder.id));
  return (await openPosts(tx, officeId)).find((row) => !held.has(row.id) && sameChair(row, post) && (isSingle(post.role) || row.title === post.title.trim()));
}

export async function retitle(tx: Tx, officeId: string, postId: string, title: string): Promise<void> {
  await tx.updateTable('post').set({ title: title.trim() }).where('office_id', '=', officeId).where('id', '=', postId).execute();
}

export async function insertPost(tx: Tx, officeId: string, id: string, post: NewPost): Promise<void> {
  await tx.insertInto('post').values({
    office_id: officeId, id, role: post.role, title: post.title.trim(), section: post.section ?? null, village_id: post.villageId ?? null
  }).execute();
}

export async function insertHolder(tx: Tx, officeId: string, holder: { id: string; postId: string; accountId: string; official: OfficialName; since: Date }): Promise<void> {
  await tx.insertInto('post_holder').values({
    office_id: officeId, id: holder.id, post_id: holder.postId, account_id: holder.accountId, since: holder.since, ...holder.official
  }).execute();
}

export async function endHolder(tx: Tx, officeId: string, holderId: string, at: Date): Promise<void> {
  await tx.updateTable('post_holder').set({ until: at }).where('office_id', '=', officeId).where('id', '=', holderId).where('until', 'is', null).execute();
}

export async function rewriteHolder(tx: Tx, officeId: string, accountId: string, official: OfficialName): Promise<void> {
  await tx.updateTable('post_holder').set(official).where('office_id', '=', officeId).where('account_id', '=', accountId).where('until', 'is', null).execute();
}

/** Entries of acting that are running or still to come, soonest end first; a day as `YYYY-MM-DD`. */
export async function actingFrom(tx: Tx, officeId: string, day: string): Promise<ActingRow[]> {
  const rows = await tx.selectFrom('acting').innerJoin('post', (join) => join.onRef('post.office_id', '=', 'acting.office_id').onRef('post.id', '=', 'acting.post_id'))
    .select(['acting.id as id', 'form', 'post_id', 'title', 'account_id', 'name', 'rank', 'nip', 'order_number', 'since', 'until'])
    .where('acting.office_id', '=', officeId).where('until', '>=', day).where('ended_at', 'is', null).orderBy('until').orderBy('acting.id').execute();
  return rows.map((row) => ({
    id: row.id, form: row.form as ActingForm, postId: row.post_id, title: row.title, accountId: row.account_id,
    official: { name: row.name, rank: row.rank, nip: row.nip }, orderNumber: row.order_number, since: row.since, until: row.until
  }));
}

export async function insertActing(tx: Tx, officeId: string, id: string, acting: NewActing): Promise<void> {
  await tx.insertInto('acting').values({
    office_id: officeId, id, kind: kindOf(acting.form), form: acting.form, post_id: acting.postId, account_id: acting.accountId, ...acting.official,
    order_number: acting.orderNumber.trim(), since: acting.since, until: acting.until
  }).execute();
}

/** Ends an entry before its last day, or takes back one that has not begun. @returns the post it was for, or null when there is nothing to end */
export async function endActing(tx: Tx, officeId: string, id: string, at: Date): Promise<string | null> {
  const row = await tx.updateTable('acting').set({ ended_at: at })
    .where('office_id', '=', officeId).where('id', '=', id).where('ended_at', 'is', null).returning('post_id').executeTakeFirst();
  return row?.post_id ?? null;
}

/** Every office of the installation, for the console. */
export async function officeIds(): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select offices() as id`.execute(database());
  return rows.map((row) => row.id);
}
