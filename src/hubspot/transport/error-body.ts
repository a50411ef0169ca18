import { z } from "zod";

const names = z.record(z.string(), z.union([z.array(z.coerce.string()), z.coerce.string()]));

const errorItem = z.object({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  code: z.string().optional().catch(undefined),
  context: names.optional().catch(undefined),
});

/** The error body of hubspot-facts 3.7; HubSpot says to treat every field as optional. */
const errorBody = z.object({
  message: z.string().optional().catch(undefined),
  category: z.string().optional().catch(undefined),
  subCategory: z.string().optional().catch(undefined),
  errorType: z.string().optional().catch(undefined),
  policyName: z.string().optional().catch(undefined),
  correlationId: z.string().optional().catch(undefined),
  context: names.optional().catch(undefined),
  errors: z.array(errorItem).optional().catch(undefined),
});

/** What HubSpot's error bodies say, with the contexts of the body and of its entries joined. */
export type ErrorBody = {
  readonly message: string;
  readonly category: string | null;
  readonly subCategory: string | null;
  readonly policyName: string | null;
  readonly correlationId: string | null;
  readonly context: Context;
  /** The context of each entry alone: which of its values belong together. */
  readonly entries: readonly Context[];
};

/** What something is about: ids, properties, scopes, places, by HubSpot's names for them. */
type Context = Readonly<Record<string, readonly string[]>>;

/** Reads any body, HTML and nothing included: an answer to a failed call is never a reason to fail again. */
export function readErrorBody(text: string): ErrorBody {
  const parsed = errorBody.safeParse(json(text));
  if (!parsed.success) {
    return {
      message: "",
      category: null,
      subCategory: null,
      policyName: null,
      correlationId: null,
      context: {},
      entries: [],
    };
  }
  const { data } = parsed;
  const entries = (data.errors ?? []).map((entry) => entry.context);
  return {
    message: data.message ?? data.errors?.[0]?.message ?? "",
    category: data.category ?? data.errorType ?? null,
    subCategory: data.subCategory ?? null,
    policyName: data.policyName ?? null,
    correlationId: data.correlationId ?? null,
    context: joined([data.context, ...entries]),
    entries: entries.map((entry) => joined([entry])),
  };
}

function joined(contexts: readonly (Record<string, string[] | string> | undefined)[]): Context {
  const all = new Map<string, Set<string>>();
  for (const context of contexts) {
    for (const [name, values] of Object.entries(context ?? {})) {
      const known = all.get(name) ?? new Set<string>();
      for (const value of [values].flat()) known.add(value);
      all.set(name, known);
    }
  }
  return Object.fromEntries([...all].map(([name, values]) => [name, [...values]]));
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
