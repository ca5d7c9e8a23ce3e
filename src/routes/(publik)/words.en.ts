import type { PublicWords } from './words.id.ts';

export const en = {
  home: {
    title: 'Official letters from your phone',
    heading: 'Sub-district letters, from your phone',
    lead: 'Apply from home, follow each step, then pick up the signed letter at the office of your own village. Free of charge.',
    ask: 'What do you need a letter for?',
    askHint: 'Use everyday words, in Indonesian or English, such as ',
    examples: ['scholarship', 'wedding', 'shop'],
    search: 'Search',
    finished: (count: number) => `Today: ${count} letters finished.`,
    services: 'Letters you can apply for',
    all: (count: number) => `All ${count} services, A to Z`,
    none: 'No service is open yet',
    noneText: 'Our office is preparing them. Until then, please come to the sub-district office during service hours.',
    track: 'Track an application',
    trackLabel: 'Tracking code',
    trackHint: 'Printed on your receipt. Capital or small letters make no difference.',
    trackButton: 'Track',
    verify: 'Check a letter',
    verifyLabel: 'Code on the letter',
    verifyHint: 'Point your phone’s camera at the QR code on the letter, or type the code printed beneath it.',
    verifyButton: 'Check',
    how: 'How your letter travels',
    steps: [
      { title: 'You fill in the form and photograph your papers', text: 'No account needed. You may stop and go on later.' },
      { title: 'Officers check it, the head of the sub-district signs', text: 'You can see every step with your tracking code.' },
      { title: 'You pick up the letter at your own village office', text: 'Just bring your identity card (KTP) and the pick-up code.' }
    ],
    free: 'No charge',
    freeText: 'From applying to picking up the letter, you pay nothing. If anybody asks for money, do not pay.',
    levyReport: 'Report it to us at the sub-district office, or through',
    levyChannel: 'SP4N-LAPOR',
    levyAnonymous: 'You need not give your name.',
    help: 'Need help?',
    helpText: 'Go to the office of your village with your identity card (KTP) and family card. The village officer can fill in the form for you, also if you have no phone.',
    hours: 'Service hours'
  },
  list: {
    title: 'Services',
    heading: 'Which letter do you need?',
    found: (query: string) => `For “${query}”`,
    foundTitle: (query: string) => `Services for “${query}”`,
    nothing: (query: string) => `Nothing matches “${query}” yet`,
    nothingText: 'Try another word, for example what the letter is for. Below are all our services.',
    all: 'All services, A to Z',
    showAll: 'Show all services'
  },
  service: {
    back: 'All services',
    doneIn: 'Finished within',
    cost: 'Cost',
    free: 'Free',
    pickUp: 'Pick up at',
    pickUpAt: 'The office of your village',
    signed: 'Signed by',
    validity: 'Valid for',
    validMonths: (months: number) => `${months} months from signing`,
    who: 'Who can apply',
    start: 'Start applying',
    startNote: 'No account needed. You may stop and go on later.',
    prepare: 'What to prepare',
    prepareNothing: 'There are no papers to prepare.',
    sometimes: 'Only if it applies to you',
    missing: 'Do not have it yet?',
    steps: 'The steps',
    step: {
      apply: { title: 'You apply', text: 'You get a tracking code at once.' },
      check: { title: 'An officer checks your papers', text: 'If something is missing, we tell you what to correct. Our promised time stands still while you do.' },
      fieldCheck: { title: 'An officer looks at the place', text: 'The officer comes to the place you named.' },
      initial: (post: string) => ({ title: `${post} checks the letter`, text: '' }),
      secretary: 'The secretary of the sub-district (Sekretaris Camat)',
      sectionHead: 'The section head in charge',
      sign: (post: string) => ({ title: `${post} signs`, text: 'The letter gets its number and QR code.' }),
      village: (days: number) => ({
        title: 'The letter reaches your village office',
        text: days === 0 ? 'On the same day.' : days === 1 ? 'At most 1 working day after signing.' : `At most ${days} working days after signing.`
      })
    },
    legal: 'Legal basis',
    data: 'How your data is used',
    dataText: 'Only to make this letter, by the officers who handle it. Answers and photos are stored sealed, and every time an officer opens them is recorded.',
    dataMore: 'Read more',
    help: 'Need help?',
    helpText: 'The officer at your village office can fill in the form for you.'
  }
} satisfies PublicWords;
