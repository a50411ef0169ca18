import type { ModelDocument } from "../../src/scoring/model/model.ts";
import { behaviour, event, eventWith } from "./behaviour-criteria.ts";
import { profileFields } from "./fields.ts";
import { exclusions, handRaisers, limits, markets } from "./gates.ts";
import { downloads, interest, sheets } from "./interest-criteria.ts";
import { fourCategories, funnel, origin, roles, threeByThree } from "./outcomes.ts";
import { businessEmail, companySize, market, position, targetCompany } from "./profile-criteria.ts";

/**
 * B2B services without self-service: nobody can try the service alone, so that talking to us is what
 * tells most, and the goal of nurturing is the ready score (domain.md section 8).
 */
export const b2bServices: ModelDocument = {
  schema: 1,
  id: "b2b-services",
  version: 1,
  name: "B2B services",
  about: {
    en: "For services that are sold in conversation. Fit: position, industry, market and size. Pain: asking for a quote, meeting, answering, reading case studies and coming back to the services pages.",
    es: "Para servicios que se venden conversando. Ajuste: cargo, sector, mercado y tamaño. Dolor: pedir presupuesto, reunirse, contestar, leer casos de éxito y volver a las páginas de servicios.",
  },
  kind: "lead",
  fields: { ...profileFields },
  criteria: [
    position({ director: 20, manager: 12, senior: 5 }),
    targetCompany(10, ["manufactur", "financ", "insurance", "retail", "industri", "logist"]),
    market([
      { countries: markets.main, points: 8 },
      { countries: markets.others, points: 4 },
    ]),
    companySize([
      { from: 200, points: 8 },
      { from: 50, to: 199, points: 6 },
      { from: 20, to: 49, points: 3 },
    ]),
    businessEmail(4),
    interest.talk,
    interest.meeting,
    interest.reply,
    interest.webinar,
    interest.newsletter,
    downloads,
    sheets,
    behaviour({
      id: "call-held",
      label: { en: "Called us", es: "Nos llamó" },
      definition: {
        en: "Called someone on the team. Calls that we make do not count.",
        es: "Llamó a alguien del equipo. Las llamadas que hacemos nosotros no cuentan.",
      },
      when: event(["call_held"]),
      points: 10,
    }),
    behaviour({
      id: "services-pages",
      label: { en: "Services pages, repeatedly", es: "Páginas de servicios, repetidamente" },
      definition: {
        en: "Read pages about services or prices at least three times in the last 30 days.",
        es: "Leyó páginas de servicios o precios al menos tres veces en los últimos 30 días.",
      },
      when: {
        op: "event",
        types: ["page_viewed"],
        where: {
          op: "contains",
          field: "url",
          values: ["/services", "/servicios", "/pricing", "/precios", "/tarifas"],
        },
        times: 3,
        withinDays: 30,
      },
      points: 8,
    }),
    behaviour({
      id: "case-study",
      label: { en: "Case study", es: "Caso de éxito" },
      definition: {
        en: "Read how another customer solved the same problem.",
        es: "Leyó cómo otro cliente resolvió el mismo problema.",
      },
      when: eventWith("page_viewed", "url", ["/case", "/casos", "/clientes", "/customers"]),
      points: 4,
      eachUpTo: 8,
    }),
  ],
  exclusions,
  limits,
  handRaisers,
  bands: [...fourCategories],
  matrix: threeByThree(25, 18),
  ready: { fit: 25, pain: 18, total: 50, hysteresis: 5, dwellHours: 24 },
  roles,
  funnel,
  origin,
};
