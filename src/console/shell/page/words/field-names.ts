import type { Both } from "../language/language.ts";

const names: Readonly<Record<string, Both>> = {
  email: { en: "E-mail", es: "Correo" },
  jobTitle: { en: "Job title", es: "Cargo" },
  buyingRole: { en: "Role in the purchase", es: "Papel en la compra" },
  companyName: { en: "Company name", es: "Nombre de la empresa" },
  companyDomain: { en: "Company domain", es: "Dominio de la empresa" },
  country: { en: "Country", es: "País" },
  employees: { en: "Employees", es: "Empleados" },
  industry: { en: "Industry", es: "Sector" },
  lifecycle: { en: "Lifecycle stage", es: "Etapa del ciclo de vida" },
  source: { en: "Origin of the lead", es: "Origen del lead" },
  trialStartedAt: { en: "Trial started", es: "Inicio de la prueba" },
  lastLoginAt: { en: "Last login", es: "Último acceso" },
  seatsInvited: { en: "Colleagues invited", es: "Compañeros invitados" },
  limitsReached: { en: "Limits reached", es: "Límites alcanzados" },
  revenue: { en: "Revenue", es: "Ingresos" },
  deals: { en: "Deals", es: "Negocios" },
  customerSince: { en: "Customer since", es: "Cliente desde" },
  satisfaction: { en: "Satisfaction", es: "Satisfacción" },
  phone: { en: "Telephone", es: "Teléfono" },
  consent: { en: "Opted out of e-mail", es: "Baja del correo" },
  postalCode: { en: "Postal code", es: "Código postal" },
};

/** What a logical field of the mapping is called; an admin's own field is called as the admin named it. */
export function fieldName(field: string): Both {
  return Object.hasOwn(names, field)
    ? (names[field] ?? { en: field, es: field })
    : { en: field, es: field };
}
