import { format } from "prettier";
import { verdictValues } from "../../src/scoring/verdict.ts";
import { eventNames } from "../../src/words/events.ts";
import { stateNames } from "../../src/words/states.ts";

/** The file of names that the uploaded card holds, because HubSpot uploads a folder of its own. */
export function namesFile(): Promise<string> {
  const { roles, stages, origins, verdictReasons } = stateNames;
  const text = `// Written from src/words by test/hubspot-project/write-generated-parts.ts: a test keeps it so.

/** What events, roles, stages, origins and sales' reasons are called, as everywhere else in Ripen. */
export const names = ${JSON.stringify({ events: eventNames, roles, stages, origins, verdictReasons })} as const;

/** What sales can answer, in the order of its buttons. */
export const verdictValues = ${JSON.stringify(verdictValues)} as const;
`;
  return format(text, { parser: "typescript", printWidth: 100 });
}
