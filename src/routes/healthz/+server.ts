import { text } from '@sveltejs/kit';

/** Alive: this process answers. Asks nobody else, so that a slow database does not get the process restarted. */
export const GET = () => text('ok\n', { headers: { 'cache-control': 'no-store' } });
