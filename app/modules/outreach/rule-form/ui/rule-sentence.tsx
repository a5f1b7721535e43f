import { useTranslation } from 'react-i18next';
import { useFormat } from '#app/components/format-context';
import type { RuleChoices } from '../../rule-board/schema';
import { describeRule, renderPart, type DescribedRule } from '../../sentence/domain';

/** What the rule does, in plain words; codes and ids by the names that people know. */
export function RuleSentence({ rule, choices }: { rule: DescribedRule; choices: RuleChoices }) {
  const { t } = useTranslation('outreach');
  const format = useFormat();
  const named = <Item, Key>(items: readonly Item[], key: (item: Item) => Key, name: (item: Item) => string) => (wanted: Key & string) => {
    const found = items.find((item) => key(item) === wanted);
    return found === undefined ? wanted : name(found);
  };
  const parts = describeRule(rule, {
    recordKind: (code) => t(`records:kinds.${code}`),
    form: named(choices.forms, ({ code }) => code, ({ title }) => title),
    script: named(choices.scripts, ({ code }) => code, ({ title }) => title),
    flag: (code) => t(`rules.flag.${code}`, { defaultValue: code }),
    orgUnit: named(choices.orgUnits, ({ id }) => id, ({ name }) => name),
    member: named(choices.members, ({ id }) => id, ({ name }) => name),
    amount: (minor) => format.money(minor, 'CNY'),
    date: (date) => format.civilDate(date, 'long'),
  });
  const clauses = parts.map((part) => renderPart(part, (key, params) => t(key, params)));
  return (
    <ul className="list-disc space-y-1 ps-4 marker:text-base-content/50">
      {clauses.map((clause) => (
        <li key={clause} className="break-words">
          {clause}
        </li>
      ))}
    </ul>
  );
}

/** The same in one line, for lists. */
export function RuleSummary({ rule, choices }: { rule: DescribedRule; choices: Pick<RuleChoices, 'forms'> }) {
  const { t } = useTranslation('outreach');
  const parts = describeRule(rule, {
    recordKind: (code) => t(`records:kinds.${code}`),
    form: (code) => choices.forms.find((form) => form.code === code)?.title ?? code,
  });
  const telling = /sentence\.(window|scope)/;
  const clauses = parts.filter(({ key }) => telling.test(key)).map((part) => renderPart(part, (key, params) => t(key, params)));
  return (
    <>
      {t(`records:kinds.${rule.recordKind}`)} · {clauses.join(' ')}
    </>
  );
}
