/** Place of a home in the tenant's own words. */
export function homeAddress({ site, building, unit, room }: { site: { name: string }; building: string; unit: string; room: string }): string {
  return [site.name, building, unit, room].filter(Boolean).join(' ');
}
