import type { Tx } from '#platform/database.server.ts';
import { officerNames } from '#identity/names.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { allServices, serviceVersion } from '#service/versions.server.ts';
import type { Application } from '#application/application.ts';
import { codePrefix } from '#application/code-prefix.ts';
import type { RowNames } from '#application/row-view.ts';

/** What the names in a list's rows are looked up in: titles of services, villages, officers. */
export async function namesForRows(tx: Tx, office: WorkingOffice, applications: readonly Application[]): Promise<RowNames> {
  const services = new Map<string, string>();
  for (const { service: { slug, version } } of applications) {
    const key = `${slug}/${version}`;
    if (!services.has(key)) services.set(key, (await serviceVersion(tx, office.id, slug, version))?.definition.title.id ?? slug);
  }
  return {
    services,
    villages: new Map(office.settings.villages.map(({ id, name }) => [id, name])),
    officers: new Map([...(await officerNames(tx, office.id))].map(([account, { name }]) => [account, name])),
    codePrefix: codePrefix(office.settings)
  };
}

/** Services to filter a list by, offered or not: cases of a withdrawn one are still on their way. */
export async function servicesForFilter(tx: Tx, officeId: string): Promise<{ value: string; label: string }[]> {
  return (await allServices(tx, officeId)).map(({ slug, definition }) => ({ value: slug, label: definition.title.id })).sort((a, b) => a.label.localeCompare(b.label, 'id'));
}
