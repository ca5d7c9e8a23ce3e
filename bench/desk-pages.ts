import { form, formHeaders, send, type Ask } from './http-load.ts';

/** Signs an officer in through the page and returns the cookies. */
export async function signedIn(origin: string, username: string, password: string): Promise<string> {
  const answer = await send(origin, { method: 'POST', path: '/masuk', headers: { ...formHeaders, 'x-forwarded-for': '10.250.0.1' }, body: form({ nama: username, sandi: password, ke: '/' }) });
  const cookies = [answer.headers['set-cookie'] ?? []].flat().map((line) => line.split(';', 1)[0]).join('; ');
  if (answer.status !== 303 || cookies === '') throw new Error(`${username} could not sign in: ${answer.status}`);
  return cookies;
}

export const queuePage = (cookie: string): Ask => ({ path: '/kantor?antrean=semua', headers: { cookie } });
export const searchFor = (cookie: string, typed: string): Ask => ({ method: 'POST', path: '/kantor/cari', headers: { ...formHeaders, cookie }, body: form({ cari: typed }) });
