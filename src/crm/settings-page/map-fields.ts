import { z } from "zod";
import { parseModel, ModelError, type Model } from "../../scoring/model/model.ts";
import type { ModelVersion, Portal } from "../../store/portals/portals.ts";
import { mayNotEdit, notConnected, ok, refused, type Answer } from "../signed/answer.ts";
import type { CardsDeps } from "../signed/deps.ts";
import { isMainField } from "../../words/main-fields.ts";
import type { ModelViews } from "../../account/model-views.ts";
import type { SignedCall } from "../signed/read-signed-call.ts";
import { changeAccount } from "../../account/change-account.ts";

const property = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,99}$/)
  .nullable();
const mapping = z.strictObject({
  /** The version that the person looked at: a newer one is not overwritten. */
  version: z.number().int().positive(),
  fields: z.record(z.string(), z.strictObject({ contact: property, company: property })),
});

/**
 * Publishes the model in force with another mapping: the mapping belongs to the version (contracts.md, Model
 * document), so it becomes a version of its own, can be rolled back, and fires nothing by itself. The same
 * mapping again publishes nothing.
 */
export async function mapFields(
  deps: CardsDeps,
  views: ModelViews,
  { portalId, userEmail, userId, body }: SignedCall,
): Promise<Answer> {
  const given = mapping.safeParse(body);
  if (!given.success) {
    return refused(400, "mapping_invalid", "Send the version and a property for each field.");
  }
  const portal = await deps.portals.get(portalId);
  const model = portal === null ? null : (views(portal, portal.current.lead)?.model ?? null);
  if (portal?.status !== "connected" || model === null) return notConnected;
  if (deps.roleOf(portal, userEmail) !== "publish") return mayNotEdit;
  if (portal.current.lead !== given.data.version) return outdated;

  const mapped = withMapping(model, given.data.fields);
  if (mapped === null) return ok({ version: model.version });
  const version = Math.max(...portal.models.map((each) => each.version)) + 1;
  const by = userEmail || `user ${userId}`;
  const parsed = parse({ ...mapped, version });
  if (!parsed.ok) return parsed.answer;
  const now = deps.clock.now();
  const published: ModelVersion = {
    version,
    name: model.name,
    note: "Mapping changed on HubSpot's settings page",
    publishedAt: now,
    publishedBy: by,
    model: parsed.model,
  };
  const after = await changeAccount(deps.portals, portalId, (before) =>
    before.current.lead === given.data.version ? publish(before, published) : before,
  );
  if (after.current.lead !== version) return outdated;
  await deps.ledger.transaction(async (tx) => {
    await tx
      .insertInto("audit")
      .values({
        portal_id: portalId,
        at: now,
        who: by,
        what: "mapping",
        detail_json: JSON.stringify({ version, fields: given.data.fields }),
      })
      .execute();
  });
  deps.wakePortal(portalId);
  return ok({ version });
}

const outdated = refused(
  409,
  "version_outdated",
  "Somebody has published another version meanwhile. Load the page again.",
);

/** The model with the mapping; null when nothing differs. Fields that the page does not show keep theirs. */
function withMapping(
  model: Model,
  fields: z.infer<typeof mapping>["fields"],
): Omit<Model, "version"> | null {
  const changed = Object.entries(model.fields).flatMap(([name, before]) => {
    const wish = fields[name];
    if (wish === undefined || !isMainField(before)) return [];
    const same =
      (before.contact ?? null) === wish.contact && (before.company ?? null) === wish.company;
    return same
      ? []
      : [
          [
            name,
            {
              ...(wish.contact === null ? {} : { contact: wish.contact }),
              ...(wish.company === null ? {} : { company: wish.company }),
            },
          ] as const,
        ];
  });
  if (changed.length === 0) return null;
  return { ...model, fields: { ...model.fields, ...Object.fromEntries(changed) } };
}

function parse(
  document: unknown,
): { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly answer: Answer } {
  try {
    return { ok: true, model: parseModel(document) };
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    return { ok: false, answer: refused(400, "mapping_invalid", error.message) };
  }
}

function publish(before: Portal, published: ModelVersion): Portal {
  return {
    ...before,
    models: [...before.models, published],
    current: { ...before.current, lead: published.version },
  };
}
