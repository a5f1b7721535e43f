import { useRouteLoaderData } from '@remix-run/react';
import type { PageActor } from '#app/lib/load-context';
import type { Permission } from '#app/lib/permissions';

/** What the frame's loader (routes/_app) gives to every page in it. */
export type FrameData = Pick<PageActor, 'membershipId' | 'displayName' | 'role' | 'permissions' | 'tenant'>;

function isFrameData(data: unknown): data is FrameData {
  return typeof data === 'object' && data !== null && 'permissions' in data;
}

/** The frame's data, or null where its loader failed. */
export function useFrameData(): FrameData | null {
  const data = useRouteLoaderData('routes/_app');
  return isFrameData(data) ? data : null;
}

/** The signed-in person and their tenant; only on pages inside the frame. */
export function useActor(): FrameData {
  const data = useFrameData();
  if (data === null) throw new Error('useActor needs a page inside routes/_app');
  return data;
}

/** Hides what would be refused anyway. The procedure decides, not this. */
export function useCan(): (permission: Permission) => boolean {
  const { permissions } = useActor();
  return (permission) => permissions.includes(permission);
}
