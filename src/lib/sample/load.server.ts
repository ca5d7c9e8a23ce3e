import { config } from '#platform/config.server.ts';
import { asOf, now } from '#platform/clock.server.ts';
import { writeCode } from '#platform/code.ts';
import { inOffice } from '#platform/database.server.ts';
import { officeOrigin } from '#office/origin.server.ts';
import { allOffices, officeNow } from '#office/offices.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import { addServices, catalogueOffice, foundOffice } from '#service/install.server.ts';
import { publishedServices } from '#service/versions.server.ts';
import { codePrefix } from '#application/code-prefix.ts';
import { prepareSheetOf } from '#letter/sheet.server.ts';
import { closeSitting } from '#letter/signing-session.server.ts';
import { beginSitting, renewSigner } from '#letter/signers.server.ts';
import { carryOut, type Sitting } from '#sample/carry-out.server.ts';
import { fileCase, type Filed, type Stage } from '#sample/file-case.server.ts';
import { inOrder, severalAtOnce } from '#sample/in-order.ts';
import { engageOfficers, newPassword, type Login } from '#sample/officers.server.ts';
import { planParcels } from '#sample/parcels.ts';
import { openPhotographer } from '#sample/photos.server.ts';
import { planCases, type PlannedCase, type Step } from '#sample/plan.ts';
import { seeded } from '#sample/random.ts';
import { handlingsOf } from '#sample/send-parcels.server.ts';
import { SAMPLE_OFFICE, sampleHost, sampleSettings } from '#sample/settings.ts';
import { asOwner, deleteJobs } from '#sample/store.server.ts';

export type Progress = (what: 'officers' | 'cases' | 'numbers' | 'letters' | 'parcels', done: number, of: number) => void;
export type SampleLoaded = { ok: true; origin: string; logins: Login[]; passphrase: string; cases: number; examples: { state: string; code: string; pin: string }[] };

/**
 * Makes the sample office with officers and applications in every state over the last 60 days. All of it goes the product's own way
 * (submit, execute, sign, dispatch, hand over), each step at its own moment.
 * @param count applications @param seed the same gives the same people and cases
 */
export async function loadSample(ownerUrl: string, progress: Progress, { count = 300, seed = 20_261_125 } = {}): Promise<SampleLoaded | { ok: false; reason: 'there' }> {
  const offices = await allOffices();
  if (offices.includes(SAMPLE_OFFICE)) return { ok: false, reason: 'there' };
  const host = sampleHost(offices.length, config.origin);
  await foundOffice(ownerUrl, { id: SAMPLE_OFFICE, host, sample: true, settings: sampleSettings(await catalogueOffice()) });
  await addServices(SAMPLE_OFFICE);
  const office = await officeNow(SAMPLE_OFFICE);
  const at = now();
  const stage = await prepare(office, seed, progress);
  const passphrase = newPassword();
  const sitting = await openCertificate(stage, passphrase);
  const cases = planCases({ office, services: definitionsOf(stage), now: at, count, seed });
  const filed = await live(stage, cases, sitting, progress);
  const parcels = handlingsOf(stage, planParcels(office, cases, at, seed), (planned) => filed.get(planned)!);
  await inOrder(parcels, async (handling, index) => {
    await handling.carryOut();
    progress('parcels', index + 1, parcels.length);
  });
  closeSitting(sitting.id);
  // Everything that jobs would do has been done above.
  await asOwner(ownerUrl, (client) => deleteJobs(client, SAMPLE_OFFICE));
  return { ok: true, origin: officeOrigin(office), logins: stage.logins, passphrase, cases: cases.length, examples: examplesOf(filed, codePrefix(office.settings)) };
}

async function prepare(office: WorkingOffice, seed: number, progress: Progress): Promise<Stage & { logins: Login[] }> {
  progress('officers', 0, 1);
  const random = seeded(seed + 2);
  const [{ staff, logins }, photographer] = await Promise.all([engageOfficers(office), openPhotographer(random)]);
  const services = new Map((await inOffice(office.id, (tx) => publishedServices(tx, office.id))).map((service) => [service.slug, service]));
  progress('officers', 1, 1);
  return { office, services, staff, photographer, random, logins };
}

const definitionsOf = (stage: Stage) => new Map([...stage.services].map(([slug, { definition }]) => [slug, definition]));

async function openCertificate({ office, staff }: Stage, passphrase: string): Promise<Sitting> {
  const head = staff.of('head');
  const made = await asOf(new Date(now().getTime() - 70 * 86_400_000), () => renewSigner(office, head, passphrase));
  if (!made.ok) throw new Error("the sample's passphrase was refused");
  const opened = await beginSitting(office, head, passphrase);
  if (!opened.ok) throw new Error(`the sample's sitting did not open: ${opened.reason}`);
  return { id: opened.sitting, owner: head.accountId };
}

/** How many cases are worked on at the same time: database and files wait by turns. */
const AT_ONCE = 6;
/** Cases so young get a card with the applicant's own name: those are the ones somebody will open. */
const OWN_CARD_DAYS = 5;

async function live(stage: Stage, cases: readonly PlannedCase[], sitting: Sitting, progress: Progress): Promise<Map<PlannedCase, Filed>> {
  const filed = new Map<PlannedCase, Filed>();
  let done = 0;
  const young = now().getTime() - OWN_CARD_DAYS * 86_400_000;
  const step = (planned: PlannedCase, each: Step): Promise<void> => carryOut(stage, filed.get(planned)!, each, sitting);
  await severalAtOnce(cases, AT_ONCE, async (planned) => {
    filed.set(planned, await fileCase(stage, planned, planned.submittedAt.getTime() > young || planned.target !== 'sent'));
    for (const each of planned.steps.slice(0, firstNumber(planned))) await step(planned, each);
    progress('cases', (done += 1), cases.length);
  });
  // Numbers follow the days: one after the other, in the order of time.
  const numbers = cases.flatMap((planned) => planned.steps.slice(firstNumber(planned)).filter(({ type }) => type === 'approve' || type === 'give_up').map((each) => ({ planned, each })))
    .sort((a, b) => a.each.at.getTime() - b.each.at.getTime());
  await inOrder(numbers, async ({ planned, each }, index) => {
    await step(planned, each);
    progress('numbers', index + 1, numbers.length);
  });
  const letters = cases.filter(({ steps }) => steps.some(({ type }) => type === 'sign'));
  // The sheets that wait to be printed, as the job would have made them.
  await severalAtOnce(cases.filter(({ target }) => target === 'numbered'), AT_ONCE, (planned) => prepareSheetOf(stage.office.id, filed.get(planned)!.receipt.id));
  let signed = 0;
  await severalAtOnce(letters, AT_ONCE, async (planned) => {
    for (const each of planned.steps) if (each.type === 'sign' || each.type === 'annul') await step(planned, each);
    progress('letters', (signed += 1), letters.length);
  });
  return filed;
}

/** Where in a case's steps the numbering begins. */
function firstNumber({ steps }: PlannedCase): number {
  const at = steps.findIndex((step) => step.type === 'approve');
  return at < 0 ? steps.length : at;
}

/** A few receipts to follow as a resident. */
function examplesOf(filed: ReadonlyMap<PlannedCase, Filed>, prefix: string): SampleLoaded['examples'] {
  return (['returned', 'section_review', 'sent'] as const).flatMap((state) => {
    const found = [...filed.values()].findLast(({ planned }) => planned.target === state);
    return found ? [{ state, code: writeCode(found.receipt.code, prefix), pin: found.receipt.pin }] : [];
  });
}
