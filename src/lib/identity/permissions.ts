import type { Role } from '#identity/actor.ts';

/**
 * How far a role's permission reaches: the whole office, only the post's own section, or only the post's own village.
 */
export type Reach = 'office' | 'section' | 'village';

type Row = Readonly<Partial<Record<Role, Reach>>>;

const LEADERS = { secretary: 'office', head: 'office' } as const satisfies Row;
const READERS = { operator: 'office', section_head: 'section', ...LEADERS, supervisor: 'office' } as const satisfies Row;

/**
 * Who may what, as data: the one table that every door asks. A role that is not named may not.
 * The supervisor only reads; the administrator keeps the office's data and accounts but sees and decides no application;
 * a section head stays in the section, a village officer in the village.
 */
export const PERMISSIONS = {
  'application.read': { ...READERS, village_officer: 'village' },
  'application.search': { ...READERS, village_officer: 'village' },
  'application.file': { operator: 'office', village_officer: 'village' },
  'application.take': { operator: 'office' },
  'application.assign': { operator: 'office', secretary: 'office' },
  'application.return': { operator: 'office' },
  'application.accept': { operator: 'office' },
  'application.reject': { operator: 'office', head: 'office' },
  'application.correct': { operator: 'office', section_head: 'section', ...LEADERS },
  'application.note': { operator: 'office', section_head: 'section', ...LEADERS },
  'application.fieldCheck': { section_head: 'section' },
  'application.initialSection': { section_head: 'section' },
  'application.initialSecretary': { secretary: 'office' },
  'application.sendBack': { section_head: 'section', ...LEADERS },
  'application.approve': { head: 'office' },
  'application.sign': { head: 'office' },
  'application.recordPenSignature': { operator: 'office', ...LEADERS },
  'application.annul': { head: 'office' },
  'application.giveUpNumber': LEADERS,
  'application.resetPin': { operator: 'office' },
  'handover.read': { ...READERS, village_officer: 'village' },
  'handover.dispatch': { operator: 'office' },
  'handover.receive': { village_officer: 'village' },
  'handover.handOver': { village_officer: 'village' },
  'handover.reportMissing': { village_officer: 'village' },
  'register.read': { operator: 'office', section_head: 'office', ...LEADERS, supervisor: 'office' },
  'register.export': { operator: 'office', ...LEADERS, supervisor: 'office' },
  'register.reserve': { operator: 'office', ...LEADERS },
  'office.read': { operator: 'office', section_head: 'office', ...LEADERS, village_officer: 'office', administrator: 'office', supervisor: 'office' },
  'office.change': { administrator: 'office' },
  'officers.read': { ...LEADERS, administrator: 'office', supervisor: 'office' },
  'officers.change': { administrator: 'office' },
  'services.read': { operator: 'office', section_head: 'office', ...LEADERS, administrator: 'office', supervisor: 'office' },
  'services.change': { administrator: 'office' },
  'certificate.change': { section_head: 'office', ...LEADERS },
  'reading.read': READERS,
  'exceptions.read': { ...LEADERS, supervisor: 'office' },
  'statistics.read': { operator: 'office', section_head: 'office', ...LEADERS, administrator: 'office', supervisor: 'office' },
  'api.clients': { administrator: 'office' }
} as const satisfies Record<string, Row>;

export type Action = keyof typeof PERMISSIONS;
export const ACTIONS = Object.keys(PERMISSIONS) as Action[];

/** What a delegated signature (a.n., u.b.) carries with it: reading the letter and putting the name under it, nothing else of the post. */
export const WITH_DELEGATED_SIGNATURE: readonly Action[] = ['application.read', 'application.approve', 'application.sign'];

/** What the program does by itself in a job that follows from an officer's decision. It never decides. */
export const BY_THE_SYSTEM: readonly Action[] = ['application.read', 'application.sign', 'application.giveUpNumber'];

/** What a machine's scope opens (issue §8). The public part of the API asks for no permission at all. */
export const BY_SCOPE: Readonly<Record<string, readonly Action[]>> = {
  'applications:write': ['application.file'],
  'applications:read': ['application.read'],
  'statistics:read': ['statistics.read']
};
