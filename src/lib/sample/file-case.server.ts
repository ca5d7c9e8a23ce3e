import { inOffice } from '#platform/database.server.ts';
import { asOf } from '#platform/clock.server.ts';
import { newId } from '#platform/ids.server.ts';
import { newDataKey } from '#platform/seal.server.ts';
import { dayOf } from '#office/calendar-day.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Actor } from '#identity/actor.ts';
import { checkAnswers, visible } from '#service/check-answers.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import type { PublishedService } from '#service/versions.server.ts';
import { checkContext } from '#application/check-context.ts';
import type { Receipt } from '#application/command.ts';
import type { Answers } from '#application/events.ts';
import { insertFile, moveFiles, storeUpload, type Owner, type StoredRow } from '#application/files.server.ts';
import { newPin, submit } from '#application/submit.server.ts';
import { inventAnswers } from '#sample/answers.ts';
import type { Staff } from '#sample/officers.server.ts';
import type { Photo, Photographer } from '#sample/photos.server.ts';
import type { PlannedCase } from '#sample/plan.ts';
import type { Random } from '#sample/random.ts';

/** A case as it was filed: what later steps need of it. */
export type Filed = { receipt: Receipt; planned: PlannedCase; definition: ServiceDefinition; answers: Answers; key: Uint8Array };
export type Stage = { office: WorkingOffice; services: ReadonlyMap<string, PublishedService>; staff: Staff; photographer: Photographer; random: Random };

/**
 * Files one case the way the product does: files to disk, then submission, rows and files in one transaction, at its moment.
 * @param ownCard draws a card with the person's own name; costs a tenth of a second
 */
export async function fileCase(stage: Stage, planned: PlannedCase, ownCard: boolean): Promise<Filed> {
  const { office, services, random } = stage;
  const service = services.get(planned.slug);
  if (!service) throw new Error(`the sample office does not offer ${planned.slug}`);
  const { definition } = service;
  const on = dayOf(office.settings.zone, planned.submittedAt);
  const villageName = office.settings.villages.find(({ id }) => id === planned.village)?.name ?? '';
  const written = inventAnswers(planned.slug, { person: planned.person, on, onBehalf: planned.onBehalf, villageName }, random);
  const key = newDataKey();
  const draft: Owner = { kind: 'draft', id: newId() };
  const card = ownCard ? await stage.photographer.cardOf(planned.person) : null;
  const rows = await Promise.all(asked(office, definition, written, planned.submittedAt).map((question) => (
    storeUpload(office.id, draft, key, { ...photoFor(stage, planned, question, card), question })
  )));
  const checked = checkAnswers(definition, { ...written, ...attached(rows) }, checkContext(office, planned.submittedAt, { files: rows.map((row) => row.id) }));
  if (!checked.ok) throw new Error(`sample answers for ${planned.slug} were refused: ${Object.entries(checked.errors).map(([path, fault]) => `${path} ${JSON.stringify(fault)}`).join(', ')}`);
  const pin = await newPin(office.id);
  const receipt = await asOf(planned.submittedAt, () => inOffice(office.id, async (tx) => {
    for (const row of rows) await insertFile(tx, row);
    const submitted = await submit(tx, {
      office, actor: filer(stage, planned), door: planned.channel, principal: `draft:${draft.id}`, key: 'contoh', dataKey: key, happenedAt: planned.submittedAt
    }, pin, {
      service: { slug: service.slug, version: service.version }, section: definition.section, steps: definition.steps.map(({ step }) => step),
      promise: definition.promise.minutes, village: planned.village, channel: planned.channel, onBehalf: planned.onBehalf, answers: checked.answers
    });
    if (!submitted.ok) throw new Error(`a submission of the sample was refused: ${submitted.refusal.reason}`);
    await moveFiles(tx, office.id, draft, { kind: 'application', id: submitted.receipt.id });
    return submitted.receipt;
  }));
  return { receipt, planned, definition, answers: checked.answers, key };
}

/** File questions that are asked with these answers. */
function asked(office: WorkingOffice, definition: ServiceDefinition, answers: Answers, at: Date): string[] {
  const shown = new Set(visible(definition, answers, checkContext(office, at)));
  return definition.pages.flatMap((page) => page.questions).filter((question) => question.type === 'file' && shown.has(question.id)).map((question) => question.id);
}

function attached(rows: readonly StoredRow[]): Answers {
  return Object.fromEntries(rows.map((row) => [row.question, { files: [row.id] }]));
}

function photoFor({ photographer }: Stage, planned: PlannedCase, question: string, card: Photo | null): Photo {
  if (planned.badPhoto === question) return photographer.blurred();
  if (question === 'foto_ktp') return card ?? photographer.shared('ktp');
  if (question === 'foto_ktp_pasangan') return photographer.shared('ktp');
  if (question === 'foto_kk') return photographer.shared('kk');
  return photographer.shared(question === 'foto_usaha' ? 'place' : 'letter');
}

function filer({ staff }: Stage, planned: PlannedCase): Actor {
  if (planned.channel === 'desk') return staff.of('operator');
  return planned.channel === 'village' ? staff.inVillage(planned.village) : { kind: 'public' };
}
