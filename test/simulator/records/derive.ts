import { stageOf } from "../properties/pipelines.ts";
import type { CrmRecord } from "./record.ts";

/** Adds what HubSpot derives by itself from the values that are written at `at` (epoch milliseconds). */
export function withDerived(
  record: CrmRecord,
  values: ReadonlyMap<string, string>,
  at: number,
): ReadonlyMap<string, string> {
  switch (record.type) {
    case "contacts":
      return new Map([...values, ...contactValues(record, values, at)]);
    case "deals":
      return new Map([...values, ...dealValues(values)]);
    case "companies":
    case "meetings":
    case "calls":
    case "emails":
    case "tasks":
      return values;
    default:
      return record.type satisfies never;
  }
}

type Pairs = readonly (readonly [string, string])[];

function contactValues(record: CrmRecord, values: ReadonlyMap<string, string>, at: number): Pairs {
  const email = values.get("email");
  const stage = values.get("lifecyclestage");
  const dateName = `hs_lifecyclestage_${stage}_date`;
  const entersStage = stage && stage !== "other" && record.values.get("lifecyclestage") !== stage;
  return [
    ...(email === undefined
      ? []
      : ([["hs_email_domain", email.slice(email.indexOf("@") + 1)]] as const)),
    ...(entersStage && !values.has(dateName)
      ? ([[dateName, new Date(at).toISOString()]] as const)
      : []),
  ];
}

function dealValues(values: ReadonlyMap<string, string>): Pairs {
  const stage = values.get("dealstage");
  if (stage === undefined) return [];
  const { isClosed, probability } = stageOf(stage);
  return [
    ["hs_is_closed", String(isClosed)],
    ["hs_is_closed_won", String(isClosed && probability === 1)],
    ["hs_deal_stage_probability", String(probability)],
  ];
}
