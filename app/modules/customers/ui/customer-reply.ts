import type { SubmissionResult } from '@conform-to/react';
import { data } from '@remix-run/node';
import { parseForm, replyInvalid, replyWithProblem } from '#app/components/form/form-reply';
import { createCustomerInput, type CreateCustomerInput } from '#app/modules/customers/customer/schema';
import type { Duplicate } from '#app/modules/customers/duplicate/schema';

export interface CustomerReply {
  lastResult: SubmissionResult<string[]>;
  duplicates: Duplicate[];
}

/**
 * The action of both customer forms: read, warn of duplicates once, save. `save` ends it with a redirect; what
 * comes back otherwise is the form with everything that was typed.
 */
export async function saveCustomerForm(
  formData: FormData,
  steps: { findDuplicates: (customer: CreateCustomerInput) => Promise<Duplicate[]>; save: (customer: CreateCustomerInput) => Promise<Response> },
) {
  const isSure = formData.get('sure') === 'on';
  formData.delete('sure');
  const submission = parseForm(formData, createCustomerInput);
  if (submission.status !== 'success') return reply(replyInvalid(submission));
  try {
    const duplicates = isSure ? [] : await steps.findDuplicates(submission.value);
    if (duplicates.length === 0) return await steps.save(submission.value);
    return data<CustomerReply>({ lastResult: submission.reply({ formErrors: ['customers:duplicate.found'] }), duplicates });
  } catch (error) {
    return reply(replyWithProblem(submission, error));
  }
}

function reply({ data: lastResult, init }: ReturnType<typeof replyInvalid>) {
  return data<CustomerReply>({ lastResult, duplicates: [] }, init ?? {});
}
