/** Modules by rank: a module knows its own rank and lower ones, never a higher one. A new module is added here. */
const ranks = [
  ['tenancy', 'access', 'audit', 'calendars'],
  ['customers', 'vehicles', 'homes', 'service-records', 'attachments'],
  ['forms', 'message-templates', 'messaging', 'findings', 'cases', 'outreach'],
  ['archives', 'club', 'activities', 'fees', 'vendors', 'board', 'training', 'quality', 'leads', 'knowledge'],
  ['insight', 'portal', 'imports', 'integrations', 'billing'],
];

/** Rank from 1 (lowest), or null for a module that has none. */
export function rankOf(name) {
  const at = ranks.findIndex((names) => names.includes(name));
  return at < 0 ? null : at + 1;
}
