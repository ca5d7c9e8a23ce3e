import { requireMay } from '../../../guard.ts';
import { checkEdited, publishEdited } from '../edit-service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => {
  requireMay(event, 'services.change');
  return { yaml: '', letter: '' };
};

export const actions: Actions = { check: (event) => checkEdited(event, null), publish: (event) => publishEdited(event, null) };
