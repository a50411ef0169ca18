import { instantOf } from "../base/time/instant-of.ts";
import type { Properties } from "../scoring/facts.ts";
import type { PropertyValues } from "./desired-values.ts";

/** Published points may lag behind the ledger by less than this under decay alone (contracts.md: at most 2 points apart). */
const decayStep = 3;

const pointProperties = new Set([
  "ripen_lead_score",
  "ripen_fit_score",
  "ripen_pain_score",
  "ripen_customer_score",
]);
/** Text that only accompanies the numbers: alone it is no reason to write without news. */
const accompanying = new Set(["ripen_reasons", "ripen_model_version"]);

/**
 * Which of the desired values are to be written, given what HubSpot shows in the same read as the inputs
 * (contracts.md, Properties): with news, whatever differs; under decay alone only when points
 * moved by 3 or more, or anything else changed; and always what was lost or edited by hand, which shows
 * as a value other than the one last intended, and what HubSpot shows as desired while we intended another
 * value last. `published` is null at the first scoring.
 */
export function valuesToWrite(
  desired: PropertyValues,
  shown: Properties,
  published: PropertyValues | null,
  hasNews: boolean,
): PropertyValues {
  // What we intended last may be on its way since before the reading: HubSpot will show it, whatever it showed then.
  const differing = Object.keys(desired).filter((name) => {
    const wanted = desired[name] ?? "";
    const last = published?.[name] ?? wanted;
    return !isSameValue(wanted, shown[name] ?? "") || !isSameValue(wanted, last);
  });
  if (differing.length === 0) return {};
  const isDue =
    hasNews ||
    published === null ||
    differing.some((name) => {
      const wanted = desired[name] ?? "";
      const last = published[name] ?? "";
      const now = shown[name] ?? "";
      const wasTouched = !isSameValue(last, now);
      if (pointProperties.has(name)) {
        // A number that appears or goes away is no decay.
        const isShift = wanted !== "" && now !== "";
        return wasTouched || !isShift || !(Math.abs(Number(wanted) - Number(now)) < decayStep);
      }
      return wasTouched || !accompanying.has(name);
    });
  return isDue ? Object.fromEntries(differing.map((name) => [name, desired[name] ?? ""])) : {};
}

/**
 * All values intended so far once `write` is added: what HubSpot shows already as desired counts as intended at the
 * first scoring, whoever put it there.
 */
export function publishedWith(
  write: PropertyValues,
  desired: PropertyValues,
  shown: Properties,
  published: PropertyValues | null,
): PropertyValues {
  const standing = Object.entries(desired).filter(([name, value]) =>
    isSameValue(value, shown[name] ?? ""),
  );
  return { ...published, ...Object.fromEntries(standing), ...write };
}

/** Whether HubSpot shows what was written: dates come back in another spelling than they were sent in, and checkboxes in another order. */
export function isSameValue(a: string, b: string): boolean {
  if (a === b) return true;
  if (a === "" || b === "") return false;
  const first = instantOf(a);
  if (first !== null) return first === instantOf(b);
  if (a.includes(";")) return a.split(";").sort().join(";") === b.split(";").sort().join(";");
  return false;
}
