import type { CheckWords } from '#letter/check-words.id.ts';

export const en: CheckWords = {
  title: 'Check a letter',
  heading: 'Is this letter genuine?',
  lead: 'Each of our letters bears a QR code. Point your phone’s camera at it, or type the code printed beside it.',
  label: 'Code on the letter',
  hint: (length) => `${length} letters and digits at the end of the address near the QR code. Capital or small letters make no difference.`,
  button: 'Check',
  another: 'Check another letter',
  none: 'You do not have the code? Show the letter at the sub-district office. An officer can find it by its number.',
  missing: 'Type the code on the letter first.',
  length: (length) => `The code on the letter has ${length} letters and digits. Check it again, one may be missing.`,
  mistyped: 'This code is mistyped. Check its letters and digits one by one.',
  unknown: 'This code is not in our register.',
  unknownTitle: 'Letter not found',
  unknownText: 'This code is not in our register. If you read it from the QR code on a letter, do not accept that letter as proof before you have asked our office.',
  mistypedTitle: 'Mistyped code',
  often: 'Too many unknown codes came from your network. Wait a few minutes, then try again.',
  oftenTitle: 'Please wait',
  sample: 'This is sample data. The letter was never issued and is not valid.',
  verdict: {
    valid: 'This letter is genuine',
    validText: (office) => `Issued by ${office} and entered in our register.`,
    expired: 'This letter is no longer valid',
    expiredText: (office, day) => `It was issued by ${office}, but was good only until ${day}.`,
    annulled: 'This letter has been annulled',
    annulledText: (office, day) => `It was issued by ${office}, but has not been valid since ${day}. Do not accept it as proof.`,
    unsigned: 'This letter is not recorded as signed yet',
    unsignedText: (office) => `${office} has reserved its number, but we have not recorded a signature. Ask our office before you accept it.`,
    given_up: 'The number of this letter was given up',
    given_upText: 'A letter with this code was never signed. Do not accept it as proof.'
  },
  facts: {
    kind: 'Letter', number: 'Number', date: 'Date of the letter', name: 'In the name of', signed: 'Recorded as signed', signer: 'Signed by', until: 'Valid until',
    annulled: 'Annulled', reason: 'Reason', how: 'How it is signed', hash: 'Fingerprint (SHA-256)'
  },
  masked: 'Only the first letter of each word is shown. Compare it with the name on the letter.',
  how: {
    pen: 'By pen and the office’s stamp. The original is the sheet of paper; this letter holds no electronic signature.',
    certificate: (head) => `Electronically, with a certificate of the office of the ${head} itself, not of BSrE. The original is the PDF file; a printout is a copy.`
  },
  compare: {
    title: 'Compare the file',
    paper: 'A letter on paper: compare number, name and date above with what is printed, then look for the signature and the stamp in ink.',
    file: 'A file: choose it, or drop it onto this box. It is compared on your device and is not sent anywhere.',
    fileSent: 'A file: choose it, then send it. We compare it and do not keep it.',
    name: 'The letter’s file', pick: 'Choose a file', send: 'Send and compare',
    working: 'Comparing',
    same: {
      signed: 'This file is exactly the one that was signed.',
      sheet: 'This file is exactly the sheet that we printed. Its signature and stamp are on the paper only.',
      scan: 'This file is exactly the photo of the signed sheet that we keep.'
    },
    sameTitle: 'The file is the same',
    differentTitle: 'The file is different',
    different: 'This is not a file that we keep. It may have been changed, or it is another photo or scan of that letter. Compare number, name and date, or ask our office.',
    problem: 'The file could not be compared'
  }
};
