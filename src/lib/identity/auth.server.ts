import { betterAuth } from 'better-auth';
import { twoFactor, username } from 'better-auth/plugins';
import { deriveKey } from '#platform/crypto.server.ts';
import { newId } from '#platform/ids.server.ts';
import { log } from '#platform/log.server.ts';
import { masterKey } from '#platform/master-key.server.ts';
import { identityPool } from '#identity/pool.server.ts';
import { reserveCodes } from '#identity/reserve-codes.server.ts';

/** Length of a working day with a break: a session ends by itself, counted from the sign-in, however busy it was. */
const SESSION_SECONDS = 8 * 3600;
export const PASSWORD_MIN = 12;
export const PASSWORD_MAX = 128;
const COOKIE_PREFIX = 'sipetrok';

/** Signs cookies and seals second factors. Comes from the part of the master key that never turns, so it needs no copy of its own. */
export function signInSecret(): string {
  return Buffer.from(deriveKey(masterKey().hashing, 'installation', 'identity/sign-in')).toString('base64url');
}

function build() {
  return betterAuth({
    appName: 'SI-PETROK',
    // Never part of an address: its own endpoints are not exposed, our actions call `auth().api` and set the cookies themselves.
    baseURL: 'http://identity.invalid',
    secret: signInSecret(),
    database: identityPool(),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: { level: 'error', log: (_level, message) => log('error', 'identity', { text: message.slice(0, 200) }) },
    emailAndPassword: { enabled: true, autoSignIn: false, minPasswordLength: PASSWORD_MIN, maxPasswordLength: PASSWORD_MAX },
    session: { expiresIn: SESSION_SECONDS, disableSessionRefresh: true, cookieCache: { enabled: false } },
    advanced: {
      cookiePrefix: COOKIE_PREFIX,
      useSecureCookies: false,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => newId() }
    },
    plugins: [
      username({ displayUsername: false, usernameValidator: (text) => /^[a-z0-9._-]+$/i.test(text) }),
      // Ten wrong codes on end lock the second factor for a quarter of an hour; whoever gets this far knows the password.
      twoFactor({
        issuer: 'SI-PETROK', twoFactorCookieMaxAge: 600, backupCodeOptions: { customBackupCodesGenerate: reserveCodes },
        accountLockout: { enabled: true, maxFailedAttempts: 10, durationSeconds: 900 }
      })
    ]
  });
}

let current: { pool: ReturnType<typeof identityPool>; auth: ReturnType<typeof build> } | undefined;

/** better-auth on our tables. Built at first use, since addresses and keys are there only then. */
export function auth(): ReturnType<typeof build> {
  const pool = identityPool();
  if (current?.pool !== pool) current = { pool, auth: build() };
  return current.auth;
}
