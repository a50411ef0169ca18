import type { Condition } from "../../scoring/model/condition.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { StoreAddress } from "../../store/open-stores.ts";
import type { PortalId } from "../../store/engine/portal-id.ts";
import type { Matches } from "../contract/matches.ts";

/** What the thread that counts matches is started with. */
export type MatchesStart = {
  readonly stores: StoreAddress;
  readonly portalId: PortalId;
  readonly kind: Model["kind"];
  /** Properties that any field of the draft reads: no others are held. */
  readonly properties: { readonly contact: readonly string[]; readonly company: readonly string[] };
  readonly timeZone: string;
};

/** One question to it; conditions that are not whole are null. */
export type MatchesQuestion = {
  readonly id: number;
  readonly asOf: number;
  /** What conditions are read with: the draft's fields, roles and own free-mail domains. */
  readonly settings: Pick<Model, "fields" | "roles" | "freeMailDomains">;
  readonly conditions: readonly (Condition | null)[];
};

export type MatchesWord =
  | { readonly kind: "answer"; readonly id: number; readonly answer: Matches }
  | { readonly kind: "failed"; readonly id: number | null; readonly message: string };
