import { randomBytes } from 'node:crypto';
import { now } from '#platform/clock.server.ts';

/** A uuidv7 (RFC 9562 §5.7): time-ordered, so that new rows land side by side in an index. Never leaves the house (law 8). */
export function newId(at: number = now().getTime()): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(at, 0, 6);
  bytes[6] = (bytes[6]! & 0x0f) | 0x70;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
