import type { ModelDocument } from "../../src/scoring/model/model.ts";
import { event } from "./behaviour-criteria.ts";
import { profileFields, usageFields } from "./fields.ts";

/** Customers by the value that they contribute, their loyalty and their satisfaction (domain.md section 6). */
export const customer: ModelDocument = {
  schema: 1,
  id: "customer",
  version: 1,
  name: "Customers",
  about: {
    en: "Ranks existing customers. The first axis is the value that they contribute, the second is loyalty and satisfaction. None of the lead criteria are used.",
    es: "Ordena a los clientes actuales. El primer eje es el valor que aportan; el segundo, la lealtad y la satisfacción. No interviene ningún criterio de leads.",
  },
  kind: "customer",
  axes: {
    fit: { max: 50, label: { en: "Value", es: "Valor" } },
    pain: { max: 50, label: { en: "Loyalty and satisfaction", es: "Lealtad y satisfacción" } },
  },
  fields: {
    companyName: profileFields.companyName,
    country: profileFields.country,
    employees: profileFields.employees,
    industry: profileFields.industry,
    ...usageFields,
    revenue: { contact: "total_revenue", company: "total_revenue" },
    deals: { contact: "num_associated_deals", company: "num_associated_deals" },
    customerSince: { contact: "closedate" },
    // Read by the renewal scenario alone (config/scenarios/customers.ts).
    subscriptionEnd: { contact: "subscription_ends_at" },
    satisfaction: { contact: "hs_feedback_last_nps_rating" },
  },
  criteria: [
    {
      id: "revenue",
      axis: "fit",
      family: "value",
      label: { en: "Revenue", es: "Ingresos" },
      definition: {
        en: "What the customer has paid us in total, in the account's currency.",
        es: "Lo que el cliente nos ha pagado en total, en la moneda de la cuenta.",
      },
      rules: [
        { when: { op: "size", field: "revenue", atLeast: 50_000 }, points: 30 },
        { when: { op: "size", field: "revenue", atLeast: 10_000 }, points: 20 },
        { when: { op: "size", field: "revenue", atLeast: 1_000 }, points: 10 },
      ],
    },
    {
      id: "potential",
      axis: "fit",
      family: "value",
      label: { en: "Room to grow", es: "Margen para crecer" },
      definition: {
        en: "The size of the company. A large one has room for a higher plan.",
        es: "El tamaño de la empresa: una grande tiene margen para un plan superior.",
      },
      rules: [
        { when: { op: "size", field: "employees", atLeast: 200 }, points: 10 },
        { when: { op: "size", field: "employees", atLeast: 50 }, points: 5 },
      ],
      // The size of a company says nothing of how its custom stands.
      isContext: true,
    },
    {
      id: "limits",
      axis: "fit",
      family: "value",
      label: { en: "Outgrowing the plan", es: "El plan se queda pequeño" },
      definition: {
        en: "Recently reached limits of the plan that a higher plan would lift.",
        es: "Alcanzó hace poco límites del plan que uno superior ampliaría.",
      },
      rules: [{ when: event(["limit_reached"]), points: 10 }],
      decay: { kind: "linear", days: 90 },
    },
    {
      id: "tenure",
      axis: "pain",
      family: "loyalty",
      label: { en: "Tenure", es: "Antigüedad" },
      definition: {
        en: "A customer for more than a year.",
        es: "Cliente desde hace más de un año.",
      },
      rules: [
        {
          when: { op: "not", of: { op: "withinDays", field: "customerSince", days: 365 } },
          points: 10,
        },
      ],
      // HubSpot dates every customer.
      isContext: true,
    },
    {
      id: "repeat-purchase",
      axis: "pain",
      family: "loyalty",
      label: { en: "Repeat purchases", es: "Compras repetidas" },
      definition: {
        en: "Bought more than once: several closed deals.",
        es: "Ha comprado más de una vez: varios negocios cerrados.",
      },
      rules: [
        { when: { op: "atLeast", field: "deals", value: 3 }, points: 10 },
        { when: { op: "atLeast", field: "deals", value: 2 }, points: 6 },
      ],
    },
    {
      id: "active-use",
      axis: "pain",
      family: "loyalty",
      label: { en: "Uses the product", es: "Usa el producto" },
      definition: {
        en: "Used the product recently. Fades over two months of silence.",
        es: "Usó el producto hace poco; se desvanece con dos meses de silencio.",
      },
      rules: [{ when: event(["feature_used"]), points: 15 }],
      decay: { kind: "linear", days: 60 },
    },
    {
      id: "satisfaction",
      axis: "pain",
      label: { en: "Satisfaction", es: "Satisfacción" },
      definition: {
        en: "The latest answer to the satisfaction survey, from 0 to 10. Detractors lose points.",
        es: "La última respuesta a la encuesta de satisfacción, de 0 a 10; los detractores restan.",
      },
      rules: [
        { when: { op: "atLeast", field: "satisfaction", value: 9 }, points: 15 },
        { when: { op: "between", field: "satisfaction", from: 7, to: 8.99 }, points: 8 },
        { when: { op: "atMost", field: "satisfaction", value: 6.99 }, points: -10 },
      ],
    },
  ],
  families: { value: { cap: 45 }, loyalty: { cap: 30 } },
  bands: [
    { name: "at_risk", label: { en: "At risk", es: "En riesgo" }, from: 0 },
    { name: "stable", label: { en: "Stable", es: "Estable" }, from: 26 },
    { name: "growing", label: { en: "Growing", es: "En crecimiento" }, from: 51 },
    { name: "champion", label: { en: "Champion", es: "Embajador" }, from: 76 },
  ],
  matrix: {
    fit: [20],
    pain: [20],
    cells: [
      ["blue", "purple"],
      ["purple", "red"],
    ],
  },
};
