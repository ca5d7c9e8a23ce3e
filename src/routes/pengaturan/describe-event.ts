import { longDay } from '#office/dates.ts';
import { describeChanges, type SettingNames } from '#office/describe-changes.ts';
import type { SettingChange } from '#office/setting-changes.ts';
import type { ActingForm } from '#identity/actor.ts';
import { actingWords } from '#identity/words.id.ts';
import { eventWords as words } from './event-words.id.ts';

/** Names that the journal itself does not hold. */
export type EventNames = SettingNames & {
  /** officers by account */
  officers: ReadonlyMap<string, string>;
  /** titles of posts by the post's id */
  chairs: ReadonlyMap<string, string>;
  /** services by slug */
  services: ReadonlyMap<string, string>;
  /** clients by id */
  clients: ReadonlyMap<string, string>;
};
type Told = { kind: string; streamId: string; type: string; body: object };

/** One change of the administration's journal in sentences. An event this page does not know is told by its kind, never left out. */
export function describeEvent({ kind, streamId, type, body }: Told, names: EventNames): string[] {
  const held = body as Record<string, unknown>;
  const text = (name: string): string => (typeof held[name] === 'string' || typeof held[name] === 'number' ? String(held[name]) : '');
  const officer = names.officers.get(text('account')) ?? words.somebody;
  const person = names.officers.get(streamId) ?? words.somebody;
  const chair = names.chairs.get(streamId) ?? words.someChair;
  const service = names.services.get(text('slug')) ?? text('slug');
  const client = names.clients.get(text('client')) ?? words.someClient;
  switch (`${kind}.${type}`) {
    case 'office.settings_changed': return describeChanges((held.changes ?? []) as SettingChange[], names);
    case 'office.client_added': return [words.clientAdded(client)];
    case 'office.client_revoked': return [words.clientRevoked(client)];
    case 'office.client_limited': return [words.clientLimited(client, text('perMinute'))];
    case 'office.series_started': return [words.seriesStarted(text('series') === 'office' ? '' : text('series'), text('year'), text('next'))];
    case 'post.opened': return [words.opened(chair)];
    case 'post.retitled': return [words.retitled(text('title'))];
    case 'post.taken': return [words.taken(officer, chair)];
    case 'post.left': return [words.left(officer, chair)];
    case 'post.actingEntered': return [words.acting(officer, actingWords[text('form') as ActingForm], chair, longDay(text('since')), longDay(text('until')))];
    case 'post.actingEnded': return [words.actingEnded(chair)];
    case 'post.offeredFromConsole': return [words.offered(chair)];
    case 'account.created': return [words.created(person)];
    case 'account.renamed': return [words.renamed(person)];
    case 'account.ended': return [words.ended(person)];
    case 'account.passwordLinkGiven': return [words.passwordLink(person)];
    case 'account.secondFactorReset': return [words.secondFactor(person)];
    case 'account.restoredFromConsole': return [words.restored(person)];
    case 'service.published': return [words.published(service, text('version'))];
    case 'service.classified': return [words.classified(service, text('after'), text('version'))];
    case 'service.withdrawn': return [words.withdrawn(service, text('because'))];
    case 'service.offered_again': return [words.offeredAgain(service)];
    case 'signer.certificate_made': return [words.certificate(officer)];
    default: return [words.other(kind)];
  }
}
