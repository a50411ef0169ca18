/** No model is larger, in bytes. */
const mostBytes = 2_000_000;

/** What a chosen file holds, or why it cannot be a model. */
export type ReadFile =
  | { readonly document: Readonly<Record<string, unknown>> }
  | { readonly problem: "notJson" | "tooLarge" };

/** Reads a chosen file as a model document; whether it is a good one the server says. */
export async function readModelFile(file: File): Promise<ReadFile> {
  if (file.size > mostBytes) return { problem: "tooLarge" };
  try {
    const document: unknown = JSON.parse(await file.text());
    return isObject(document) ? { document } : { problem: "notJson" };
  } catch {
    return { problem: "notJson" };
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
