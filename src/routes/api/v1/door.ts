import { isHttpError, isRedirect, type RequestEvent } from '@sveltejs/kit';
import { reportFault } from '#platform/log.server.ts';
import { callerOf, type Caller } from '#api/caller.server.ts';
import { problem } from '#api/problem.ts';
import type { Scope } from '#api/scopes.ts';

type Work<E extends RequestEvent> = (event: E, caller: Caller) => Response | Promise<Response>;

/**
 * The frame of every machine's route: who calls, how often, and a problem document for whatever goes wrong on our side.
 * All of it is open to the public within limits; a client's key has to carry `scope`.
 */
export function door<E extends RequestEvent>(needs: { scope: Scope; write?: boolean }, work: Work<E>): (event: E) => Promise<Response> {
  return async (event) => {
    try {
      const caller = await callerOf({
        officeId: event.locals.office.id, headers: event.request.headers, network: event.getClientAddress(), scope: needs.scope, write: needs.write ?? false
      });
      return caller instanceof Response ? caller : await work(event, caller);
    } catch (error) {
      if (isHttpError(error) || isRedirect(error)) throw error;
      return problem('fault', { reference: reportFault(error, event.route.id ?? 'api') });
    }
  };
}

/** For methods a route does not have. */
export const wrongMethod = (allow: string) => (): Response => problem('wrong-method', { headers: { allow } });
