import type { Model } from "../scoring/model/model.ts";

type Mapping = Model["fields"][string];

const labels: Readonly<Record<string, { readonly en: string; readonly es: string }>> = {
  email: { en: "E-mail", es: "Correo electrónico" },
  jobTitle: { en: "Job title", es: "Cargo" },
  buyingRole: { en: "Buying role", es: "Rol de compra" },
  company: { en: "Company", es: "Empresa" },
  companyName: { en: "Company name", es: "Nombre de la empresa" },
  companyDomain: { en: "Company domain", es: "Dominio de la empresa" },
  domain: { en: "Company domain", es: "Dominio de la empresa" },
  country: { en: "Country", es: "País" },
  size: { en: "Company size", es: "Tamaño de la empresa" },
  employees: { en: "Employees", es: "Empleados" },
  industry: { en: "Industry", es: "Sector" },
  revenue: { en: "Annual revenue", es: "Facturación anual" },
  lifecycle: { en: "Lifecycle stage", es: "Etapa del ciclo de vida" },
  source: { en: "Origin", es: "Origen" },
};

/** Profile fields are mapped on the settings page; counters and dates that become behaviour, in the console. */
export function isMainField(mapping: Mapping): boolean {
  return mapping.event === undefined;
}

/** A field's name for people; a field of the admin's own gets its name spelled out. */
export function labelOfField(name: string, language: "en" | "es"): string {
  const known = labels[name];
  if (known !== undefined) return known[language];
  const words = name.replaceAll(/([a-z0-9])([A-Z])/g, "$1 $2").replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1).toLowerCase();
}
