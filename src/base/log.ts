import { traceId } from "./trace.ts";
import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger } from "pino";

/** Fields that must never reach a log, wherever they stand in what is logged. */
const secretFields = [
  "authorization",
  "Authorization",
  "cookie",
  "Cookie",
  "set-cookie",
  "Set-Cookie",
  "client_secret",
  "clientSecret",
  "clientSecrets",
  "code_verifier",
  "codeVerifier",
  "token",
  "access_token",
  "accessToken",
  "refresh_token",
  "refreshToken",
  "password",
  "masterKeys",
];

/** Where a `code` is the one of an OAuth answer; elsewhere it is an error's, which an operator needs. */
const oauthCodes = ["query.code", "*.query.code", "params.code", "*.params.code", "body.code"];

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
      mixin: () => {
        const requestId = traceId();
        return requestId === undefined ? {} : { requestId };
      },
      redact: {
        paths: [
          ...secretFields.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]),
          ...oauthCodes,
        ],
        censor: "[redacted]",
      },
    },
    destination ?? standardError(),
  );
}

/** A full disk under the log must not end the process: the line is lost, the work goes on. */
function standardError(): DestinationStream {
  const destination = pino.destination({ fd: 2, sync: false });
  destination.on("error", () => undefined);
  return destination;
}
