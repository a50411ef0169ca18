import { z } from "zod";
import type { LedgerTransaction } from "../engine/ledger.ts";
import type { PortalId } from "../engine/portal-id.ts";
import { pause, type Pause, readPauses } from "./pauses.ts";
import { forgetSource } from "./sources.ts";

/** Under this name is kept when the properties that we write to were looked at last. */
export const outputsSource = "outputs";
const what = "outputs";

/** A property that we write to and that cannot be written now. */
export type RestingOutput = {
  readonly name: string;
  /** Ours, ours that people fill in, or one of the account's own that an output goes to. */
  readonly whose: "ripen" | "people" | "account";
  /** Gone from the portal, or there and no longer able to take what is written. */
  readonly why: "gone" | "unfitting";
  /** Whether people have been told: what a refusal alone says is looked at first. */
  readonly isTold: boolean;
};

const detail = z.object({
  properties: z.array(
    z.object({
      name: z.string(),
      whose: z.enum(["ripen", "people", "account"]),
      why: z.enum(["gone", "unfitting"]),
      isTold: z.boolean(),
    }),
  ),
});

/** What the pause of outputs says. */
export function restingIn(pauses: ReadonlyMap<string, Pause>): readonly RestingOutput[] {
  return detail.safeParse(pauses.get(what)?.detail).data?.properties ?? [];
}

/** Lets exactly these rest; none of them may be there twice. */
export async function keepResting(
  tx: LedgerTransaction,
  portalId: PortalId,
  properties: readonly RestingOutput[],
  now: number,
): Promise<void> {
  await pause(tx, portalId, what, now, { until: null, reason: what, detail: { properties } });
}

/** Lets properties rest as well that HubSpot has just said it does not have; whether they are ours shows at the next look, which comes at once. */
export async function restOutputs(
  tx: LedgerTransaction,
  portalId: PortalId,
  names: readonly string[],
  now: number,
): Promise<void> {
  if (names.length === 0) return;
  const before = restingIn(await readPauses(tx, portalId, now));
  const added = names.filter((name) => !before.some((one) => one.name === name));
  if (added.length === 0) return;
  const gone = added.map((name) => {
    const whose = name.startsWith("ripen_") ? "ripen" : "account";
    return { name, whose, why: "gone", isTold: false } as const;
  });
  await keepResting(tx, portalId, [...before, ...gone], now);
  await forgetSource(tx, portalId, outputsSource);
}
