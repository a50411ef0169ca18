import { rankOf, type Lexicon, type Seniority } from "../lexicon.ts";
import type { Model } from "../model/model-schema.ts";
import { remember } from "../remember.ts";
import type { Role } from "../result.ts";
import type { Scope } from "./scope.ts";
import { roleWordOf, seniorityOf } from "../reading/title.ts";

/** The role in the purchase of the contact in hand. */
export type RoleOf = (scope: Scope) => Role;

/** Roles from HubSpot's buying role (hubspot-facts 4.6), the most deciding first. */
const BUYING_ROLES: readonly (readonly [Role, readonly string[]])[] = [
  ["decision_maker", ["DECISION_MAKER", "BUDGET_HOLDER", "EXECUTIVE_SPONSOR"]],
  ["influencer", ["INFLUENCER", "CHAMPION", "BLOCKER", "LEGAL_AND_COMPLIANCE"]],
  ["end_user", ["END_USER"]],
];

/** What sales entered as the buying role comes first, then the job title (domain.md section 2). */
export function compileRole(
  model: Model,
  lexicon: Lexicon,
  indexOf: ReadonlyMap<string, number>,
): RoleOf {
  const { jobTitle, buyingRole, decisionMakerFrom, influencerFrom } = model.roles;
  const title = indexOf.get(jobTitle ?? "");
  const buying = indexOf.get(buyingRole ?? "");
  const fromTitle = remember((text) => {
    const level = seniorityOf(text, lexicon);
    const byLevel =
      level === null ? "unknown" : roleOfLevel(level, decisionMakerFrom, influencerFrom);
    const byWord = roleWordOf(text, lexicon);
    return byWord === null || byLevel === "decision_maker" ? byLevel : byWord;
  });
  return ({ values }) => {
    const entered = buying === undefined ? null : values[buying];
    const role = entered ? roleOfBuying(entered) : "unknown";
    if (role !== "unknown") return role;
    const text = title === undefined ? null : values[title];
    return text ? fromTitle(text) : "unknown";
  };
}

function roleOfBuying(value: string): Role {
  const options = value.toUpperCase().split(";");
  const found = BUYING_ROLES.find(([, names]) => names.some((name) => options.includes(name)));
  return found?.[0] ?? "unknown";
}

function roleOfLevel(level: Seniority, decides: Seniority, influences: Seniority): Role {
  if (rankOf(level) >= rankOf(decides)) return "decision_maker";
  return rankOf(level) >= rankOf(influences) ? "influencer" : "end_user";
}
