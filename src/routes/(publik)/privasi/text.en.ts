import type { PrivacyText } from './text.id.ts';

export const en = {
  title: 'Your personal data',
  lead: 'You hand us your NIK, your address and photos of your papers. This page says what for, who sees them, and what your rights are.',
  parts: [
    {
      title: 'What for',
      text: [
        'Only to check your application, to make the letter, and to hand it to you. We do not sell data and do not use it for advertising.',
        'The legal ground is our duty to serve the public (Law 25/2009 on Public Services and Law 27/2022 on Personal Data Protection, article 20).'
      ]
    },
    {
      title: 'Which data',
      text: [
        'Only the answers and papers that the letter you chose asks for. The phone number may be left empty.',
        'We remove hidden information, such as the place where it was taken, from every photo you send.',
        'Cookies only keep your answers and your language, and let officers sign in. There are no trackers, and this page contacts no third party.'
      ]
    },
    {
      title: 'Who sees it',
      text: [
        'The officers of the sub-district who handle your application, and the officer at your village office who hands over the letter. Each time it is opened, we record by whom and when.',
        'Answers and photos are stored sealed (encrypted). The tracking page and the page that checks a letter show neither your full name nor your NIK.'
      ]
    },
    {
      title: 'For how long',
      text: [
        'Answers that were not sent are deleted when nobody has opened them for 14 days.',
        'Issued letters and the record of their applications are kept as the office’s archive schedule requires, because it must stay possible to check that a letter is genuine.'
      ]
    },
    {
      title: 'Your rights',
      text: [
        'You may see your data, learn who has opened it, have it corrected, and have its processing suspended. We answer within 3 x 24 hours.',
        'Please come to the sub-district office with your identity card (KTP), so that we can be sure we give your data to nobody else.'
      ]
    }
  ]
} satisfies PrivacyText;
