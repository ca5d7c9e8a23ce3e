import { inOffice } from '#platform/database.server.ts';
import { dayAndTime } from '#office/dates.ts';
import { villageTitle } from '#office/settings.ts';
import { handedWithoutCode } from '#handover/look.server.ts';
import { exceptionWords as words, villageWords } from '#handover/words.id.ts';
import { requireMay } from '../../guard.ts';
import { codeIn } from '../../desa/village-guard.ts';
import type { PageServerLoad } from './$types';

/** Hand-overs without the pick-up code, with their reasons: for those who watch over the office. */
export const load: PageServerLoad = async (event) => {
  const { officer, grounds } = requireMay(event, 'exceptions.read');
  const { office } = event.locals;
  const titles = new Map(office.settings.villages.map((village) => [village.id, villageTitle(village)]));
  const after = codeIn(event.url.searchParams.get('setelah'));
  const page = await inOffice(office.id, (tx) => handedWithoutCode(tx, office, officer, grounds.post.postId, after));
  return {
    letters: page.proofs.map(({ letter, reason, bearer, officer: by }) => ({
      code: letter.code, name: letter.name ?? villageWords.forgotten, number: letter.number,
      line: words.line(letter.service, titles.get(letter.village) ?? letter.village, letter.handedOverAt ? dayAndTime(office.settings.zone, new Date(letter.handedOverAt)) : ''),
      by: by ? words.by(by) : null, reason: reason ?? words.forgotten, taken: letter.byBearer ? `${words.bearer} ${bearer ?? words.forgotten}` : words.self
    })),
    next: page.next ? `/kantor/pengecualian?setelah=${page.next}` : null, first: after ? '/kantor/pengecualian' : null
  };
};
