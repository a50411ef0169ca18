import { z } from "zod";
import { isIP } from "node:net";
import path from "node:path";
import { RipenError } from "../src/base/errors.ts";

const hubspotApi = "https://api.hubapi.com";
const hubspotApp = "https://app.hubspot.com";

/** `id:base64`, several by comma, the first in use for sealing; each key 32 bytes. */
const masterKeys = z.string().transform((text, context) => {
  const keys = new Map<string, Buffer>();
  for (const part of text.split(",")) {
    const match = /^\s*([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/]+=*)\s*$/.exec(part);
    const key = Buffer.from(match?.[2] ?? "", "base64");
    if (!match?.[1] || key.length !== 32 || keys.has(match[1])) {
      context.addIssue({
        code: "custom",
        message:
          "must be id:key pairs by comma, each id once and each key 32 bytes in base64; make one with: echo k1:$(openssl rand -base64 32)",
      });
      return z.NEVER;
    }
    keys.set(match[1], key);
  }
  const current = [...keys.keys()][0] ?? "";
  return { current, keys };
});

/** The master keys of RIPEN_MASTER_KEYS alone, for the command line; null when they are not usable. */
export function readMasterKeys(text: string | undefined): Env["masterKeys"] | null {
  return masterKeys.safeParse(text).data ?? null;
}

/** ERASED_FILE, or its usual place. */
export function erasedFileOf(dataDir: string, given: string | undefined): string {
  return given || path.join(dataDir, "erased.json");
}

/** Names that Express knows: of this machine, of a link, of private networks. */
const networks = ["loopback", "linklocal", "uniquelocal"];

/** Whose X-Forwarded-For is believed: addresses, networks like 10.0.0.0/8, and Express's names of networks, by comma. */
const trustedProxies = z
  .string()
  .default("")
  .transform((text, context) => {
    const named = text.split(",").flatMap((part) => (part.trim() === "" ? [] : [part.trim()]));
    const wrong = named.find((one) => !networks.includes(one) && !isNetwork(one));
    if (wrong === undefined) return named;
    context.addIssue({
      code: "custom",
      message: `must be addresses, networks like 10.0.0.0/8, or ${networks.join(", ")}, by comma`,
    });
    return z.NEVER;
  });

function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const most = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  if (most === 0 || rest.length > 0) return false;
  return (
    bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most)
  );
}

const url = z.url({ protocol: /^https?$/, error: "must be a web address with http or https" });
const trimmedUrl = url.transform((text) => text.replace(/\/+$/, ""));

const schema = z.object({
  PORT: z.coerce.number("must be a number").int().min(0).max(65_535).default(3000),
  PUBLIC_URL: trimmedUrl,
  DATA_DIR: z.string().min(1).default("data"),
  DATABASE_URL: z
    .url({
      protocol: /^postgres(ql)?$/,
      error: "must be an address like postgres://user:password@host/database",
    })
    .optional(),
  RIPEN_LEASE_SECONDS: z.coerce.number("must be a number of seconds").min(1).max(600).default(30),
  RIPEN_POLL_SECONDS: z.coerce.number("must be a number of seconds").min(1).max(86_400).optional(),
  KEEP_REQUESTS_DAYS: z.coerce.number("must be a number of days").min(1).max(365).default(7),
  PURGE_AFTER_DAYS: z.coerce.number("must be a number of days").min(0).max(3650).default(30),
  TRUSTED_PROXIES: trustedProxies,
  ERASED_FILE: z.string().min(1).optional(),
  KEEP_HISTORY_MONTHS: z.coerce
    .number("must be a number of months")
    .int()
    .min(1)
    .max(120)
    .default(24),
  METRICS_PORT: z.coerce.number("must be a number").int().min(1).max(65_535).optional(),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "fatal", "silent"]).default("info"),
  HUBSPOT_API_URL: trimmedUrl.default(hubspotApi),
  HUBSPOT_AUTHORIZE_URL: trimmedUrl.optional(),
  HUBSPOT_APP_ID: z.coerce.number("must be the app's id, a number").int().positive(),
  HUBSPOT_CLIENT_ID: z.string("is missing").min(1),
  HUBSPOT_CLIENT_SECRET: z.string("is missing").min(1),
  HUBSPOT_CLIENT_SECRET_PREVIOUS: z.string().min(1).optional(),
  HUBSPOT_ACCESS_TOKEN: z.string().min(1).optional(),
  HUBSPOT_WORKFLOW_API: z.enum(["on", "off"], "must be on or off").default("off"),
  RIPEN_MASTER_KEYS: masterKeys,
  RIPEN_MODEL: z.string().min(1).optional(),
  SUPPORT_URL: url.optional(),
  PRIVACY_URL: url.optional(),
  TERMS_URL: url.optional(),
  PRICING_URL: url.optional(),
});

/** The names of all variables, for the test that keeps .env.example true. */
export const envNames = Object.keys(schema.shape);

