/** A car handed over at the main outlet. */
export interface DeliveredCar {
  customer: string;
  phone: string;
  vin: string;
  deliveredDaysAgo: number;
}

/** Whole days before today in Shanghai, as a file writes them. */
const daysAgo = (days: number): string => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10);

/** A month's deliveries as a dealer-management system exports them. Six days ago: the seven-day call opens today. */
export function deliveriesFile(cars: readonly DeliveredCar[]) {
  const lines = cars.map(({ customer, phone, vin, deliveredDaysAgo }) => `${customer},${phone},${vin},${daysAgo(deliveredDaysAgo)},总店`);
  return { name: '十一月交车.csv', mimeType: 'text/csv', buffer: Buffer.from(['车主,联系电话,车架号,提车日期,门店', ...lines].join('\n')) };
}
