import type { Words } from '#person/words.id.ts';

export const en = {
  nik: {
    empty: 'The NIK is missing. Look for the 16 digits at the top of your KTP.',
    characters: 'A NIK has digits only. The letter O is easily taken for the digit 0. Please look at your KTP again.',
    short: (count: number) => `The NIK has only ${count} digits and should have 16. Please look at your KTP again.`,
    long: (count: number) => `The NIK has ${count} digits and should have 16. Please look at your KTP again.`,
    date: 'Digits 7 to 12 of a NIK are the date of birth, and these are not a date. Please look at your KTP again.',
    serial: 'The last four digits of a NIK cannot be 0000. Please look at your KTP again.',
    region: 'We do not know the region code in the first six digits of the NIK. If it is the same as on the KTP, go on.',
    birth: 'This date of birth differs from the one in the NIK. If it is the same as on the KTP, go on.',
  },
  familyCard: {
    empty: 'The family card number is missing. Look for the 16 digits at the top of your KK.',
    characters: 'A KK number has digits only. The letter O is easily taken for the digit 0. Please look at your KK again.',
    short: (count: number) => `The KK number has only ${count} digits and should have 16. Please look at your KK again.`,
    long: (count: number) => `The KK number has ${count} digits and should have 16. Please look at your KK again.`,
    date: 'Digits 7 to 12 of a KK number are the date of issue, and these are not a date. Please look at your KK again.',
    serial: 'The last four digits of a KK number cannot be 0000. Please look at your KK again.',
    region: 'We do not know the region code in the first six digits of the KK number. If it is the same as on the KK, go on.',
  },
  phone: {
    empty: 'The phone number is missing.',
    characters: 'A phone number has digits only, for example 0812 3456 7890.',
    short: 'This phone number is too short. Please check it, for example 0812 3456 7890. Write a landline with its area code.',
    long: 'This phone number is too long. Please write one number only, for example 0812 3456 7890.',
    unknown: 'We do not know this number. Write it like 0812 3456 7890; a number abroad begins with + and the country code.',
  },
  name: {
    empty: 'The name is missing. Write it as on the KTP.',
    letters: 'The name has no letters yet. Write it as on the KTP.',
    characters: (character: string) => `The sign “${character}” cannot be used in a name. Remove it and write the name as on the KTP.`,
    long: (length: number, max: number) => `This name has ${length} letters, at most ${max} fit. Write the name of one person only.`,
  },
  text: {
    empty: 'This part is not filled in yet.',
    long: (length: number, max: number) => `This text has ${length} letters, at most ${max} fit. Please shorten it a little.`,
  },
} satisfies Words;