export type Env = Readonly<{
  /** The port to listen on; 0 takes any free one. */
  port: number;
  /** Where HubSpot and browsers reach us, without a slash at the end. */
  publicUrl: string;
  dataDir: string;
  /** The PostgreSQL database that holds both stores instead of `dataDir`; null for the embedded ones. */
  databaseUrl: string | null;
  /** Life of a lease, milliseconds: a killed instance's portals are served again after it. */
  leaseMs: number;
  /** Milliseconds between two polls for what no webhook tells; null for the usual time (config/schedule.ts). */
  pollEveryMs: number | null;
  /** How long raw webhook requests are kept after they were taken apart. */
  keepRequestsDays: number;
  /** How long after an uninstall everything of the account is purged. */
  purgeAfterDays: number;
  /** Whose X-Forwarded-For is believed; nobody's when empty. */
  trustedProxies: readonly string[];
  /** Where hashes of erased contacts are kept outside the stores, for a restore. */
  erasedFile: string;
  /** How long behaviour events, daily scores and hand-offs are kept, months. */
  keepHistoryMonths: number;
  /** The port of /metrics; null for none. */
  metricsPort: number | null;
  logLevel: string;
  hubspot: Readonly<{
    apiUrl: string;
    /** Where people accept the install: HubSpot's app, that of another data centre, or the simulator. */
    authorizeUrl: string;
    /** True when `apiUrl` is not HubSpot's own: the simulator. */
    isSimulated: boolean;
    appId: number;
    clientId: string;
    /** The current client secret first; during a rotation the previous one is accepted too. */
    clientSecrets: readonly string[];
    /** The token of a static-auth app, for a company that runs Ripen for one account of its own; null for OAuth. */
    accessToken: string | null;
    /** Whether workflows are listed (a beta) and contacts enrolled by call (legacy): certification bars both (hubspot-facts 7.1, 7.2). */
    mayUseWorkflowApi: boolean;
  }>;
  masterKeys: Readonly<{ current: string; keys: ReadonlyMap<string, Buffer> }>;
  /** A model file for new portals, instead of the ready-made one. */
  modelFile: string | null;
  site: PublicAddresses;
}>;

/** Where the operator's own public pages stand; null for the file in DATA_DIR/pages, and for no prices. */
export type PublicAddresses = Readonly<{
  support: string | null;
  privacy: string | null;
  terms: string | null;
  pricing: string | null;
}>;

/**
 * Parses the environment once. Throws RipenError ENV_INVALID that lists every fault with its variable
 * and what to do and shows no value; an empty value counts as not set.
 */
export function readEnv(variables: Readonly<Record<string, string | undefined>>): Env {
  const given = Object.fromEntries(
    envNames.map((name) => [name, variables[name]?.trim()]).filter(([, value]) => value !== ""),
  ) as Record<string, unknown>;
  const parsed = schema.safeParse(given);
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      return `  ${name} ${given[name] === undefined ? "is missing" : issue.message}`;
    });
    throw new RipenError(
      "ENV_INVALID",
      `The configuration has ${faults.length} fault(s):\n${faults.join("\n")}\nCopy .env.example to .env and fill it in; it says what each variable is.`,
    );
  }
  const env = parsed.data;
  return Object.freeze({
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL ?? null,
    leaseMs: env.RIPEN_LEASE_SECONDS * 1000,
    pollEveryMs: env.RIPEN_POLL_SECONDS === undefined ? null : env.RIPEN_POLL_SECONDS * 1000,
    keepRequestsDays: env.KEEP_REQUESTS_DAYS,
    purgeAfterDays: env.PURGE_AFTER_DAYS,
    trustedProxies: env.TRUSTED_PROXIES,
    erasedFile: erasedFileOf(env.DATA_DIR, env.ERASED_FILE),
    keepHistoryMonths: env.KEEP_HISTORY_MONTHS,
    metricsPort: env.METRICS_PORT ?? null,
    logLevel: env.LOG_LEVEL,
    hubspot: Object.freeze({
      apiUrl: env.HUBSPOT_API_URL,
      authorizeUrl:
        env.HUBSPOT_AUTHORIZE_URL ??
        (env.HUBSPOT_API_URL === hubspotApi ? hubspotApp : new URL(env.HUBSPOT_API_URL).origin),
      isSimulated: env.HUBSPOT_API_URL !== hubspotApi,
      appId: env.HUBSPOT_APP_ID,
      clientId: env.HUBSPOT_CLIENT_ID,
      clientSecrets: [
        env.HUBSPOT_CLIENT_SECRET,
        ...(env.HUBSPOT_CLIENT_SECRET_PREVIOUS ? [env.HUBSPOT_CLIENT_SECRET_PREVIOUS] : []),
      ],
      accessToken: env.HUBSPOT_ACCESS_TOKEN ?? null,
      mayUseWorkflowApi: env.HUBSPOT_WORKFLOW_API === "on",
    }),
    masterKeys: Object.freeze(env.RIPEN_MASTER_KEYS),
    site: siteOf(env),
    modelFile: env.RIPEN_MODEL ?? null,
  });
}

/** The public addresses of an environment that may lack everything else, for the command line; what is no address counts as not set. */
export function readPublicAddresses(
  variables: Readonly<Record<string, string | undefined>>,
): PublicAddresses {
  const given = (name: string): string | undefined =>
    url.safeParse(variables[name]?.trim()).data ?? undefined;
  return siteOf({
    SUPPORT_URL: given("SUPPORT_URL"),
    PRIVACY_URL: given("PRIVACY_URL"),
    TERMS_URL: given("TERMS_URL"),
    PRICING_URL: given("PRICING_URL"),
  });
}

function siteOf(
  env: Pick<z.output<typeof schema>, "SUPPORT_URL" | "PRIVACY_URL" | "TERMS_URL" | "PRICING_URL">,
): PublicAddresses {
  return {
    support: env.SUPPORT_URL ?? null,
    privacy: env.PRIVACY_URL ?? null,
    terms: env.TERMS_URL ?? null,
    pricing: env.PRICING_URL ?? null,
  };
}
