import { randomUUID } from "node:crypto";
import { json, type Reply } from "./route.ts";

/** One detail of an error body (hubspot-facts 3.7). */
export type ErrorDetail = {
  readonly message: string;
  readonly code?: string;
  readonly in?: string;
  readonly subCategory?: string;
  readonly context?: Readonly<Record<string, readonly string[]>>;
};

type Extra = {
  readonly subCategory?: string;
  readonly errors?: readonly ErrorDetail[];
  readonly context?: Readonly<Record<string, readonly string[]>>;
};

/** Thrown by a route for whatever HubSpot would refuse; the dispatcher turns it into HubSpot's answer. */
export class Refusal extends Error {
  readonly reply: Reply;
  /** null: HubSpot names none. */
  readonly category: string | null;
  readonly detail: Extra;

  constructor(status: number, category: string | null, message: string, detail: Extra = {}) {
    super(message);
    this.name = "Refusal";
    this.category = category;
    this.detail = detail;
    this.reply = json(status, {
      status: "error",
      message,
      correlationId: randomUUID(),
      ...detail,
      ...(category !== null && { category }),
    });
  }
}

/** 400 VALIDATION_ERROR. */
export function invalid(message: string, detail: Extra = {}): Refusal {
  return new Refusal(400, "VALIDATION_ERROR", message, detail);
}

/** 404 OBJECT_NOT_FOUND. */
export function notFound(message = "resource not found"): Refusal {
  return new Refusal(404, "OBJECT_NOT_FOUND", message);
}

/** 400 without a category, as live answers give it for what cannot even be read (hubspot-facts 16.2). */
export function unreadable(message: string): Refusal {
  return new Refusal(400, null, message);
}

/** 403 MISSING_SCOPES with the scopes that the token lacks, named at the top (hubspot-facts 16.2). */
export function missingScopes(scopes: readonly string[]): Refusal {
  const message =
    "This app hasn't been granted all required scopes to make this call. Read more about required scopes here: https://developers.hubspot.com/scopes.";
  return new Refusal(403, "MISSING_SCOPES", message, {
    context: { requiredGranularScopes: scopes },
  });
}
