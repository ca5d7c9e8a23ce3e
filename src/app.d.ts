import type { Actor } from '#identity/actor.ts';
import type { WorkingOffice } from '#office/working-office.ts';
import type { Locale } from '#ui/locale.ts';

declare global {
  namespace App {
    interface Locals {
      office: WorkingOffice;
      actor: Actor;
      locale: Locale;
      /** the office's own address, for links and QR codes */
      origin: string;
    }
    interface Error {
      message: string;
      /** What a person reads out to the office, so that the fault can be found in the log. */
      reference?: string;
    }
  }
}

export {};
