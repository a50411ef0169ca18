import { z } from "zod";
import type { Route } from "./route.ts";
import { routes } from "./routes.ts";
import { refusal } from "./text.ts";

type Json = Readonly<Record<string, unknown>>;

/** The OpenAPI 3.1 document of the whole table of routes, made from the zod schemas themselves. */
export function openApiDocument(): Json {
  const paths: Record<string, Record<string, Json>> = {};
  for (const [operationId, route] of Object.entries<Route>(routes)) {
    const path = `/console/api${route.path}`;
    (paths[path] ??= {})[route.method] = operation(operationId, route);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Ripen console",
      version: "1",
      description:
        "Everything that the settings console shows and does, for the one account of the session. Sessions begin at /console/enter with a one-time ticket. Times are epoch milliseconds; points are integers.",
    },
    paths,
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "__Host-ripen_console" },
        csrf: { type: "apiKey", in: "header", name: "X-Ripen-Csrf" },
      },
      schemas: { Refusal: schemaOf(refusal, "output") },
    },
  };
}

function operation(operationId: string, route: Route): Json {
  const refused = {
    description: "Refused, with a stable code and what to do",
    content: json({ $ref: "#/components/schemas/Refusal" }),
  };
  return {
    operationId,
    summary: route.summary,
    description: `Least role: ${route.role}.`,
    security: [route.method === "get" ? { session: [] } : { session: [], csrf: [] }],
    parameters: [...parameters("path", route.params), ...parameters("query", route.query)],
    ...(route.body && {
      requestBody: { required: true, content: json(schemaOf(route.body, "input")) },
    }),
    responses: {
      ...("file" in route
        ? { 200: { description: "The file", content: { [route.file]: {} } } }
        : {
            [route.status ?? 200]: {
              description: "Done",
              content: json(schemaOf(route.answer, "output")),
            },
          }),
      ...Object.fromEntries(["400", "401", "403", "404", "409"].map((status) => [status, refused])),
    },
  };
}

function parameters(place: "path" | "query", schema: z.ZodType | undefined): Json[] {
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.ZodType>> = schema.shape;
  return Object.entries(shape).map(([name, part]) => ({
    name,
    in: place,
    required: place === "path" || !part.safeParse(undefined).success,
    schema: schemaOf(part, "input"),
  }));
}

function schemaOf(schema: z.ZodType, io: "input" | "output"): Json {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function json(schema: Json): Json {
  return { "application/json": { schema } };
}
