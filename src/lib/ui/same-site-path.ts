/**
 * A path of this site out of what somebody sent, or `/`. Anything that a browser could read as another site (`//host`,
 * `/\host`, a scheme, control characters) is not taken, so that a link of ours never leads away.
 */
export function sameSitePath(text: string | null | undefined): string {
  if (!text?.startsWith('/')) return '/';
  const here = 'http://here.invalid';
  let url: URL;
  try {
    url = new URL(text, here);
  } catch {
    return '/';
  }
  const path = `${url.pathname}${url.search}${url.hash}`;
  return url.origin === here && !path.startsWith('//') ? path : '/';
}
