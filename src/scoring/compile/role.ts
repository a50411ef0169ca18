import { rankOf, type Seniority } from "../reading/seniority.ts";
import type { Words } from "./compile-test.ts";
import type { Model } from "../model/model-schema.ts";
import { remember } from "../remember.ts";
import type { Role } from "../result.ts";
import type { Scope } from "./scope.ts";
import { words } from "../reading/fold.ts";
import { roleWordOf } from "../reading/title.ts";

/** The role in the purchase of the contact in hand. */
export type RoleOf = (scope: Scope) => Role;

/**
 * Roles from HubSpot's buying role, the most deciding first: internal values and labels in English and Spanish,
 * as `words` gives them.
 */
const BUYING_ROLES: readonly (readonly [Role, ReadonlySet<string>])[] = (
  [
    [
      "decision_maker",
      "decision maker;budget holder;executive sponsor;economic buyer;tomador de decisiones;responsable de la toma de decisiones;responsable de decisiones;decisor;responsable del presupuesto;titular del presupuesto;patrocinador ejecutivo",
    ],
    [
      "influencer",
      "influencer;champion;blocker;legal and compliance;legal compliance;influenciador;influyente;persona influyente;promotor;defensor;bloqueador;legal y cumplimiento;asuntos legales y cumplimiento;juridico y cumplimiento",
    ],
    ["end_user", "end user;user;usuario final;usuario"],
  ] as const
).map(([role, names]) => [role, new Set(names.split(";"))] as const);

/** What sales entered as the buying role comes first, then the job title (domain.md section 2). */
export function compileRole(
  model: Model,
  { lexicon, seniority }: Words,
  indexOf: ReadonlyMap<string, number>,
): RoleOf {
  const { jobTitle, buyingRole, decisionMakerFrom, influencerFrom } = model.roles;
  const title = indexOf.get(jobTitle ?? "");
  const buying = indexOf.get(buyingRole ?? "");
  const fromTitle = remember((text) => {
    const level = seniority(text);
    const byLevel =
      level === null ? "unknown" : roleOfLevel(level, decisionMakerFrom, influencerFrom);
    const byWord = roleWordOf(text, lexicon);
    return byWord === null || byLevel === "decision_maker" ? byLevel : byWord;
  });
  const fromBuying = remember(roleOfBuying);
  return ({ values }) => {
    const entered = buying === undefined ? null : values[buying];
    const role = entered ? fromBuying(entered) : "unknown";
    if (role !== "unknown") return role;
    const text = title === undefined ? null : values[title];
    return text ? fromTitle(text) : "unknown";
  };
}

function roleOfBuying(value: string): Role {
  const options = value.split(/[;,|]/).map((option) => words(option));
  const found = BUYING_ROLES.find(([, names]) => options.some((option) => names.has(option)));
  return found?.[0] ?? "unknown";
}

function roleOfLevel(level: Seniority, decides: Seniority, influences: Seniority): Role {
  if (rankOf(level) >= rankOf(decides)) return "decision_maker";
  return rankOf(level) >= rankOf(influences) ? "influencer" : "end_user";
}
