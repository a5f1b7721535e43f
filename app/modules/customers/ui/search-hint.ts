/** Key of what the customers' search box says it finds; cars only where the tenant has some. */
export function searchHint(features: readonly string[]): string {
  return features.includes('vehicles') ? 'customers:list.search-hint' : 'customers:list.search-hint-short';
}
