import type { Seniority } from "./seniority.ts";
import type { Role } from "../result.ts";
import type { Places } from "./places.ts";
import type { TitleVocabulary } from "./title-vocabulary.ts";
import type { Text } from "../../base/text.ts";

/**
 * The word lists that the engine needs, built once in config/lexicon.ts and frozen, so that
 * src/scoring reads no package and no file. Keys are in the form that fold.ts gives them.
 */
export type Lexicon = {
  /** Domains of mail providers and throw-away addresses, lower case; a domain below one counts too. */
  readonly freeMailDomains: ReadonlySet<string>;
  /** The great providers under any country's domain. */
  readonly greatProviders: RegExp;
  /** The names of countries, for countryOf. */
  readonly places: Places;
  /** From the alpha-2 code to the country's name, for sentences. */
  readonly countryNames: ReadonlyMap<string, Text>;
  /** From HubSpot's industry option (hubspot-facts 4.7) to the words of a sentence. */
  readonly industryNames: ReadonlyMap<string, Text>;
  /** The words of job titles, for levelOf. */
  readonly titles: TitleVocabulary;
  /** From an option of a property of levels, as `words` gives it, to the level: HubSpot's hs_seniority. */
  readonly seniorityOptions: ReadonlyMap<string, Seniority>;
  /** Words that tell the role in a purchase whatever the level: 'procurement', 'compras'. */
  readonly roleWords: ReadonlyMap<string, Role>;
};
