/** The kinds of post an office has (DOMAIN §2). Titles are the office's own data; the role is what the program goes by. */
export const ROLES = ['operator', 'section_head', 'secretary', 'head', 'village_officer', 'administrator', 'supervisor'] as const;
export type Role = (typeof ROLES)[number];

/** plh, plt replace a post for a period; an, ub (a.n., u.b.) delegate only its signature. */
export type ActingForm = 'plh' | 'plt' | 'an' | 'ub';

/** Why somebody may use a post that is not their own. The letter says so. */
export type Acting = { id: string; kind: 'replaces' | 'delegates'; form: ActingForm; orderNumber: string };

/** A post as one person holds it today: their own (`acting` null), or somebody else's for a period. */
export type HeldPost = {
  postId: string;
  role: Role;
  title: string;
  /** The section's slug, only for a section head. */
  section: string | null;
  /** The village's code, only for a village officer. */
  villageId: string | null;
  /** How the holder's name stands under a letter, with rank and NIP. */
  name: string;
  rank: string | null;
  nip: string | null;
  acting: Acting | null;
};

export type Officer = {
  kind: 'officer';
  officeId: string;
  accountId: string;
  username: string;
  name: string;
  sessionId: string;
  posts: HeldPost[];
  /** True while a post asks for a second factor that is not set up yet: until then nothing else is allowed. */
  needsTotp: boolean;
};

/** Whoever stands at a door. A machine has scopes; the system is a job acting on an event, never on a person's wish. */
export type Actor =
  | { kind: 'public' }
  | Officer
  | { kind: 'client'; officeId: string; id: string; scopes: readonly string[] }
  | { kind: 'system'; officeId: string };

/** Those who sign letters or hand out rights sign in with a second factor (issue: TOTP for those who sign or administer). */
const WITH_SECOND_FACTOR: readonly Role[] = ['section_head', 'secretary', 'head', 'administrator'];

/** Whether these posts, taken together, ask for a second factor; a delegated signature does as well. */
export function asksForSecondFactor(posts: readonly Pick<HeldPost, 'role'>[]): boolean {
  return posts.some((post) => WITH_SECOND_FACTOR.includes(post.role));
}
