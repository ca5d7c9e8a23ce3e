import { stringify } from 'yaml';
import { requireMay } from '../../../../guard.ts';
import { checkEdited, publishEdited } from '../../edit-service.server.ts';
import { serviceOf } from '../../find-service.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  requireMay(event, 'services.change');
  const { slug, version, definition, letterSource } = await serviceOf(event);
  return { slug, version, title: definition.title.id, yaml: stringify(definition, { lineWidth: 0 }), letter: letterSource };
};

export const actions: Actions = { check: (event) => checkEdited(event, event.params.slug), publish: (event) => publishEdited(event, event.params.slug) };
