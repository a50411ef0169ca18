/** A column of an export by the object and the internal name of its property in HubSpot. */
export type Column = { readonly object: "contact" | "company"; readonly property: string };

/**
 * How exports name the columns that models read, the likeliest first: HubSpot's labels in English and Spanish,
 * then Salesforce (reports and Data Loader), Dynamics 365, Pipedrive, Zoho, Freshsales, Odoo, Mautic, Mailchimp,
 * ActiveCampaign, Apollo, ZoomInfo, LinkedIn Lead Gen and Connections, Facebook Lead Ads, Google and Outlook
 * contacts, Eventbrite, Calendly, Holded. Taken from their export files and help pages in autumn 2026; kept by
 * hand. Compared as `words` gives them, so that case, accents and punctuation do not matter.
 */
const CONTACT: Readonly<Record<string, string>> = {
  hs_object_id:
    "Record ID;Contact ID;ID de registro;ID del registro;contact_id;id;Record Id - Contact;Contact Id;Lead ID;Lead Id;Id. de contacto;ID de contacto;Person ID;Person Id;Contact Identifier;(Do Not Modify) Contact;(Do Not Modify) Lead;(No modificar) Contacto;(No modificar) Cliente potencial;Apollo Contact Id;ZoomInfo Contact ID;Contacto ID;External ID;ID externo;Subscriber ID;LEID;EUID;Attendee #;Attendee ID;Submission ID;contactid;leadid;Id del cliente",
  email:
    "Email;Emails;Email addresses;E-mail;Correo;Correo electrónico;Email Address;E-mail Address;Work Email;Business Email;Corporate Email;Company Email;Email - Work;Email Work;Primary Email;Email 1;Email1;E-mail 1 - Value;E-mail 1 Value;Email 1 Value;EMail;Mail;e-Mail;Dirección de correo electrónico;Dirección de correo;Correo electrónico 1;Correo electrónico del trabajo;Correo del trabajo;Correo de trabajo;Correo corporativo;Correo profesional;Email de trabajo;Email del trabajo;Email profesional;Invitee Email;Attendee Email;Buyer Email;Email de contacto;Contact Email;Email del contacto;Lead Email;emailaddress1;Personal Email;Email - Home;Email Home;Email - Other;Secondary Email;Email 2;Email personal;Correo personal;Email adresse;E-mail-adres;Adresse e-mail;Adresse email;Courriel;E-Mail-Adresse;Endereço de email;Subscriber;Suscriptor;email_address;work_email;Email ID;Email Id;EmailAddress;Email1Address;Indirizzo email;E-mail corporativo;Email corporativo;Correo-e;Mail profesional;Preferred Email;Verified Email;Official Email;Best Email;Email (Work);Work e-mail",
  firstname:
    "First name;Nombre;FirstName;Given Name;First;Nombre de pila;Prénom;Vorname;fname;Invitee First Name;Attendee first name;Nombre del contacto",
  lastname:
    "Last name;Apellidos;Apellido;LastName;Surname;Family Name;Last;lname;Nachname;Nom;Invitee Last Name;Attendee Surname",
  jobtitle:
    "Job title;Cargo;Puesto;Job Position;Position;Puesto de trabajo;Title;Function;Job;Título;Título del trabajo;Título profesional;Cargo / Puesto;Jobtitle;Job Role;Role Title;Job Function Title;Current Title;Professional Title;Contact Title;Person Title;Función;Ocupación;Occupation;Organization Title;Organization 1 - Title;Organization 1 Title;Puesto laboral;Posición;Profesión;Denominación del puesto;Berufsbezeichnung;Poste;Fonction;Intitulé du poste;Titre du poste;work_title;job_title;What is your job title;Cuál es tu cargo;Cuál es su cargo;Puesto actual;Cargo actual;Designation;Designación;Job Designation;Position Title;Business Title;Employee Title;Puesto / Cargo;Cargo o puesto;Cargo en la empresa;Puesto en la empresa;Rol en la empresa;Función laboral;Cargo profesional;Puesto de la persona;Ocupación actual;Stellenbezeichnung;Position im Unternehmen;Jobtitel;Funktion;Titre;Qualifica;Ruolo;Role in Company;Professional Role;Role;Rol;Headline;Titular profesional",
  country:
    "Country/Region;Country;country_id;País/Región;País;Country Code;Mailing Country;Home Country;Country Name;País de residencia;Mailing Country/Region;Address 1: Country/Region;Address Country;Business Country/Region;Business Country;Work Country;Person Country;Contact Country;Lead Country;País o región;País / Región;País o territorio;Nación;Pais;Land;Pays;Paese;Código de país;Country of Address;Home Address Country;Address 1 - Country;Other Country;CC;address1_country;Billing Country;Shipping Country;Location Country;Country (Only Leads);Territory Country;País (dirección);Nation;Country / Region;Country or Region;Country/Territory;País de origen;País de la persona;Location;Ubicación;Localización",
  company:
    "Company name;Company;Compañía / Cuenta;Compañía/Cuenta;Nombre de la empresa;Empresa;Organization;Organisation;Account Name;Accounts;Account;Company / Account;Company Account;Organización;Nombre de cuenta;Nombre de la cuenta;Nombre de la compañía;Compañía;Related Company;Employer;Business Name;Business;Organization Name;Organization 1 - Name;Company Name for Emails;Parent Account;Razón social;Firma;Firmenname;Entreprise;Société;Azienda;company_name;Cliente;Negocio;Organization/Company;Company/Organization;Company Name (Account);Employer Name;companyname;parentcustomerid;Nombre empresa;Empresa / Organización;Compañía / Organización;Entidad;Nombre comercial;Denominación social;Unternehmen",
  numemployees:
    "Number of employees;Número de empleados;Empleados;Company Size;Employees;# Employees;No. of Employees;No of Employees;Num Employees;Employee Count;Headcount;Company headcount;Number of employees range;Employee Range;Employees Range;Company Employees;Size;Tamaño;Tamaño de la empresa;Tamaño de empresa;N.º de empleados;Nº de empleados;Nº empleados;No. de empleados;Núm. de empleados;Plantilla;Número de trabajadores;Trabajadores;Cantidad de empleados;Rango de empleados;NumberOfEmployees;Staff Count;Company staff count;Team Size;Tamaño del equipo;Mitarbeiter;Anzahl Mitarbeiter;Effectif;How many employees does your company have;Total Employees;Account Employees;company_size;employees_count;Number of Staff;Staff;Organization Size;Organisation Size;Business Size;Company Size (Employees);Employees Count;Employee Size;Estimated Num Employees;Nº trabajadores;Nº de trabajadores;N.º de trabajadores;Cantidad de trabajadores;Total de empleados;Tamaño empresa;Tamaño de la compañía;Mitarbeiterzahl;Nombre d'employés;Número de funcionários",
  industry:
    "Industry;Sector;Industria;Company Industry;Primary Industry;Industry Type;Sector de actividad;Actividad;Ramo;Giro;Vertical;Sector industrial;Account Industry;Tipo de industria;Industry Vertical;Branche;Secteur;Settore;Rubro;Business Type;Sub Industry;Company Sector;Industry Name;Industry Group;Business Sector;Sector/Industria;Sector / Industria;Sector de la empresa;Sector empresarial;Actividad económica;Giro comercial;Giro de la empresa;Industria / Sector;Vertical de negocio;industrycode;Line of Business",
  lifecyclestage:
    "Lifecycle stage;Etapa del ciclo de vida;Ciclo de vida;Contact Lifecycle Stage;Lifecycle;Etapa de ciclo de vida",
  hs_seniority: "Employment Seniority;Antigüedad laboral;Antigüedad en el empleo",
  hs_buying_role: "Buying role;Rol de compra;Rol en la compra;Función de compra",
  hs_analytics_source:
    "Original source;Original traffic source;Fuente original;Origen original;Fuente de tráfico original",
  hs_analytics_num_page_views: "Number of pageviews;Número de páginas vistas;Number of page views",
  hs_analytics_last_timestamp: "Time last seen;Last activity on site",
  hs_analytics_last_url: "Last page seen;Última página vista",
  num_conversion_events: "Number of form submissions;Número de envíos de formularios",
  recent_conversion_date: "Recent conversion date;Fecha de conversión reciente",
  recent_conversion_event_name: "Recent conversion;Conversión reciente",
  engagements_last_meeting_booked: "Date of last meeting booked in meetings tool",
  hs_sales_email_last_replied: "Recent sales email replied date",
  hs_email_optout: "Unsubscribed from all email;Email Opt Out;HasOptedOutOfEmail",
  trial_started_at:
    "Trial started at;Trial started;Trial start;Trial start date;Inicio de prueba;Prueba iniciada;Inicio de la prueba;Fecha de inicio de prueba",
  last_login_at:
    "Last login at;Last login;Last active;Last seen;Último acceso;Última conexión;Último inicio de sesión",
  seats_invited: "Seats invited;Users invited;Seats;Usuarios invitados;Invitados;Asientos",
  limits_reached: "Limits reached;Limit reached;Límites alcanzados;Límite alcanzado",
  phone: "Phone number;Número de teléfono;Teléfono;Phone",
  zip: "Postal code;Código postal",
  closedate: "Close date;Fecha de cierre",
  total_revenue: "Total revenue;Ingresos totales",
  num_associated_deals: "Number of associated deals;Número de negocios asociados",
  ripen_verdict: "Sales verdict;Veredicto comercial;Ripen verdict",
  ripen_do_not_score: "Do not score;No puntuar;Ripen do not score",
};

