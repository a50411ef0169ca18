import type { ModelDocument } from "../../src/scoring/model/model.ts";
import { behaviour, event } from "./behaviour-criteria.ts";
import { profileFields, usageFields } from "./fields.ts";
import { exclusions, handRaisers, limits, markets } from "./gates.ts";
import { downloads, interest, sheets } from "./interest-criteria.ts";
import { fourCategories, funnel, origin, roles, threeByThree } from "./outcomes.ts";
import { businessEmail, companySize, market, position, targetCompany } from "./profile-criteria.ts";

/**
 * B2B software with a free trial: product use tells most (domain.md section 3). The points are a start,
 * until the account's own data say better.
 */
export const b2bSoftware: ModelDocument = {
  schema: 1,
  id: "b2b-software",
  version: 1,
  name: "B2B software with a free trial",
  about: {
    en: "For software that companies try before they buy. Fit: who they are. Pain: what they do in the product and on the site. Product use counts most, and a demo or contact request goes to sales at once.",
    es: "Para software que las empresas prueban antes de comprar. Ajuste: quiénes son. Dolor: qué hacen en el producto y en la web. El uso del producto es lo que más cuenta, y una petición de demo o contacto pasa a ventas en el acto.",
  },
  kind: "lead",
  axes: { fit: { max: 50 }, pain: { max: 50 } },
  fields: { ...profileFields, ...usageFields },
  criteria: [
    position({ director: 15, manager: 10, senior: 5 }),
    targetCompany(10, [
      "software",
      "information_tech",
      "information tech",
      "internet",
      "saas",
      "tecnolog",
    ]),
    market([
      { countries: markets.main, points: 10 },
      { countries: markets.others, points: 6 },
    ]),
    companySize([
      { from: 50, to: 1_000, points: 10 },
      { from: 1_001, points: 7 },
      { from: 10, to: 49, points: 5 },
    ]),
    businessEmail(5),
    behaviour({
      id: "product-use",
      label: { en: "Product use", es: "Uso del producto" },
      definition: {
        en: "Started a trial or used the product.",
        es: "Empezó una prueba o usó el producto.",
      },
      when: event(["trial_started", "feature_used"]),
      points: 20,
      family: "product",
    }),
    behaviour({
      id: "limits-reached",
      label: { en: "Limit reached", es: "Límite alcanzado" },
      definition: {
        en: "Reached a limit of the plan, so it needs more than the plan offers.",
        es: "Alcanzó un límite del plan, así que necesita más de lo que ofrece.",
      },
      when: event(["limit_reached"]),
      points: 10,
      family: "product",
    }),
    behaviour({
      id: "seats-invited",
      label: { en: "Colleagues invited", es: "Compañeros invitados" },
      definition: {
        en: "Invited colleagues into the product.",
        es: "Invitó a compañeros al producto.",
      },
      when: event(["seats_invited"]),
      points: 10,
      family: "product",
    }),
    interest.talk,
    interest.meeting,
    interest.reply,
    interest.pricing,
    interest.webinar,
    interest.newsletter,
    downloads,
    sheets,
  ],
  families: { product: { cap: 30 } },
  exclusions,
  limits,
  handRaisers,
  bands: [...fourCategories],
  matrix: threeByThree(25, 20),
  ready: { fit: 25, pain: 20, total: 55, hysteresis: 5, dwellHours: 24 },
  roles,
  funnel,
  origin,
};
