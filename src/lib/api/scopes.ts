/** What a machine's key opens; the permissions behind each stand in identity/permissions.ts. */
export const SCOPES = ['applications:write', 'applications:read'] as const;
export type Scope = (typeof SCOPES)[number];

/** Most requests a minute a key may be given. */
export const MOST_A_MINUTE = 6000;
