import type { Text } from "../base/text.ts";

const names: Readonly<Record<string, Text>> = {
  email: { en: "E-mail", es: "Correo electrónico" },
  phone: { en: "Telephone", es: "Teléfono" },
  consent: { en: "Opted out of e-mail", es: "Baja del correo" },
  jobTitle: { en: "Job title", es: "Cargo" },
  seniority: { en: "Seniority", es: "Nivel del cargo" },
  buyingRole: { en: "Role in the purchase", es: "Rol en la compra" },
  company: { en: "Company", es: "Empresa" },
  companyName: { en: "Company name", es: "Nombre de la empresa" },
  companyDomain: { en: "Company domain", es: "Dominio de la empresa" },
  domain: { en: "Company domain", es: "Dominio de la empresa" },
  country: { en: "Country", es: "País" },
  postalCode: { en: "Postal code", es: "Código postal" },
  size: { en: "Company size", es: "Tamaño de la empresa" },
  employees: { en: "Employees", es: "Empleados" },
  industry: { en: "Industry", es: "Sector" },
  revenue: { en: "Annual revenue", es: "Facturación anual" },
  lifecycle: { en: "Lifecycle stage", es: "Etapa del ciclo de vida" },
  source: { en: "Origin of the lead", es: "Origen del lead" },
  deals: { en: "Deals", es: "Negocios" },
  customerSince: { en: "Customer since", es: "Cliente desde" },
  subscriptionEnd: { en: "Subscription ends", es: "Fin de la suscripción" },
  satisfaction: { en: "Satisfaction", es: "Satisfacción" },
  url: { en: "Page", es: "Página" },
  form: { en: "Form", es: "Formulario" },
  trialStartedAt: { en: "Trial started on", es: "Inicio de la prueba" },
  lastLoginAt: { en: "Last login", es: "Último acceso" },
  seatsInvited: { en: "Colleagues invited", es: "Compañeros invitados" },
  limitsReached: { en: "Limits reached", es: "Límites alcanzados" },
};

/** What a logical field of the mapping is called; one of the admin's own gets its name spelt out. */
export function fieldName(field: string): Text {
  const known = Object.hasOwn(names, field) ? names[field] : undefined;
  if (known !== undefined) return known;
  const words = field.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll("_", " ");
  const own = words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
  return { en: own, es: own };
}
