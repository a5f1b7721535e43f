// Static imports: the client loads this file as one chunk, and esbuild bundles it into server and workers.
import common from './locales/zh-CN/common.json';
import errors from './locales/zh-CN/errors.json';
import access from './locales/zh-CN/access.json';
import tenancy from './locales/zh-CN/tenancy.json';
import customers from './locales/zh-CN/customers.json';
import vehicles from './locales/zh-CN/vehicles.json';
import homes from './locales/zh-CN/homes.json';
import records from './locales/zh-CN/records.json';
import outreach from './locales/zh-CN/outreach.json';
import forms from './locales/zh-CN/forms.json';
import insight from './locales/zh-CN/insight.json';
import imports from './locales/zh-CN/imports.json';
import jobs from './locales/zh-CN/jobs.json';
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
