import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Card } from '#app/components/card';
import { DateText } from '#app/components/date-text';
import type { Definition } from '#app/components/definition-list';
import { Icon } from '#app/components/icon';
import { Money } from '#app/components/money';
import type { CallView } from '../schema';
import { PhoneList } from './phone-list';

/** One warning for each call that raised something: a complaint and a low score of one call share their note. */
function signalWarnings(signals: CallView['signals']): { kinds: string[]; note: string | null }[] {
  const byContact = new Map<string, { kinds: string[]; note: string | null }>();
  for (const { contactId, kind, note } of signals) {
    const known = byContact.get(contactId);
    if (known === undefined) byContact.set(contactId, { kinds: [kind], note });
    else known.kinds.push(kind);
  }
  return [...byContact.values()];
}

/** What must not be overlooked before dialling. */
function Warnings({ call }: { call: CallView }) {
  const { t } = useTranslation('outreach');
  const { customer } = call;
  const refused = customer?.consents.filter(({ granted }) => !granted).map(({ purpose }) => t(`customers:consent.purposes.${purpose}`)) ?? [];
  const warnings = [
    ...(customer?.doNotContact === true
      ? [customer.doNotContactReason === null ? t('call.do-not-contact') : t('call.do-not-contact-reason', { reason: customer.doNotContactReason })]
      : []),
    ...signalWarnings(call.signals).map(({ kinds, note }) => [t('call.signal', { kinds: kinds.map((kind) => t(`signals.kind.${kind}`)).join(' + ') }), note].filter(Boolean).join(' ')),
    ...(refused.length > 0 ? [t('call.refused-purpose', { purposes: refused.join(' · ') })] : []),
  ];
  if (warnings.length === 0) return null;
  return (
    <ul className="mb-3 space-y-1 rounded-field bg-error/10 px-3 py-2 font-medium text-error">
      {warnings.map((warning, index) => (
        <li key={index} className="flex items-start gap-2">
          <Icon name="alert" className="mt-0.5" />
          <span className="min-w-0 break-words">{warning}</span>
        </li>
      ))}
    </ul>
  );
}

/** Facts of the car or the home and of what was done, without lines that say nothing. */
function useFacts(call: CallView): Definition[] {
  const { t } = useTranslation('outreach');
  const { customer, vehicle, home, record } = call;
  const text = (term: string, value: string | null | undefined, isWide = false): Definition[] => (value ? [{ term: t(term), value, isWide }] : []);
  const date = (term: string, value: string | null): Definition[] => (value === null ? [] : [{ term: t(term), value: <DateText value={value} /> }]);
  return [
    ...(vehicle === null
      ? []
      : [
          ...text('call.plate', vehicle.plate),
          ...text('call.model', [vehicle.brand, vehicle.model, vehicle.color].filter(Boolean).join(' ')),
          ...(vehicle.vin === null ? [] : [{ term: t('call.vin'), value: <span className="font-mono text-xs">{vehicle.vin}</span>, isWide: true }]),
        ]),
    ...(home === null ? [] : [...text('call.home-address', home.address), ...text('call.zone', home.zone)]),
    ...text('call.record-kind', t(`records:kinds.${record.kind}`)),
    ...date('call.occurred-on', record.occurredOn),
    ...date('call.invoiced-on', record.invoicedOn),
    ...date('call.received-on', record.receivedOn),
    ...text('call.number', record.externalNumber),
    ...text('call.staff', record.staffName),
    ...text('call.unit', record.orgUnitName),
    ...(record.amountMinor === null ? [] : [{ term: t('call.amount'), value: <Money amount={record.amountMinor} currency={record.currency ?? 'CNY'} /> }]),
    ...text('call.address', home === null ? customer?.address : null, true),
    ...text('call.note-on-customer', customer?.note, true),
  ];
}

/** Who is called and why: numbers first, then the facts that the conversation is about. */
export function CustomerPanel({ call, formId }: { call: CallView; formId: string }) {
  const { t } = useTranslation('outreach');
  const facts = useFacts(call);
  const { customer } = call;
  return (
    <Card
      title={t('call.customer')}
      actions={
        customer !== null && (
          <Link to={`/customers/${customer.id}`} className="link text-xs">
            {customer.number}
          </Link>
        )
      }
    >
      <Warnings call={call} />
      {customer !== null && <PhoneList phones={customer.phones} customerId={customer.id} formId={formId} canDial={call.hands === 'mine'} />}
      <div className="mt-3 border-t border-base-content/10 pt-3">
        <dl className="grid grid-cols-2 gap-x-4 gap-y-2">
          {facts.map((fact) => (
            <div key={fact.term} className={fact.isWide === true ? 'col-span-2 min-w-0' : 'min-w-0'}>
              <dt className="text-xs text-base-content/75">{fact.term}</dt>
              <dd className="break-words">{fact.value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {call.alsoDue.length > 0 && (
        <div className="mt-3 rounded-field bg-info/8 px-3 py-2">
          <p>{t('call.also-due')}</p>
          <ul className="list-disc ps-5">
            {call.alsoDue.map((other) => (
              <li key={other.id}>
                <Link to={`/calls/${other.id}`} className="link">
                  {other.ruleName}
                </Link>{' '}
                <DateText value={other.closeOn} distance="due" isDistanceOnly />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Card>
  );
}
