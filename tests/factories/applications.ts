import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { newDataKey } from '#platform/seal.server.ts';
import type { Officer, HeldPost, Role } from '#identity/actor.ts';
import { officeNow } from '#office/offices.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { addServices, catalogueOffice, foundOffice } from '#service/install.server.ts';
import { currentService } from '#service/versions.server.ts';
import type { Command, Receipt } from '#application/command.ts';
import { execute, type CommandSource, type Outcome, type Request } from '#application/execute.server.ts';
import { newPin, submit } from '#application/submit.server.ts';
import type { TestDatabase } from './database.ts';

/** An office with the catalogue's settings and services, ready to take applications. */
export async function aWorkingOffice(database: TestDatabase, id = 'pulau-burung', change: { sample?: boolean; host?: string | null } = {}): Promise<WorkingOffice> {
  await foundOffice(database.ownerUrl, { id, host: change.host ?? null, sample: change.sample ?? false, settings: await catalogueOffice() });
  await addServices(id);
  return officeNow(id);
}

/** The answers of a service's example, with changes. Its file answers name files that need not exist at this floor. */
export function exampleAnswers(slug: string, changes: Record<string, unknown> = {}): Record<string, unknown> {
  const text = readFileSync(new URL(`../../catalogue/services/${slug}/example.yaml`, import.meta.url), 'utf8');
  return { ...(parse(text) as { answers: Record<string, unknown> }).answers, ...changes };
}

/** Submits a service's example through the real path and returns the receipt. */
export async function submitExample(office: WorkingOffice, slug = 'surat-keterangan-tidak-mampu', changes: Record<string, unknown> = {}, at?: Date): Promise<Receipt> {
  const answers = exampleAnswers(slug, changes);
  const pin = await newPin(office.id);
  const outcome = await inOffice(office.id, async (tx) => {
    const service = await currentService(tx, office.id, slug);
    if (!service) throw new Error(`no service ${slug}`);
    const { definition } = service;
    return submit(tx, {
      office, actor: { kind: 'public' }, door: 'web', principal: `draft:${newId()}`, key: 'send', dataKey: newDataKey(), ...(at ? { happenedAt: at } : {})
    }, pin, {
      service: { slug, version: service.version }, section: definition.section, steps: definition.steps.map((step) => step.step),
      promise: definition.promise.minutes, village: String(answers.desa), channel: 'web', onBehalf: answers.untuk === 'orang_lain', answers
    });
  });
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.refusal));
  return outcome.receipt;
}

/** An officer who holds one post, without an account behind: for what does not sign in. */
export function officerActor(officeId: string, role: Role, place: { section?: string; villageId?: string; name?: string } = {}): Officer {
  const post: HeldPost = {
    postId: '00000000-0000-7000-8000-000000000001', role, title: role === 'head' ? 'Camat Pulau Burung' : role, section: place.section ?? null, villageId: place.villageId ?? null,
    name: place.name ?? 'H. Raja Hamdani, S.STP., M.Si.', rank: 'Pembina', nip: '198003122002121004', acting: null
  };
  return { kind: 'officer', officeId, accountId: `account-${role}-${place.section ?? place.villageId ?? ''}`, username: role, name: post.name, sessionId: 'test', posts: [post], needsTotp: false };
}

/** A request as an officer's page makes it: a fresh key unless one is given. */
export function officerRequest(office: WorkingOffice, actor: Request['actor'], applicationId: string, more: Partial<Request> = {}): Request {
  const principal = actor.kind === 'officer' ? actor.accountId : 'system';
  return { office, actor, door: 'desk', principal, key: newId(), applicationId, ...more };
}

/** Runs one command in a transaction of its own. */
export function carryOut(request: Request, command: CommandSource): Promise<Outcome> {
  return inOffice(request.office.id, (tx) => execute(tx, request, command));
}

/** Runs commands one after the other, each by its officer; throws at the first refusal. */
export async function carryOutAll(office: WorkingOffice, applicationId: string, steps: readonly (readonly [Request['actor'], Command])[]): Promise<void> {
  for (const [actor, command] of steps) {
    const outcome = await carryOut(officerRequest(office, actor, applicationId), command);
    if (!outcome.ok) throw new Error(`${command.type}: ${JSON.stringify(outcome.refusal)}`);
  }
}
