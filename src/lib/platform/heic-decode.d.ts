declare module 'heic-decode' {
  /** RGBA, upright: turns written in the file are carried out. */
  export default function decode(input: { buffer: Uint8Array }): Promise<{ width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }>;
}
