import { z } from "zod";
import { parseBody } from "../http/parse-body.ts";
import { notFound } from "../http/refusal.ts";
import { json, type ApiExchange, type ApiRoute, type Reply } from "../http/route.ts";
import type { Link } from "../records/associations.ts";
import { objectTypeOf, objectTypes, type ObjectType } from "../records/object-type.ts";
import { resolveLive } from "../records/record.ts";
import { batchReply, inputsOf, type BatchError } from "./batch.ts";
import { typeNamed } from "./object-route.ts";

const schema = z.strictObject({
  inputs: inputsOf(z.strictObject({ id: z.string(), after: z.string().optional() }), 1000),
});

const readScopes = (params: Readonly<Record<string, string>>): readonly string[] =>
  [params["fromType"], params["toType"]].flatMap((name) => {
    const type = objectTypeOf(name ?? "");
    return type ? [objectTypes[type].readScope] : [];
  });

/** Association type ids that HubSpot defines: contact to company, unlabeled and primary (hubspot-facts 3.9). */
export const typeIds: Readonly<
  Record<string, { readonly plain: number; readonly primary: number }>
> = {
  "contacts>companies": { plain: 279, primary: 1 },
  "companies>contacts": { plain: 280, primary: 2 },
  "contacts>deals": { plain: 4, primary: 4 },
  "deals>contacts": { plain: 3, primary: 3 },
  "deals>companies": { plain: 341, primary: 5 },
  "companies>deals": { plain: 342, primary: 6 },
  "contacts>meetings": { plain: 199, primary: 199 },
  "meetings>contacts": { plain: 200, primary: 200 },
  "contacts>calls": { plain: 193, primary: 193 },
  "calls>contacts": { plain: 194, primary: 194 },
  "contacts>emails": { plain: 197, primary: 197 },
  "emails>contacts": { plain: 198, primary: 198 },
  "contacts>tasks": { plain: 203, primary: 203 },
  "tasks>contacts": { plain: 204, primary: 204 },
};

/** Reading associations (hubspot-facts 3.9). */
export const associationRoutes: readonly ApiRoute[] = [
  {
    access: "token",
    name: "associations.batch.read",
    method: "POST",
    path: "/crm/associations/{version}/{fromType}/{toType}/batch/read",
    kind: "read",
    limit: "associations",
    scopes: readScopes,
    handle: batchRead,
  },
  {
    access: "token",
    name: "associations.list",
    method: "GET",
    path: "/crm/objects/{version}/{fromType}/{id}/associations/{toType}",
    kind: "read",
    limit: "associations",
    scopes: readScopes,
    handle: listOne,
  },
];

function batchRead(exchange: ApiExchange): Reply {
  const { portal } = exchange;
  const { inputs } = parseBody(exchange, schema);
  const { from, to } = ends(exchange);
  const results: unknown[] = [];
  const errors: BatchError[] = [];
  for (const id of new Set(inputs.map((input) => input.id))) {
    const links = portal.associations.of({ type: from, id }, to);
    if (!/^\d+$/u.test(id)) errors.push(noIdentifier(id));
    else if (links.length === 0) errors.push(none(from, to, id));
    else results.push({ from: { id }, to: links.map((link) => presentLink(from, link)) });
  }
  return batchReply(exchange, 200, results, errors, inputs.length);
}

function listOne(exchange: ApiExchange): Reply {
  const { portal, params } = exchange;
  const { from, to } = ends(exchange);
  const record = resolveLive(portal.stores[from], params["id"] ?? "");
  if (!record) throw notFound();
  const links = portal.associations.of(record, to);
  return json(200, { results: links.map((link) => presentLink(from, link)) }, 1);
}

function ends({ params }: ApiExchange): { readonly from: ObjectType; readonly to: ObjectType } {
  return { from: typeNamed(params["fromType"] ?? ""), to: typeNamed(params["toType"] ?? "") };
}

function presentLink(from: ObjectType, { toId, toType, primary, labels }: Link): unknown {
  const ids = typeIds[`${from}>${toType}`] ?? { plain: 0, primary: 0 };
  const category = "HUBSPOT_DEFINED";
  return {
    // A number in live answers, though the specification says text (hubspot-facts 3.9).
    toObjectId: Number(toId),
    associationTypes: [
      ...(primary && ids.primary !== ids.plain
        ? [{ category, typeId: ids.primary, label: "Primary" }]
        : []),
      { category, typeId: ids.plain, label: null },
      ...labels.map((label) => ({ category: "USER_DEFINED", typeId: ownTypeId(label), label })),
    ],
  };
}

/** Seen live for an id that is no number (hubspot-facts 16.2). */
function noIdentifier(id: string): BatchError {
  return {
    status: "error",
    category: "VALIDATION_ERROR",
    subCategory: "crm.associations.INVALID_IDENTIFIER",
    message: `${id} is not a valid identifier`,
    context: { fromObjectId: [id] },
  };
}

/** A number for each label of the account's own. */
function ownTypeId(label: string): number {
  return (
    1_001 + Array.from(label).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9_973, 0)
  );
}

function none(from: ObjectType, to: ObjectType, id: string): BatchError {
  const [fromType, toType] = [objectTypes[from].singular, objectTypes[to].singular];
  return {
    status: "error",
    category: "OBJECT_NOT_FOUND",
    subCategory: "crm.associations.NO_ASSOCIATIONS_FOUND",
    message: `No ${toType} is associated with ${fromType} ${id}.`,
    context: { fromObjectId: [id], fromObjectType: [fromType], toObjectType: [toType] },
  };
}
