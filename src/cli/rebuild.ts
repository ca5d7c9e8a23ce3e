// `npm run rebuild`: writes the rows that differ from their journal anew; `-- --check` only looks, and ends with 1 when there is one.
import { parseArgs } from 'node:util';
import { allOffices } from '#office/offices.server.ts';
import { checkApplications, rebuildApplication } from '#application/replay.server.ts';
import { checkParcels, rebuildParcel } from '#handover/replay.server.ts';
import { withInstallation } from './with-installation.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });

await withInstallation(['app'], async () => {
  let streams = 0;
  let wrong = 0;
  for (const office of await allOffices()) {
    const applications = await checkApplications(office);
    const parcels = await checkParcels(office);
    streams += applications.streams + parcels.streams;
    wrong += applications.differences.length + parcels.differing.length;
    for (const { id, columns } of applications.differences) {
      console.log(`${office} permohonan ${id}: ${columns.join(', ')}`);
      if (!values.check) await rebuildApplication(office, id);
    }
    for (const id of parcels.differing) {
      console.log(`${office} kiriman ${id}`);
      if (!values.check) await rebuildParcel(office, id);
    }
  }
  if (wrong === 0) console.log(`${streams} jurnal diputar ulang, semua sama dengan yang tersimpan. (All rows agree with their journal.)`);
  else console.log(values.check ? `${wrong} dari ${streams} berbeda. Perbaiki dengan: npm run rebuild (${wrong} differ.)` : `${wrong} dari ${streams} ditulis ulang dari jurnalnya. (${wrong} rewritten.)`);
  return wrong > 0 && values.check ? 1 : 0;
});
