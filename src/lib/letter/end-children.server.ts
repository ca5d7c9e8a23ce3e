import { closeRenderers } from '#letter/render.server.ts';
import { closeSittings } from '#letter/signing-session.server.ts';

/**
 * Ends rendering and signing children together with this process, however it was told to stop; an unlocked key does not outlive it.
 * (A process that is killed cannot do this: its children notice by themselves that the channel is closed.)
 */
export function endChildrenWithProcess(): void {
  process.once('exit', () => {
    closeSittings();
    closeRenderers();
  });
}
