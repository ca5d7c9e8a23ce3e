import type { RequestEvent } from '@sveltejs/kit';
import { sequence, type Handle, type HandleServerError, type ServerInit } from '@sveltejs/kit/hooks';
import { keyedHash } from '#platform/keyed-hash.server.ts';
import { hit } from '#platform/limits.server.ts';
import { log, reportFault } from '#platform/log.server.ts';
import { actorFromRequest } from '#identity/session.server.ts';
import { officeOrigin } from '#office/origin.server.ts';
import { officeNow, officeOfHost } from '#office/offices.server.ts';
import { endChildrenWithProcess } from '#letter/end-children.server.ts';
import { localeOf } from '#ui/locale.ts';

/** Once, before the first request. */
export const init: ServerInit = endChildrenWithProcess;

/** What a request passes through, in this order. */
export const handle = sequence(noteRequest, writeHeaders, readAddress, findOffice, findPerson, limitSenders);

/** One line a request with the route's pattern, never its address: addresses can hold a code (law 3). */
async function noteRequest({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
  const start = performance.now();
  const response = await resolve(event);
  const ms = Math.round(performance.now() - start);
  if (!isProbe(event)) log('info', 'request', { method: event.request.method, route: event.route.id ?? 'none', status: response.status, ms });
  return response;
}

/** Codes and names in our addresses are plain signs; anything else leads nowhere, and must reach neither a query nor a header. */
function readAddress({ event, resolve }: Parameters<Handle>[0]): Response | Promise<Response> {
  if (Object.values(event.params).every((value) => !value || /^[\x20-\x7e]*$/.test(value))) return resolve(event);
  return new Response('Halaman ini tidak ada.\n', { status: 404, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** The office is known by the host name; with several offices an unknown host is nobody's (421). */
async function findOffice({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
  if (isProbe(event)) return resolve(event);
  const id = await officeOfHost(event.url.hostname);
  if (!id) return new Response('Tidak ada kantor di alamat ini.\n', { status: 421, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  event.locals.office = await officeNow(id);
  event.locals.origin = officeOrigin(event.locals.office);
  return resolve(event);
}

/** Who is asking, and in which language. */
async function findPerson({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
  if (isProbe(event)) return resolve(event);
  const { office } = event.locals;
  event.locals.actor = await actorFromRequest(event.request.headers, office.id, office.settings.zone);
  event.locals.locale = isResidentPage(event) ? localeOf(event.cookies.get('bahasa')) : 'id';
  return resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', event.locals.locale) });
}

/** Changes from one network a minute. Wide, because a village shares one address; officers who are signed in are not counted. */
const WRITES_A_MINUTE = { max: 240, windowSeconds: 60 };

async function limitSenders({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
  if (isProbe(event) || isMachines(event) || event.request.method === 'GET' || event.request.method === 'HEAD' || event.locals.actor.kind === 'officer') return resolve(event);
  const network = Buffer.from(keyedHash(event.locals.office.id, 'network', event.getClientAddress())).toString('hex');
  const answer = await hit(event.locals.office.id, `network:${network}`, WRITES_A_MINUTE);
  if (answer.ok) return resolve(event);
  return new Response('Terlalu banyak permintaan dari jaringan Anda. Tunggu sebentar, lalu coba lagi.\n', {
    status: 429, headers: { 'retry-after': String(answer.retryAfterSeconds), 'content-type': 'text/plain; charset=utf-8' }
  });
}

/** For an answer that Kit gives no policy: the plain page of a route that hands out files, a text. */
const BARE_POLICY = "default-src 'self'; script-src 'none'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/** Everything is `no-store` unless a route says otherwise; a page's CSP comes from Kit, with its hashes. */
async function writeHeaders({ event, resolve }: Parameters<Handle>[0]): Promise<Response> {
  const response = await resolve(event);
  const { headers } = response;
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(self), geolocation=(), microphone=(), payment=()');
  if (event.url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
  if (!headers.has('content-security-policy')) headers.set('content-security-policy', BARE_POLICY);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return response;
}

/** A fault of ours is logged once; the person sees a calm page with the reference. What a route refused itself passes as it is. */
export const handleError: HandleServerError = (caught) => {
  if (caught.kind !== 'unknown') return;
  return { message: 'Ada gangguan di pihak kami.', reference: reportFault(caught.error, caught.event.route.id ?? 'none') };
};

const isProbe = (event: RequestEvent): boolean => event.route.id === '/healthz' || event.route.id === '/readyz';
/** The machines' door counts for itself: by key, or more narrowly by network. */
const isMachines = (event: RequestEvent): boolean => event.route.id?.startsWith('/api/') ?? false;
const isResidentPage = (event: RequestEvent): boolean => !/^\/(kantor|desa|pengaturan|masuk|akun|siapkan)(\/|$)/.test(event.route.id ?? '');
