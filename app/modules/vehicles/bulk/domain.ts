import type { KnownVehicle } from './queries.server';
import type { VehicleDraft } from './schema';

/** A vehicle while a batch is matched: what is known, and what the drafts make of it. */
export interface VehicleCandidate {
  known: KnownVehicle | null;
  now: VehicleDraft;
}

const FIELDS = ['vin', 'plate', 'brand', 'model', 'color', 'engineNo', 'warrantyEndsOn'] as const satisfies readonly (keyof VehicleDraft)[];

/** Finds the vehicle of each draft: by VIN, else by plate; a car known by its plate alone gets the VIN that comes with it. */
export class VehicleMatcher {
  readonly candidates: VehicleCandidate[] = [];
  private readonly byVin = new Map<string, VehicleCandidate>();
  private readonly byPlate = new Map<string, VehicleCandidate>();

  /** @param known newest first: of two cars that bore a plate, the newer one bears it now */
  constructor(known: readonly KnownVehicle[]) {
    for (const vehicle of known) this.learn(this.add({ known: vehicle, now: { ...vehicle } }));
  }

  match(draft: VehicleDraft): VehicleCandidate {
    const found = (draft.vin === null ? undefined : this.byVin.get(draft.vin)) ?? this.findByPlate(draft) ?? this.add({ known: null, now: { ...draft } });
    for (const field of FIELDS) Object.assign(found.now, draft[field] === null ? {} : { [field]: draft[field] });
    this.learn(found);
    return found;
  }

  private findByPlate({ vin, plate }: VehicleDraft): VehicleCandidate | undefined {
    const found = plate === null ? undefined : this.byPlate.get(plate);
    // Another VIN is another car: the plate went with the owner to a new one.
    return vin !== null && found?.now.vin ? undefined : found;
  }

  private add(candidate: VehicleCandidate): VehicleCandidate {
    this.candidates.push(candidate);
    return candidate;
  }

  private learn(candidate: VehicleCandidate): void {
    const { vin, plate } = candidate.now;
    if (vin !== null) this.byVin.set(vin, candidate);
    if (plate !== null && !this.byPlate.has(plate)) this.byPlate.set(plate, candidate);
  }
}

export function isChanged({ known, now }: VehicleCandidate): boolean {
  return known !== null && FIELDS.some((field) => known[field] !== now[field]);
}
