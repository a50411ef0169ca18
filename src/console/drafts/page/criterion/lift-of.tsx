import { Text } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormats } from "../../../shell/page/language/formats.ts";
import { useTexts } from "../../../shell/page/language/language-provider.tsx";
import { evidenceQuery } from "../../../shell/page/server/queries.ts";
import { criterionTexts } from "./criterion-texts.ts";

/** The lift of a criterion beside its points, from the latest look at what sold; nothing where there was none. */
export function LiftOf({ criterion }: { readonly criterion: string }) {
  const say = useTexts(criterionTexts);
  const { number, percent } = useFormats();
  const { data } = useQuery(evidenceQuery);
  const found = data?.run?.findings?.criteria.find(({ id }) => id === criterion);
  if (found === undefined) return null;
  const { lift, rateWith, rateWithout } = found;
  if (lift === null || lift.value === null || rateWith === null || rateWithout === null) {
    return (
      <Text size="xs" c="dimmed">
        {say.tooFewSales}
      </Text>
    );
  }
  const high = lift.high === null ? "∞" : number(lift.high);
  return (
    <Text size="xs" c="dimmed">
      {say.lift(
        `${number(lift.value)} (${number(lift.low ?? 0)} – ${high})`,
        percent(rateWith),
        percent(rateWithout),
      )}
    </Text>
  );
}
