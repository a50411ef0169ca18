import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger } from "pino";

/** Fields that must never reach a log, wherever they stand in what is logged. */
const secretFields = [
  "authorization",
  "cookie",
  "client_secret",
  "clientSecret",
  "code",
  "code_verifier",
  "access_token",
  "accessToken",
  "refresh_token",
  "refreshToken",
  "password",
  "masterKeys",
];

/**
 * The process's logger: JSON lines with UTC times; secrets are cut out by field name, up to three
 * levels deep. Contact values are never logged: log ids and counts (reliability.md section 6).
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      timestamp: pino.stdTimeFunctions.isoTime,
      base: null,
      redact: {
        paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: "[redacted]",
      },
    },
    destination ?? pino.destination({ fd: 2, sync: false }),
  );
}
