import { outputProperties } from "../../../config/properties.ts";
import { scenarios } from "../../../config/scenarios.ts";
import { mappableOutputs } from "../../scoring/model/outputs-schema.ts";
import type { Model } from "../../scoring/model/model.ts";
import type { Portal } from "../../store/portals/portals.ts";
import { takesOutput } from "../../writeback/takes-output.ts";
import type { OutputProperty } from "../contract/mapping.ts";
import { openVersion } from "../../account/models.ts";
import type { RestingOutput } from "../../store/portals/resting-outputs.ts";
import { restingText } from "../../words/pause-texts.ts";
import type { PortalSample } from "./portal-sample.ts";
import { conflictText, propertyAdvice } from "../../words/property-advice.ts";

type Known = {
  readonly sample: PortalSample;
  /** Which mappings somebody has confirmed, having seen how many values they overwrite. */
  readonly isConfirmed: (output: string, property: string) => boolean;
  /** What cannot be written for now. */
  readonly resting: readonly RestingOutput[];
  /** When the lane last saw which of them stand, epoch milliseconds; 0 when it never had to look. */
  readonly lookedAt: number;
};

/** What Ripen writes by this model, and where: ours by default, the portal's own where the model says so. */
export function outputsOf(portal: Portal, model: Model, known: Known): OutputProperty[] {
  const { bands } = model;
  const mappable: readonly string[] = mappableOutputs[model.kind];
  const ofOthers: readonly string[] = mappableOutputs[model.kind === "lead" ? "customer" : "lead"];
  const specs = outputProperties({
    ...(model.kind === "lead" ? { bands } : { customerBands: bands }),
    scenarios,
    bound: Object.keys(portal.bindings),
  });
  return specs
    .filter(({ name }) =>
      model.kind === "lead" ? !ofOthers.includes(name) : mappable.includes(name),
    )
    .map(({ name, label, description, type }) => ({
      name,
      label,
      description,
      type,
      isMappable: mappable.includes(name),
      ...standing(portal, model, name, known),
    }));
}

type Standing = Pick<OutputProperty, "state" | "note" | "target">;

function standing(portal: Portal, model: Model, name: string, known: Known): Standing {
  const own = new Map(Object.entries(model.outputs)).get(name);
  if (own === undefined) return ours(portal, name, known);
  const { properties } = known.sample;
  const property = properties?.contacts.find((each) => each.name === own);
  const target = { name: own, label: property?.label ?? null, type: property?.type ?? null };
  const isBroken = property === undefined || !takesOutput(name, model, property);
  if (known.resting.some((one) => one.name === own) || (properties !== null && isBroken)) {
    return {
      state: "broken",
      target,
      note: propertyAdvice.outputBroken(own),
    };
  }
  const inForce = openVersion(portal, portal.current[model.kind])?.model.outputs;
  if (new Map(Object.entries(inForce ?? {})).get(name) === own) {
    return { state: "mapped", target, note: null };
  }
  if (known.isConfirmed(name, own)) {
    return {
      state: "mapped",
      target,
      note: propertyAdvice.outputSoon,
    };
  }
  return {
    state: "unconfirmed",
    target,
    note: propertyAdvice.outputUnconfirmed(own),
  };
}

function ours({ conflicts }: Portal, name: string, { sample, resting, lookedAt }: Known): Standing {
  const conflict = conflicts?.find((each) => each.name === name);
  if (conflict === undefined) {
    const rests = resting.find((one) => one.name === name);
    // What the sample lacks the lane may have made again since.
    const isMissing =
      sample.properties !== null &&
      (sample.readAt ?? 0) > lookedAt &&
      !sample.properties.contacts.some((each) => each.name === name);
    if (rests === undefined && !isMissing) return { state: "own", target: null, note: null };
    return { state: "broken", target: null, note: restingText(rests ?? { whose: "ripen" }) };
  }
  return {
    state: "conflict",
    target: null,
    note: conflictText(conflict),
  };
}
