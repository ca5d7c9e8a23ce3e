import { asOf } from '#platform/clock.server.ts';
import { inOffice } from '#platform/database.server.ts';
import { newId } from '#platform/ids.server.ts';
import { dispatch } from '#handover/dispatch.server.ts';
import { handOver } from '#handover/hand-over.server.ts';
import { openPickupCode } from '#handover/pickup-code.server.ts';
import { receive } from '#handover/receive.server.ts';
import { openApplication } from '#application/open.server.ts';
import type { Filed, Stage } from '#sample/file-case.server.ts';
import { inventName } from '#sample/names.ts';
import type { PlannedLetter, PlannedParcel } from '#sample/parcels.ts';
import type { PlannedCase } from '#sample/plan.ts';
import { WITHOUT_CODE } from '#sample/texts.ts';

/** Something that happens to a parcel or one of its letters, to be done in the order of time. */
export type Handling = { at: Date; carryOut: () => Promise<void> };

/** Everything that happens to the sample's parcels. @param filedOf the case behind a planned one */
export function handlingsOf(stage: Stage, parcels: readonly PlannedParcel[], filedOf: (planned: PlannedCase) => Filed): Handling[] {
  const handlings = parcels.flatMap((parcel): Handling[] => {
    let publicId = '';
    const { office, staff } = stage;
    const code = (letter: PlannedLetter): string => filedOf(letter.planned).receipt.code;
    const send = async (): Promise<void> => {
      const sent = await dispatch({ office, actor: staff.of('operator'), key: newId() }, { village: parcel.village, letters: parcel.letters.map(code), carrier: parcel.carrier });
      if (!sent.ok) throw new Error(`a parcel of the sample was refused: ${JSON.stringify(sent.refusal)}`);
      publicId = sent.parcel;
    };
    const arrive = async (): Promise<void> => {
      const here = parcel.letters.filter((letter) => !letter.missing).map(code);
      const received = await receive({ office, actor: staff.inVillage(parcel.village), key: newId() }, { parcel: publicId, here, others: 'missing', remark: here.length < parcel.letters.length ? 'Tidak ada di dalam amplop.' : '' });
      if (!received.ok) throw new Error(`a receipt of the sample was refused: ${JSON.stringify(received.refusal)}`);
    };
    return [
      { at: parcel.at, carryOut: send },
      ...(parcel.receivedAt ? [{ at: parcel.receivedAt, carryOut: arrive }] : []),
      ...parcel.letters.flatMap((letter) => (letter.fetched ? [{ at: letter.fetched.at, carryOut: () => fetch(stage, filedOf(letter.planned), letter) }] : []))
    ];
  });
  return handlings.map(({ at, carryOut }) => ({ at, carryOut: () => asOf(at, carryOut) })).sort((a, b) => a.at.getTime() - b.at.getTime());
}

async function fetch({ office, staff, random }: Stage, { receipt, planned }: Filed, { fetched }: PlannedLetter): Promise<void> {
  if (!fetched) return;
  const bearer = fetched.bearer ? inventName(random, 'male') : null;
  const { seen, code } = await inOffice(office.id, async (tx) => ({
    seen: (await openApplication(tx, office.id, receipt.id))?.application.seq ?? 0, code: await openPickupCode(tx, office.id, receipt.id)
  }));
  if (code === null) throw new Error('a letter of the sample without its code');
  const what = fetched.how === 'code' ? { how: 'code' as const, code, bearer } : { how: 'identity' as const, reason: random.pick(WITHOUT_CODE), bearer };
  const done = await handOver({ office, actor: staff.inVillage(planned.village), key: newId() }, receipt.code, seen, what);
  if (!done.ok) throw new Error(`a hand-over of the sample was refused: ${JSON.stringify(done.refusal)}`);
}
