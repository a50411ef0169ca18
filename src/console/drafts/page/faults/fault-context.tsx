import { createContext, use, useMemo, useState, type ReactNode } from "react";
import type { Text } from "../../../../base/text.ts";
import type { Draft } from "../../../contract/drafts.ts";
import { usePick } from "../../../shell/page/language/language-provider.tsx";

const FaultsContext = createContext<ReadonlyMap<string, Text>>(new Map());

/** Lets every input within say what is wrong with it, by its place in the document. */
export function FaultsAtFields(props: { readonly draft: Draft; readonly children: ReactNode }) {
  const { draft, children } = props;
  const faults = useMemo(
    () => new Map(draft.faults.map(({ path, message }) => [path, message])),
    [draft.faults],
  );
  return <FaultsContext value={faults}>{children}</FaultsContext>;
}

/**
 * What is wrong with the input at a path, as its `error`; give `onBlur` to the input. What somebody has just begun is not
 * found fault with before they have left the input.
 */
export function useFaultAt(path: string) {
  const pick = usePick();
  const faults = use(FaultsContext);
  const found = faults.get(path) ?? entryFault(faults, path);
  const [wasThere] = useState(found !== undefined);
  const [wasLeft, setLeft] = useState(false);
  const isShown = found !== undefined && (wasThere || wasLeft);
  return {
    error: isShown ? asSentence(pick(found)) : undefined,
    onBlur: () => setLeft(true),
  };
}

/** A list is one input: what is wrong with an entry is said there. */
function entryFault(faults: ReadonlyMap<string, Text>, path: string): Text | undefined {
  for (const [place, message] of faults) {
    if (place.startsWith(`${path}[`) && /^\[\d+\]$/.test(place.slice(path.length))) return message;
  }
  return undefined;
}

/** As people write it beside a field: with a capital letter and a full stop. */
export function asSentence(words: string): string {
  const sentence = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.?!]$/.test(sentence) ? sentence : `${sentence}.`;
}
