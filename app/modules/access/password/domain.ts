/** Most used passwords of ten and more characters (public breach lists), without the case. */
const COMMON = new Set(
  `1234567890 0123456789 0987654321 12345678910 123456789a a123456789 123456789q 1234567891 1111111111 0000000000
   qwertyuiop 1q2w3e4r5t 1qaz2wsx3edc qwerty12345 qwerty123456 qazwsxedcrfv zaq12wsxcde3 1q2w3e4r5t6y asdfghjkl1
   password12 password123 password1234 password01 passw0rd123 iloveyou12 woaini1314 woaini520 woaini1314520 5201314520
   aa123456789 abc1234567 abcd123456 abcdefghij administrator admin123456 admin12345 root123456 welcome123 letmein1234
   qq123456789 china123456 huifang123 huifang2026 zhongguo123 changeme123 test123456 a1b2c3d4e5 147258369a 1472583690
   p@ssw0rd123 p@ssword123 qweasdzxc123 q1w2e3r4t5 asd123456789 12345qwert 1234qwerasdf dragon12345 sunshine123 football123`
    .split(/\s+/),
);

/** What a guesser knows of the person. */
export interface PersonalWords {
  email: string;
  names: readonly string[];
}

/** Why a password is too easy to guess, as i18n key, or null. No rule about kinds of characters: length is what counts. */
export function weaknessOf(password: string, { email, names }: PersonalWords): string | null {
  const plain = fold(password);
  if (COMMON.has(plain)) return 'access:error.password-common';
  if (new Set(plain).size <= 3 || isRun(plain)) return 'access:error.password-pattern';
  const core = lettersOf(plain);
  const personal = [email, email.split('@')[0] ?? '', ...names].map((word) => lettersOf(fold(word))).filter((word) => word.length >= 2);
  return personal.includes(core) ? 'access:error.password-personal' : null;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

/** A name with some digits and signs around is still the name. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}]/gu, '');
}

/** 23456789ab or 9876543210: each character next to the one before. */
function isRun(text: string): boolean {
  const steps = [...text].map((char, index, all) => (index === 0 ? 0 : char.charCodeAt(0) - (all[index - 1] ?? '').charCodeAt(0)));
  return steps.slice(1).every((step) => step === 1) || steps.slice(1).every((step) => step === -1);
}
