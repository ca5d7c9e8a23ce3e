import { config } from '#platform/config.server.ts';
import type { WorkingOffice } from '#office/working-office.ts';

/**
 * Where an office is reached: what links and QR codes carry. From the installation's own address (ORIGIN) and the office's host name, never
 * from what a request claims, so that a printed code leads here for ever.
 */
export function officeOrigin(office: Pick<WorkingOffice, 'host'>): string {
  const base = new URL(config.origin ?? `http://${isEverywhere(config.host) ? 'localhost' : config.host}:${config.port}`);
  if (office.host) base.hostname = office.host;
  return base.origin;
}

const isEverywhere = (host: string): boolean => host === '0.0.0.0' || host === '::';
