import { headTitle } from '#office/settings.ts';
import type { OfficeSettings } from '#office/settings.ts';
import type { ServiceDefinition } from '#service/definition.ts';
import type { IconName } from '#ui/icons.ts';
import type { Locale } from '#ui/locale.ts';
import type { Stop } from '#ui/river.ts';
import { publicWords } from '../../words.ts';

type Need = { title: string; why: string; ifMissing: string; icon: IconName };

/** Everything a service's page says, in one language: what the definition promises, nothing measured and nothing guessed. */
export type ServicePage = {
  slug: string;
  title: string;
  purpose: string;
  who: string;
  promise: string;
  signer: string;
  validMonths: number | null;
  needs: Need[];
  sometimes: Need[];
  stops: Stop[];
  legal: { text: string; about: string }[];
};

export function describeService(definition: ServiceDefinition, office: OfficeSettings, locale: Locale): ServicePage {
  const needs = definition.requirements.map((requirement) => ({
    always: requirement.when === undefined,
    title: requirement.title[locale],
    why: requirement.why[locale],
    ifMissing: requirement.ifMissing[locale],
    icon: needIcon(definition, requirement.evidence)
  }));
  const pick = (always: boolean) => needs.filter((need) => need.always === always).map(({ title, why, ifMissing, icon }) => ({ title, why, ifMissing, icon }));
  return {
    slug: definition.slug,
    title: definition.title[locale],
    purpose: definition.purpose[locale],
    who: definition.who[locale],
    promise: definition.promise.text[locale],
    signer: signerTitle(office),
    validMonths: definition.letter.validMonths ?? null,
    needs: pick(true),
    sometimes: pick(false),
    stops: journey(definition, office, locale),
    legal: definition.legal.map((basis) => ({ text: [basis.law, basis.article].filter(Boolean).join(', '), about: basis.about[locale] }))
  };
}

/** A camera where a photo is asked for, a pencil where something is written. */
function needIcon(definition: ServiceDefinition, evidence: string | undefined): IconName {
  const questions = definition.pages.flatMap((page) => page.questions);
  return questions.find((question) => question.id === evidence)?.type === 'file' ? 'camera' : 'edit';
}

/** The post that signs, as this office calls it. */
function signerTitle(office: OfficeSettings): string {
  return office.posts.find((post) => post.role === 'head')?.title ?? headTitle(office);
}

/** The way of one application, by the steps of this service and the posts of this office. */
function journey(definition: ServiceDefinition, office: OfficeSettings, locale: Locale): Stop[] {
  const words = publicWords(locale).service.step;
  const middle = definition.steps.map(({ step, post }): Stop => {
    switch (step) {
      case 'field_check':
        return { icon: 'eye', ...words.fieldCheck };
      case 'secretary':
        return { icon: 'check', ...words.initial(office.posts.find((each) => each.role === 'secretary')?.title ?? words.secretary) };
      case 'section': {
        const section = post ?? definition.section;
        const title = office.posts.find((each) => each.role === 'section_head' && each.section === section)?.title;
        return { icon: 'check', ...words.initial(title ?? words.sectionHead) };
      }
    }
  });
  return [
    { icon: 'edit', ...words.apply },
    { icon: 'eye', ...words.check },
    ...middle,
    { icon: 'sign', ...words.sign(signerTitle(office)) },
    { icon: 'home', ...words.village(definition.handover.workingDays) }
  ];
}
