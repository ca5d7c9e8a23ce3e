import { postsToFill, type OfficeSettings } from '#office/settings.ts';
import type { NewPost } from '#identity/posts.ts';
import type { Choice } from '#ui/field.ts';

/** The posts this office has, to choose from: its own, then one for each village. */
export function postChoices(settings: OfficeSettings): Choice[] {
  return postsToFill(settings).map(({ id, title }) => ({ value: id, label: title }));
}

/** The post that was chosen, or null when it is none of this office's. */
export function chosenPost(settings: OfficeSettings, id: string): NewPost | null {
  const post = postsToFill(settings).find((each) => each.id === id);
  if (!post) return null;
  return post.role === 'village_officer' ? { role: post.role, title: post.title, villageId: post.village } : { role: post.role, title: post.title, section: post.section ?? null };
}
