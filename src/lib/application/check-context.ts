import type { WorkingOffice } from '#office/working-office.ts';
import { checkContext as contextOfDay } from '#service/check-context.ts';
import type { CheckContext } from '#service/definition.ts';

/**
 * What the checker of answers may know of the world, with the files that are there.
 * @param at the moment whose day counts as today: now, or when the application was submitted
 * @param options.villages codes to choose from, where a village officer files; absent: all of the office's
 */
export function checkContext(office: WorkingOffice, at: Date, options: { villages?: readonly string[] | undefined; files?: Iterable<string> | undefined } = {}): CheckContext {
  const files = options.files && new Set(options.files);
  const context = contextOfDay(office, at);
  return {
    ...context, villages: context.villages.filter(({ id }) => options.villages?.includes(id) ?? true),
    ...(files ? { hasFile: (id: string) => files.has(id) } : {})
  };
}
