import { notFound } from "../http/refusal.ts";
import { json, type ApiRoute } from "../http/route.ts";
import { pipelines, type Pipeline } from "../properties/pipelines.ts";
import { objectTypes } from "../records/object-type.ts";
import { typeNamed } from "./object-route.ts";

const base = {
  access: "token",
  method: "GET",
  kind: "other",
  limit: "general",
  scopes: (): readonly string[] => [objectTypes.deals.readScope],
} as const;

/** Pipelines of deals; no other type here has any. */
export const pipelineRoutes: readonly ApiRoute[] = [
  {
    ...base,
    name: "pipelines.list",
    path: "/crm/pipelines/{version}/{objectType}",
    handle: ({ params }) => json(200, { results: of(params["objectType"]).map(present) }),
  },
  {
    ...base,
    name: "pipelines.read",
    path: "/crm/pipelines/{version}/{objectType}/{pipelineId}",
    handle: ({ params }) => {
      const found = of(params["objectType"]).find(({ id }) => id === params["pipelineId"]);
      if (!found) throw notFound();
      return json(200, present(found));
    },
  },
];

function of(objectType = ""): readonly Pipeline[] {
  return typeNamed(objectType) === "deals" ? pipelines : [];
}

function present({ id, label, stages }: Pipeline): unknown {
  const at = "2024-01-15T09:00:00.000Z";
  const marks = { archived: false, createdAt: at, updatedAt: at };
  return {
    id,
    label,
    displayOrder: 0,
    ...marks,
    stages: stages.map((stage, displayOrder) => ({
      id: stage.id,
      label: stage.label,
      displayOrder,
      // Text, as live answers have it.
      metadata: { isClosed: String(stage.isClosed), probability: stage.probability.toFixed(1) },
      ...marks,
      writePermissions: "CRM_PERMISSIONS_ENFORCEMENT",
    })),
  };
}
