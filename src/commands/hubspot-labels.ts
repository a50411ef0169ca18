/** A column of an export by the object and the internal name of its property. */
export type Column = { readonly object: "contact" | "company"; readonly property: string };

const CONTACT: readonly (readonly [property: string, ...labels: string[]])[] = [
  [
    "hs_object_id",
    "Record ID",
    "Contact ID",
    "ID de registro",
    "ID del registro",
    "contact_id",
    "id",
  ],
  ["email", "Email", "E-mail", "Correo", "Correo electrónico"],
  ["firstname", "First name", "Nombre"],
  ["lastname", "Last name", "Apellidos", "Apellido"],
  ["jobtitle", "Job title", "Cargo", "Puesto"],
  ["country", "Country/Region", "Country", "País/Región", "País"],
  ["company", "Company name", "Company", "Nombre de la empresa", "Empresa"],
  ["numemployees", "Number of employees", "Número de empleados", "Empleados"],
  ["industry", "Industry", "Sector", "Industria"],
  ["lifecyclestage", "Lifecycle stage", "Etapa del ciclo de vida"],
  ["hs_buying_role", "Buying role", "Rol de compra"],
  ["hs_analytics_source", "Original source", "Original traffic source", "Fuente original"],
  ["hs_analytics_num_page_views", "Number of pageviews", "Número de páginas vistas"],
  ["hs_analytics_last_timestamp", "Time last seen", "Last activity on site"],
  ["hs_analytics_last_url", "Last page seen", "Última página vista"],
  ["num_conversion_events", "Number of form submissions", "Número de envíos de formularios"],
  ["recent_conversion_date", "Recent conversion date", "Fecha de conversión reciente"],
  ["recent_conversion_event_name", "Recent conversion", "Conversión reciente"],
  ["engagements_last_meeting_booked", "Date of last meeting booked in meetings tool"],
  ["hs_sales_email_last_replied", "Recent sales email replied date"],
  ["hs_email_optout", "Unsubscribed from all email"],
  ["phone", "Phone number", "Número de teléfono", "Teléfono"],
  ["zip", "Postal code", "Código postal"],
  ["closedate", "Close date", "Fecha de cierre"],
  ["total_revenue", "Total revenue", "Ingresos totales"],
  ["num_associated_deals", "Number of associated deals", "Número de negocios asociados"],
];

const COMPANY: readonly (readonly [property: string, ...labels: string[]])[] = [
  ["name", "Company name", "Nombre de la empresa"],
  ["domain", "Company domain name", "Company domain", "Nombre de dominio de la empresa"],
  ["country", "Country/Region", "Country", "País/Región", "País"],
  ["numberofemployees", "Number of employees", "Número de empleados", "Empleados"],
  ["industry", "Industry", "Sector", "Industria"],
  ["annualrevenue", "Annual revenue", "Ingresos anuales"],
  ["total_revenue", "Total revenue", "Ingresos totales"],
];

/** HubSpot's labels in English and Spanish of the properties that models usually read (hubspot-facts 4.6, 4.7). */
export const LABELS: readonly (Column & { readonly labels: readonly string[] })[] = [
  ...CONTACT.map(([property, ...labels]) => ({ object: "contact" as const, property, labels })),
  ...COMPANY.map(([property, ...labels]) => ({ object: "company" as const, property, labels })),
];
