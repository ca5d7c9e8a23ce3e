import type { ApplicationWords } from '#application/words.id.ts';

const start = {
  title: (service: string) => `Apply: ${service}`,
  back: 'About this service',
  ready: 'Have these ready',
  sometimes: '(if it applies to you)',
  duration: (promise: string) => `Finished within ${promise} after you send it.`,
  free: 'Free of charge, from start to picking up the letter.',
  begin: 'Start applying',
  goOn: 'Go on with unfinished answers',
  note: 'No account needed. Answers are saved, so you may stop and go on later.',
  sent: 'Your application has been sent',
  receipt: 'Show the receipt',
  counter: 'You are filling this in for a resident',
  counterText: 'Starting always opens a new form. Print the receipt for the resident; the tracking code and PIN on it are theirs.',
  assist: 'Fill in for a resident at the counter',
  help: 'Need help?',
  helpText: 'Go to your village office. The village officer can fill in the form for you.'
};

const check = {
  title: 'Check your answers',
  step: 'check your answers',
  lead: 'What is in bold will be printed in the letter. Make sure names and dates match the KTP.',
  notAnswered: 'Left empty',
  look: 'Please look again',
  change: 'Change',
  send: 'Send the application',
  back: 'Back',
  sendNote: 'After sending you can still withdraw the application until the letter gets its number.',
  refusedTitle: 'The application has not been sent'
};

const later = {
  title: 'Go on later',
  lead: 'Your answers are saved.',
  same: 'On this phone, just open the page of the same service again.',
  link: 'Link for another phone',
  linkHint: 'Open this link on another phone to go on. It works once, and then the answers move to that phone.',
  careful: 'Anybody who holds this link can see your answers. Keep it safe and do not share it.',
  gone: 'Answers that nobody opens for 14 days delete themselves.',
  back: 'Back to the form'
};

const resume = {
  title: 'Go on with the application',
  lead: 'This link opens the answers you saved. It works once: afterwards the answers are on this phone.',
  button: 'Go on with this phone',
  usedTitle: 'This link is no longer valid',
  used: 'It may have been used, copied wrongly, or not opened for more than 14 days. If your answers are still on another phone, make a new link there.',
  services: 'See all services'
};

const receipt = {
  title: 'We have received your application',
  code: 'Your tracking code',
  codeHint: 'Anybody with this code can see where the application is.',
  pin: 'Your secret PIN',
  pinHint: 'For correcting, withdrawing and seeing the pick-up code. Do not give it to anybody, not even to an officer.',
  due: 'Finished at the latest on',
  free: 'Free. You do not have to pay anything.',
  print: 'Save or print this page. Write down code and PIN: after 24 hours they are no longer shown.',
  printHow: 'To print, use the menu of your browser (Print or Share).',
  trackAt: 'Track it at this address or with the QR code',
  qr: 'QR code to the tracking page',
  next: 'What happens next',
  track: 'See where the application is',
  wrong: 'Sent by mistake?',
  wrongText: 'Until the letter gets its number you can withdraw the application on the tracking page with this PIN.',
  another: 'Apply for somebody else',
  goneTitle: 'The receipt is no longer shown',
  gone: 'For safety the receipt is shown for 24 hours only. You can still follow the application with the tracking code. PIN forgotten? Come to the sub-district counter with your KTP.'
};

const track = {
  title: 'Track an application',
  label: 'Tracking code',
  hint: 'It stands on your receipt, for example PB-7K4M-9TXQ-2HCR. Capital or small letters do not matter.',
  button: 'Track',
  missing: 'The tracking code has not been filled in yet.',
  mistyped: 'A letter or digit is mistyped. Compare it with your receipt again.',
  length: (length: number) => `A tracking code has ${length} letters and digits, not counting the two letters in front. Please check your receipt.`,
  unknown: 'This code is written correctly, but this office has no such application. Check whether the receipt is from this sub-district.',
  often: 'Too many unknown codes from your network. Wait a few minutes, then try again.',
  application: 'Application',
  journey: 'The letter’s journey',
  about: 'About this application',
  letter: 'Letter',
  pickUp: 'Pick up at',
  village: (name: string) => `Office of ${name}`,
  filedBy: { web: null, api: null, desk: 'Filed with the help of the counter', village: 'Filed with the help of the village officer' },
  private: 'Name and NIK are not shown on this page.',
  pinTitle: 'Only with your PIN',
  pinAsk: 'Secret PIN',
  pinHint: 'Six digits on your receipt',
  pinButton: 'Open',
  pinFor: {
    correct: 'Enter the PIN to correct this application.',
    withdraw: 'With the PIN you can withdraw this application.',
    pickUp: 'Enter the PIN to see the pick-up code.',
    copy: 'Enter the PIN to download a copy of the letter.',
    reason: 'Enter the PIN to read the reason.'
  },
  pinWrong: (left: number) => `The PIN does not match. ${left} more ${left === 1 ? 'try' : 'tries'} before it is locked for 15 minutes. Please check your receipt.`,
  pinShape: 'The PIN has six digits. Please check your receipt.',
  pinLocked: (time: string) => `Five wrong PINs. For safety it is locked until ${time}. You can still see where the letter is.`,
  pinClosed: 'The PIN cannot be used now',
  pinCounter: 'Too many wrong PINs; this one can no longer be used. Come to the sub-district counter with your KTP and an officer will make a new one.',
  pinLost: 'PIN lost? Come to the sub-district counter with your KTP.',
  proved: 'The PIN is right. This page stays open for you for 30 minutes.',
  withdraw: 'Withdraw the application',
  copy: 'Download a copy of the letter',
  copyNote: 'A copy for your files. The valid letter is the sheet you pick up at the village.',
  pickUpCode: 'Pick-up code',
  pickUpCodeHint: 'Show this code and your KTP to the village officer. Do not give it to anybody else.',
  pickUpNone: 'There is no pick-up code yet. The letter can also be picked up by showing your KTP.',
  place: 'Place',
  open: 'Open',
  closed: 'closed',
  bearer: 'If somebody else comes',
  bearerRule: 'They show a letter of authority, their own KTP and the pick-up code.',
  bring: 'Bring your KTP and the pick-up code.',
  correct: 'Correct it now',
  correctNote: 'You need not repeat the other answers.',
  officersReason: 'The officer’s reason',
  received: 'We have received your correction.',
  withdrawn: 'You have withdrawn the application.'
};

const withdraw = {
  title: 'Withdraw the application',
  lead: 'The application is stopped and goes no further. If you need it later, you apply again from the start.',
  confirm: 'Yes, withdraw this application',
  keep: 'No, go on with it',
  back: 'Back to the letter’s journey'
};

const refusal = {
  unknown: 'There is no such application.',
  not_now: 'This step is not possible in the application’s present state.',
  not_yours: 'This step is not yours to take.',
  changed: 'This application has been dealt with meanwhile. Load the page again and see where it stands.',
  other_body: 'This application was sent before with other answers. Load the page again and check.',
  nothing_marked: 'No answer has been marked yet.',
  reason_missing: 'The reason has not been written yet.',
  question_unknown: 'There is a field this service does not know.',
  answers_wrong: 'Some answers need correcting.',
  scan_missing: 'The photo or scan of the signed letter is missing.',
  code_wrong: 'The pick-up code does not match.',
  letter_not_ready: 'This letter is not ready yet.',
  number_not_ready: 'This letter cannot be numbered yet.',
  reason_personal: 'This reason holds personal data. Write it without names and personal numbers.'
};

export const en = { start, check, later, resume, receipt, track, withdraw, refusal } satisfies ApplicationWords;
