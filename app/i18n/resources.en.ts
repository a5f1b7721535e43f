// Static imports: the client loads this file as one chunk, and esbuild bundles it into server and workers.
import common from './locales/en/common.json';
import errors from './locales/en/errors.json';
import access from './locales/en/access.json';
import tenancy from './locales/en/tenancy.json';
import customers from './locales/en/customers.json';
import vehicles from './locales/en/vehicles.json';
import homes from './locales/en/homes.json';
import records from './locales/en/records.json';
import outreach from './locales/en/outreach.json';
import forms from './locales/en/forms.json';
import insight from './locales/en/insight.json';
import imports from './locales/en/imports.json';
import jobs from './locales/en/jobs.json';
import type { LanguageTexts } from './namespaces';

export const texts: LanguageTexts = {
  common,
  errors,
  access,
  tenancy,
  customers,
  vehicles,
  homes,
  records,
  outreach,
  forms,
  insight,
  imports,
  jobs,
};
