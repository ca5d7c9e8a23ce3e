// The office at work, as a process that can be killed at any moment: decides, numbers, prints, signs by pen and by certificate.
// Says on its output, one line of JSON each, which signatures it has been told are done.
import { sql } from 'kysely';
import { inOffice } from '#platform/database.server.ts';
import { officeNow } from '#office/offices.server.ts';
import type { Command } from '#application/command.ts';
import { execute, type Outcome, type Request } from '#application/execute.server.ts';
import { approve } from '#letter/approve.server.ts';
import { giveUpNumber } from '#letter/end-letter.server.ts';
import { recordSignature } from '#letter/record-signature.server.ts';
import { prepareSheetOf } from '#letter/sheet.server.ts';
import { signLetter } from '#letter/sign-letter.server.ts';
import { beginSitting, renewSigner } from '#letter/signers.server.ts';
import { everyPost } from './one-officer.ts';
import { photoOf } from './photo.ts';

const OFFICE = 'contoh';
const PASSPHRASE = 'kelapa muda di dermaga pagi';
const office = await officeNow(OFFICE);
const scan = { kind: 'jpeg', bytes: await photoOf(30_000), thumbnail: null };

const officer = everyPost(OFFICE);

type Row = { id: string; state: string; seq: number; mode: string | null };

await renewSigner(office, officer, PASSPHRASE);
let sitting = await newSitting();
process.on('disconnect', () => process.exit(0));
for (;;) {
  const rows = await waiting();
  if (rows.length === 0) await new Promise((resolve) => setTimeout(resolve, 100));
  const queue = rows.values();
  await Promise.all([1, 2, 3].map(async () => {
    for (const row of queue) await advance(row).catch(() => undefined);
  }));
}

function waiting(): Promise<Row[]> {
  return inOffice(OFFICE, async (tx) => (await sql<Row>`
    select id, state, seq, body -> 'letter' ->> 'mode' as mode from application
    where office_id = ${OFFICE} and state in ('submitted', 'section_review', 'secretary_review', 'signing', 'numbered') order by id desc limit 40`.execute(tx)).rows)
    // The database may be down at this moment: next time round.
    .catch(() => []);
}

/** One step with a key that a second try, after a crash, has as well. */
async function advance(row: Row): Promise<void> {
  const request = (what: string): Request => ({ office, actor: officer, door: 'desk', principal: officer.accountId, key: `${row.id}/${row.seq}/${what}`, applicationId: row.id });
  const by = (command: Command): Promise<Outcome> => inOffice(OFFICE, (tx) => execute(tx, request(command.type), command));
  const lot = parseInt(row.id.slice(-2), 16);
  switch (row.state) {
    case 'submitted': return void (await by({ type: 'accept', originalsSeen: [] }));
    case 'section_review':
    case 'secretary_review': return void (await by({ type: 'initial' }));
    case 'signing':
      if (lot % 3 === 0) return electronically(row, request('sign'));
      return void (await inOffice(OFFICE, (tx) => approve(tx, request('approve'), 'pen')));
    case 'numbered':
      if (row.mode === 'certificate') return electronically(row, request('sign'));
      // One in sixteen sheets is spoilt, once.
      if (lot % 16 === 1 && row.seq < 8) return void (await inOffice(OFFICE, (tx) => giveUpNumber(tx, request('give_up'), 'Kertas rusak saat dicetak.')));
      await prepareSheetOf(OFFICE, row.id);
      return told(row, (await recordSignature(request('record'), scan)).ok);
  }
}

async function electronically(row: Row, request: Request): Promise<void> {
  const signed = await signLetter(request, { id: sitting, owner: officer.accountId });
  if (!signed.ok && signed.reason === 'asksAgain') sitting = await newSitting();
  told(row, signed.ok);
}

function told(row: Row, ok: boolean): void {
  if (ok) process.stdout.write(`${JSON.stringify({ signed: row.id })}\n`);
}

async function newSitting(): Promise<string> {
  for (;;) {
    const opened = await beginSitting(office, officer, PASSPHRASE).catch(() => null);
    if (opened?.ok) return opened.sitting;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}