const COMPANY: Readonly<Record<string, string>> = {
  name: "Company name;Nombre de la empresa;Account Name;Organization Name;Nombre de la cuenta",
  domain:
    "Company domain name;Company domain;Nombre de dominio de la empresa;Domain;Dominio;Website;Web;Sitio web;Company Website;Website URL;Web Site;Página web;Account Website;Email Domain;Company Web Site;URL;Web de la empresa;Dominio de la empresa",
  country:
    "Company Country;Country/Region;Country;País/Región;País;Billing Country;Account Country;Company HQ Country;HQ Country;Headquarters Country;Organization Country;Country of Address;Billing Country/Region;Company Country/Region;País de la empresa;País de facturación;Company Location Country",
  numberofemployees: CONTACT["numemployees"] ?? "",
  industry: CONTACT["industry"] ?? "",
  annualrevenue:
    "Annual revenue;Ingresos anuales;Company Revenue;Revenue;AnnualRevenue;Annual Revenue (USD);Facturación;Facturación anual;Ingresos;Volumen de negocio;Ventas anuales;Estimated Revenue;Revenue (in 000s USD);Turnover;Umsatz;Chiffre d'affaires;Annual Revenue Range;Revenue Range;Cifra de negocio;Annual Turnover;Yearly Revenue;Company Annual Revenue;Total Revenue (Company);Revenue (USD);Ingresos anuales (EUR);Facturación (EUR);Volumen de facturación;Chiffre d affaires;Jahresumsatz",
  total_revenue: "Total revenue;Ingresos totales",
};

/**
 * Words around the name of a column that say whose it is or which of several, as `words` gives them: 'Mailing
 * Country', 'Primary Address Country', 'Dirección de email', 'Correo electrónico del invitado'.
 */
export const QUALIFIERS: ReadonlySet<string> = new Set(
  "mailing billing shipping primary main default current address address1 work home business personal other secondary contact contacts person lead leads invitee attendee member subscriber user buyer company account organization organisation acct field custom value 1 name s of the principal trabajo casa residencia facturacion envio correspondencia correo direccion contacto persona invitado asistente empresa cuenta organizacion compania cliente potencial usuario actual de del la el los las un una o".split(
    " ",
  ),
);

/** Every name of every column, in the order of the table. */
export const COLUMN_NAMES: readonly (Column & { readonly names: readonly string[] })[] = [
  ...columnsOf("contact", CONTACT),
  ...columnsOf("company", COMPANY),
];

function columnsOf(
  object: Column["object"],
  table: Readonly<Record<string, string>>,
): readonly (Column & { readonly names: readonly string[] })[] {
  return Object.entries(table).map(([property, names]) => ({
    object,
    property,
    names: names.split(";"),
  }));
}
