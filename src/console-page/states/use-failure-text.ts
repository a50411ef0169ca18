import { usePick, useTexts } from "../language/language-provider.tsx";
import { CallFailure } from "../server/call-failure.ts";
import { stateTexts } from "./state-texts.ts";

/** Puts a failure into the words of the page's language. */
export function useFailureText(): (error: unknown) => string {
  const say = useTexts(stateTexts);
  const pick = usePick();
  return (error) =>
    error instanceof CallFailure && error.texts !== null ? pick(error.texts) : say.unreachable;
}
