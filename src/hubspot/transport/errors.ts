import { RipenError } from "../../base/errors.ts";

/** What became of a call that did not succeed: what the caller can do next, never HubSpot's status alone. */
export type Outcome =
  /** HubSpot understood and said no; the same call will be refused again. `context` names the ids or properties it is about. */
  | {
      readonly kind: "refused";
      readonly status: number;
      readonly category: string;
      /** Finer than the category, where HubSpot says it. */
      readonly subCategory?: string;
      readonly message: string;
      readonly context: Readonly<Record<string, readonly string[]>>;
    }
  /** The token is not accepted, even after it was renewed. */
  | { readonly kind: "unauthorised" }
  /**
   * The account's scopes or tier do not allow it: pause the feature for that portal (reliability.md 2.3).
   * `unclear`: nothing in the answer says so, and it may be the edge's: ask again soon (hubspot-facts 16.2).
   */
  | {
      readonly kind: "forbidden";
      readonly missingScopes: readonly string[];
      readonly unclear?: boolean;
    }
  | { readonly kind: "notFound" }
  /** Not executed. `retryAt` in epoch milliseconds. */
  | { readonly kind: "rateLimited"; readonly policy: RatePolicy; readonly retryAt: number }
  /** Not executed: the record is locked (423), or the account moves to another data centre (477, up to 24 h). */
  | {
      readonly kind: "paused";
      readonly reason: "locked" | "moving";
      readonly retryAt: number;
    }
  /** HubSpot or the way to it is down, or Ripen is shutting down. Not executed, as far as can be known. */
  | {
      readonly kind: "unavailable";
      readonly status: number | null;
      readonly retryAt: number;
    }
  /** Nobody can tell whether it was executed: repeat what is idempotent, verify the rest (reliability.md 2.5). */
  | { readonly kind: "unknownOutcome"; readonly reason: UnknownReason }
  /** The app is not installed any more: no call is made until a new install (hubspot-facts 1.4). */
  | { readonly kind: "disconnected" };

export type RatePolicy = "rolling" | "daily" | "search" | "other";

export type UnknownReason =
  | "timeout"
  | "connection lost"
  | "answer cut off"
  | "answer too large"
  | "answer not understood"
  | "server error";

/** Thrown by every call to HubSpot that did not succeed; `outcome` says what to do next. */
export class HubSpotError extends RipenError {
  readonly outcome: Outcome;
  /** Method and path, ids replaced; null where there was no call. */
  readonly route: string | null;
  /** HubSpot's own id of the failure, for its support. */
  readonly correlationId: string | null;

  constructor(
    outcome: Outcome,
    details: {
      readonly route?: string | null;
      readonly correlationId?: string | null;
      readonly cause?: unknown;
    } = {},
  ) {
    super(
      `HUBSPOT_${codeOf[outcome.kind]}`,
      describeOutcome(outcome, "en"),
      "cause" in details ? { cause: details.cause } : undefined,
    );
    this.name = "HubSpotError";
    this.outcome = outcome;
    this.route = details.route ?? null;
    this.correlationId = details.correlationId ?? null;
  }
}

const codeOf: Readonly<Record<Outcome["kind"], string>> = {
  refused: "REFUSED",
  unauthorised: "UNAUTHORISED",
  forbidden: "FORBIDDEN",
  notFound: "NOT_FOUND",
  rateLimited: "RATE_LIMITED",
  paused: "PAUSED",
  unavailable: "UNAVAILABLE",
  unknownOutcome: "UNKNOWN_OUTCOME",
  disconnected: "DISCONNECTED",
};

/** True for a HubSpotError of that outcome. */
export function hasOutcome(error: unknown, kind: Outcome["kind"]): error is HubSpotError {
  return error instanceof HubSpotError && error.outcome.kind === kind;
}

/** What happened and what to do, in one or two sentences for an admin. Times are ISO 8601, UTC. */
export function describeOutcome(outcome: Outcome, language: "en" | "es"): string {
  const [english, spanish] = sentences(outcome);
  return language === "es" ? spanish : english;
}

