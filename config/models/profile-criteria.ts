import type { ModelDocument } from "../../src/scoring/model/model.ts";

type Criterion = ModelDocument["criteria"][number];

/** A business address against a free-mail one (domain.md section 2, E-mail). */
export function businessEmail(points: number): Criterion {
  return {
    id: "business-email",
    axis: "fit",
    label: { en: "Business e-mail", es: "Correo de empresa" },
    definition: {
      en: "The address belongs to a company's own domain, not to a free-mail provider such as gmail.com.",
      es: "La dirección pertenece al dominio propio de una empresa y no a un correo gratuito como gmail.com.",
    },
    rules: [{ when: { op: "businessEmail", field: "email" }, points }],
  };
}

/** Position: the higher in the organisation, the higher the score (domain.md section 2, Position). */
export function position(points: {
  readonly director: number;
  readonly manager: number;
  readonly senior: number;
}): Criterion {
  return {
    id: "position",
    axis: "fit",
    label: { en: "Position", es: "Cargo" },
    definition: {
      en: "How senior the job title is. Directors and above decide; managers and experts influence the purchase.",
      es: "El nivel del cargo: dirección o superior decide; mandos y expertos influyen en la compra.",
    },
    rules: (["director", "manager", "senior"] as const).map((level) => ({
      when: { op: "seniorityAtLeast", field: "jobTitle", level },
      points: points[level],
    })),
  };
}

/** The company is one that we want: by industry until the admin lists domains (domain.md section 2, Company). */
export function targetCompany(points: number, industries: readonly string[]): Criterion {
  return {
    id: "target-company",
    axis: "fit",
    label: { en: "Target company", es: "Empresa objetivo" },
    definition: {
      en: "The company works in one of the industries that we sell to; add a list of company domains to name exact accounts.",
      es: "La empresa trabaja en uno de los sectores a los que vendemos; añada una lista de dominios para nombrar cuentas concretas.",
    },
    rules: [{ when: { op: "contains", field: "industry", values: [...industries] }, points }],
  };
}

/** Served markets, each with its own potential (domain.md section 2, Location). */
export function market(
  tiers: readonly { readonly countries: readonly string[]; readonly points: number }[],
): Criterion {
  return {
    id: "market",
    axis: "fit",
    label: { en: "Market", es: "Mercado" },
    definition: {
      en: "The company's country, or the person's when that is unknown, is a market that we serve; main markets are worth more.",
      es: "El país de la empresa, o el de la persona si no se conoce, es un mercado que atendemos; los principales valen más.",
    },
    rules: tiers.map(({ countries, points }) => ({
      when: { op: "countryIn", field: "country", values: [...countries] },
      points,
    })),
  };
}

/** Purchasing power by headcount (domain.md section 2, Size). */
export function companySize(
  tiers: readonly { readonly from: number; readonly to?: number; readonly points: number }[],
): Criterion {
  return {
    id: "company-size",
    axis: "fit",
    label: { en: "Company size", es: "Tamaño de la empresa" },
    definition: {
      en: "Number of employees, as a sign of purchasing power: our best customers have between 50 and 1,000.",
      es: "Número de empleados como señal de poder de compra: nuestros mejores clientes tienen entre 50 y 1.000.",
    },
    rules: tiers.map(({ from, to, points }) => ({
      when: {
        op: "size",
        field: "employees",
        atLeast: from,
        ...(to === undefined ? {} : { atMost: to }),
      },
      points,
    })),
  };
}
