import { error, redirect } from '@sveltejs/kit';
import { linkForLater, saveFilePage, savePage } from '#application/draft-page.server.ts';
import { readForm } from '../../../../guard.ts';
import { askOf, leave } from '../../draft-cookie.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page comes only as the answer to a post: its link holds a secret that no address may hold. */
export const load: PageServerLoad = ({ params, request }) => {
  if (request.method !== 'POST') redirect(303, `/ajukan/${params.slug}`);
  return { slug: params.slug };
};

export const actions: Actions = {
  default: async (event) => {
    const { params, url, locals } = event;
    const ask = askOf(event, params.slug);
    const form = await readForm(event);
    const page = url.searchParams.get('halaman');
    // What was typed or ticked is kept before the page is left.
    const file = form.get('pertanyaan');
    if (page && typeof file === 'string') await saveFilePage(ask, page.slice(0, 60), file.slice(0, 60), form.get('asli') === 'ya', false);
    else if (page) {
      const saved = await savePage(ask, page.slice(0, 60), form);
      if (!saved.ok && saved.reason === 'large') error(413);
    }
    const secret = await linkForLater(ask);
    if (!secret) leave(params.slug, 'gone');
    return { link: `${locals.origin}/lanjut/${secret}` };
  }
};
