import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** Where each role begins its day, the first that it may see. */
const HOMES = [
  ['insight.overview.read', '/overview'],
  ['outreach.contact.work', '/queue'],
  ['customers.customer.read', '/customers'],
] as const;

/** The address of the product: to work, or to the sign-in. */
export function loader({ context }: LoaderFunctionArgs) {
  if (context.actor === null) return redirect('/sign-in');
  const { permissions } = context.actor;
  return redirect(HOMES.find(([permission]) => permissions.includes(permission))?.[1] ?? '/account');
}
