import { endWithParent } from '#letter/child-program.server.ts';
import { signPdf, unlockSigner, type UnlockedSigner } from '#letter/sign.server.ts';
import type { SigningAnswer, SigningRequest } from '#letter/signing-messages.ts';

/**
 * The only process that ever holds a signer's unlocked key (law 7). It ends after its time by its own clock, when the
 * sitting is closed, and when the parent is gone, however it went; the key goes with it.
 */
endWithParent();

let signer: UnlockedSigner | undefined;

const send = (answer: SigningAnswer): void => {
  process.send?.(answer);
};

async function handle(request: SigningRequest): Promise<void> {
  if (request.kind === 'unlock') {
    signer = await unlockSigner(request, request.passphrase);
    setTimeout(() => process.exit(0), request.lifeMs);
    send({ kind: signer ? 'unlocked' : 'wrongPassphrase' });
    return;
  }
  try {
    if (!signer) throw new Error('not unlocked');
    send({ kind: 'signed', id: request.id, pdf: await signPdf(request.pdf, signer, request) });
  } catch {
    // Details stay here: the parent checks the bytes anyway, and an error's text could hold parts of the letter.
    send({ kind: 'failed', id: request.id });
  }
}

process.on('message', (request: SigningRequest) => void handle(request));
