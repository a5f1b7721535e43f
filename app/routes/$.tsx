import { PageErrorBoundary } from '#app/components/error-boundary';
import { PlainShell } from '#app/components/shell';

/** Every address that no route knows. */
export function loader(): never {
  throw new Response(null, { status: 404 });
}

export default function UnknownPage() {
  return null;
}

export function ErrorBoundary() {
  return (
    <PlainShell>
      <PageErrorBoundary />
    </PlainShell>
  );
}
