import { inOffice } from '#platform/database.server.ts';
import { allServices } from '#service/versions.server.ts';
import { may } from '#identity/may.ts';
import { requireMay } from '../../guard.ts';
import { historyOf } from '../history.server.ts';
import { serviceWords } from '../words-services.id.ts';
import type { PageServerLoad } from './$types';

const words = serviceWords.list;

export const load: PageServerLoad = async (event) => {
  const { officer } = requireMay(event, 'services.read');
  const { office } = event.locals;
  const services = await inOffice(office.id, (tx) => allServices(tx, office.id));
  return {
    mayChange: may(officer, 'services.change', { officeId: office.id }),
    services: services.map(({ slug, version, definition, withdrawn }) => ({
      slug, title: definition.title.id, about: [words.version(version), definition.classification ? words.code(definition.classification) : words.noCode].join(', '),
      state: !definition.published ? ('unpublished' as const) : withdrawn ? ('withdrawn' as const) : ('offered' as const)
    })).sort((a, b) => a.title.localeCompare(b.title, 'id')),
    history: await historyOf(office, { kinds: ['service'] })
  };
};
