import type { Application } from '#application/application.ts';
import type { Role } from '#identity/actor.ts';
import type { State } from '#application/lifecycle.ts';

/** Whose turn it is: a role, the resident, or nobody once it is over. A section head's turn is the section's. */
export type Waiting = { role: Role | 'resident'; section: string | null } | null;

/** Whose turn it is in each state. Exhaustive: a new state has to say who it waits for. */
export function waitingFor(application: Pick<Application, 'state' | 'section' | 'letter'>): Waiting {
  const turn = (role: Role | 'resident', section: string | null = null): Waiting => ({ role, section });
  const turns: Record<State, Waiting> = {
    submitted: turn('operator'),
    returned: turn('resident'),
    sent_back: turn('operator'),
    field_check: turn('section_head', application.section),
    section_review: turn('section_head', application.section),
    secretary_review: turn('secretary'),
    signing: turn('head'),
    // A pen's letter is printed, stamped and recorded by the operator; a certificate's waits in the head's sitting.
    numbered: application.letter?.mode === 'certificate' ? turn('head') : turn('operator'),
    signed: turn('operator'),
    dispatched: turn('village_officer'),
    received: turn('village_officer'),
    handed_over: null,
    rejected: null,
    withdrawn: null,
    annulled: null
  };
  return turns[application.state];
}
