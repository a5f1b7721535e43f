import type { RuleAssignee } from '../rule/schema';

export interface AssignmentCandidate {
  membershipId: string;
  name: string;
  /** Unfinished contacts already assigned. */
  openContacts: number;
}

/**
 * Who gets a new contact, or null for the common queue. `candidates` are the members who may work contacts now;
 * `turn` is the rule's running number of planned contacts. Without names, all candidates share the work. Whoever served the customer is left out on request:
 * nobody judges their own service. When nobody is left, the contact goes to the queue rather than to nobody.
 */
export function chooseAssignee(input: {
  assignee: RuleAssignee;
  excludeServingStaff: boolean;
  servingStaffName: string | null;
  candidates: readonly AssignmentCandidate[];
  turn: number;
}): string | null {
  const { assignee } = input;
  if (assignee.strategy === 'queue') return null;
  const named = assignee.strategy === 'fixed' ? [assignee.membershipId] : assignee.membershipIds;
  const wanted = named.length > 0 ? named : input.candidates.map(({ membershipId }) => membershipId);
  const eligible = wanted.flatMap((membershipId) => {
    const candidate = input.candidates.find((one) => one.membershipId === membershipId);
    return candidate && !(input.excludeServingStaff && isServingStaff(candidate.name, input.servingStaffName))
      ? [candidate]
      : [];
  });
  const [first, ...rest] = eligible;
  if (first === undefined) return null;
  if (assignee.strategy === 'round-robin') return eligible[input.turn % eligible.length]?.membershipId ?? null;
  return rest.reduce((least, one) => (one.openContacts < least.openContacts ? one : least), first).membershipId;
}

/** Records carry the name of who served, as the source system wrote it. */
export function isServingStaff(memberName: string, servingStaffName: string | null): boolean {
  return servingStaffName !== null && normalise(memberName) === normalise(servingStaffName);
}

function normalise(name: string): string {
  return name.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}
