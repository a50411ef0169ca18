import type { Text } from "../../../../base/text.ts";
import type { Model } from "../../../../scoring/model/model-schema.ts";

type Named = { readonly label?: Text };

/** The words of places in a model that have no name of their own. */
type PlaceTexts = {
  readonly rule: (at: string) => string;
  readonly unnamed: (at: string) => string;
  readonly parts: Readonly<Record<string, string>>;
  readonly elsewhere: string;
};

/**
 * Where in the model something is, as a person knows it: 'Business e-mail, rule 2', 'Ready', never a path. `pick` gives
 * a text in the page's language.
 */
export function placeName(
  model: Partial<Model>,
  path: string,
  say: PlaceTexts,
  pick: (text: Text) => string,
): string {
  const [, part = "", , at] = /^(\w+)(\[(\d+)\])?/.exec(path) ?? [];
  const index = at === undefined ? null : Number(at);
  const lists: Readonly<Record<string, readonly Named[] | undefined>> = {
    criteria: model.criteria,
    exclusions: model.exclusions,
    limits: model.limits,
    handRaisers: model.handRaisers,
    bands: model.bands,
  };
  const list = lists[part];
  if (index === null || !Array.isArray(list)) return say.parts[part] ?? say.elsewhere;
  const label = (list as readonly Named[])[index]?.label;
  const name =
    (label && pick(label)) || `${say.parts[part] ?? ""} ${say.unnamed(String(index + 1))}`;
  const rule = /\.rules\[(\d+)\]/.exec(path)?.[1];
  return rule === undefined ? name : `${name}, ${say.rule(String(Number(rule) + 1))}`;
}