function sentences(outcome: Outcome): readonly [english: string, spanish: string] {
  switch (outcome.kind) {
    case "refused":
      return [
        `HubSpot refused the call (${outcome.status} ${outcome.category}): ${outcome.message}`,
        `HubSpot rechazó la llamada (${outcome.status} ${outcome.category}): ${outcome.message}`,
      ];
    case "unauthorised":
      return [
        "HubSpot does not accept the access token. Install the app again, or check the static token in the environment.",
        "HubSpot no acepta el token de acceso. Vuelva a instalar la aplicación o revise el token estático del entorno.",
      ];
    case "forbidden":
      return outcome.unclear === true ? unclear : forbidden(outcome.missingScopes);
    case "notFound":
      return [
        "HubSpot does not know this record: it may have been deleted or merged.",
        "HubSpot no conoce este registro: puede que se haya eliminado o fusionado.",
      ];
    case "rateLimited":
      return [
        `HubSpot's ${policyNames[outcome.policy][0]} limit is used up. Ripen goes on at ${at(outcome.retryAt)}.`,
        `Se agotó el límite ${policyNames[outcome.policy][1]} de HubSpot. Ripen sigue a las ${at(outcome.retryAt)}.`,
      ];
    case "paused":
      return outcome.reason === "locked"
        ? [
            `HubSpot has locked the record for a moment. Ripen tries again at ${at(outcome.retryAt)}.`,
            `HubSpot tiene el registro bloqueado un momento. Ripen lo reintenta a las ${at(outcome.retryAt)}.`,
          ]
        : [
            `HubSpot is moving the account to another data centre. Ripen goes on at ${at(outcome.retryAt)}.`,
            `HubSpot está trasladando la cuenta a otro centro de datos. Ripen sigue a las ${at(outcome.retryAt)}.`,
          ];
    case "unavailable":
      return [
        `HubSpot cannot be reached or does not answer${outcome.status === null ? "" : ` (${outcome.status})`}. Ripen tries again at ${at(outcome.retryAt)}.`,
        `No se puede contactar con HubSpot o no responde${outcome.status === null ? "" : ` (${outcome.status})`}. Ripen lo reintenta a las ${at(outcome.retryAt)}.`,
      ];
    case "unknownOutcome":
      return [
        `The call may or may not have been carried out (${outcome.reason}). Ripen repeats it where that is harmless and holds it otherwise.`,
        `La llamada puede haberse ejecutado o no (${outcome.reason}). Ripen la repite si es inofensivo y, si no, la retiene.`,
      ];
    case "disconnected":
      return [
        "The app is no longer installed in this HubSpot account. Install it again to go on.",
        "La aplicación ya no está instalada en esta cuenta de HubSpot. Vuelva a instalarla para seguir.",
      ];
    default:
      return outcome satisfies never;
  }
}

const unclear = [
  "HubSpot refused the call (403) without naming a permission. Ripen asks again by itself, in minutes at first.",
  "HubSpot rechazó la llamada (403) sin nombrar ningún permiso. Ripen vuelve a preguntar por sí mismo, al principio en minutos.",
] as const;

function forbidden(scopes: readonly string[]): readonly [string, string] {
  if (scopes.length === 0) {
    return [
      "The HubSpot account's plan or permissions do not allow this. The feature stays off; the rest works.",
      "El plan o los permisos de la cuenta de HubSpot no lo permiten. La función queda desactivada; el resto funciona.",
    ];
  }
  const list = scopes.join(", ");
  return [
    `The HubSpot account has not granted ${list}. Install the app again and accept these scopes to use the feature.`,
    `La cuenta de HubSpot no ha concedido ${list}. Vuelva a instalar la aplicación y acepte estos permisos para usar la función.`,
  ];
}

const policyNames = {
  rolling: ["ten-second", "de diez segundos"],
  daily: ["daily", "diario"],
  search: ["search", "de búsqueda"],
  other: ["rate", "de llamadas"],
} as const;

function at(time: number): string {
  return new Date(time).toISOString();
}
