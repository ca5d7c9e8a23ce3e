/** To the signing child. `unlock` comes first and once; the passphrase is nowhere else but in this message. */
export type SigningRequest =
  | { kind: 'unlock'; certificate: Uint8Array; sealedKey: Uint8Array; passphrase: string; lifeMs: number }
  | { kind: 'sign'; id: number; pdf: Uint8Array; reason: string; location: string; at: Date };

export type SigningAnswer =
  | { kind: 'unlocked' }
  | { kind: 'wrongPassphrase' }
  | { kind: 'signed'; id: number; pdf: Uint8Array }
  | { kind: 'failed'; id: number };
