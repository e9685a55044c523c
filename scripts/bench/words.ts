// What the bench's actions say: sentences of the field in three languages, with words that are frequent and words that are rare.
import type { Words } from '@/prisma/factories/words';

const SUBJECTS = [
  { ru: 'образования', en: 'education', tk: 'bilim' },
  { ru: 'здоровья', en: 'health', tk: 'saglyk' },
  { ru: 'правосудия', en: 'justice', tk: 'adalatlylyk' },
  { ru: 'занятости', en: 'employment', tk: 'zähmet' },
  { ru: 'водоснабжения', en: 'water', tk: 'suw' },
  { ru: 'жилья', en: 'housing', tk: 'ýaşaýyş jaýy' },
  { ru: 'питания', en: 'nutrition', tk: 'iýmitlenme' },
];
const GROUPS = [
  { ru: 'детей', en: 'children', tk: 'çagalaryň' },
  { ru: 'женщин', en: 'women', tk: 'aýallaryň' },
  { ru: 'лиц с инвалидностью', en: 'persons with disabilities', tk: 'maýyplygy bolan adamlaryň' },
  { ru: 'пожилых людей', en: 'older persons', tk: 'garrylaryň' },
  { ru: 'беженцев', en: 'refugees', tk: 'bosgunlaryň' },
];
const pick = <T>(list: readonly T[], n: number): T => list[n % list.length] as T;

export function titleOf(n: number): Words {
  const [subject, group] = [pick(SUBJECTS, n), pick(GROUPS, Math.floor(n / 7))];
  const place = n % 977;
  return {
    ru: `Расширить доступ ${group.ru} к услугам в сфере ${subject.ru} в этрапе ${place} и обучить специалистов`,
    en: `Extend the access of ${group.en} to ${subject.en} in district ${place} and train the staff`,
    tk: `${place} etrapda ${group.tk} ${subject.tk} hyzmatlaryna elýeterliligini giňeltmek we hünärmenleri okatmak`,
  };
}

export const resultOf = (n: number): Words => ({
  ru: `Не менее ${n % 90} процентов нуждающихся получают услуги; проведено ${n % 12} обучающих семинаров`,
  en: `At least ${n % 90} per cent of those in need are served; ${n % 12} seminars held`,
  tk: `Mätäçlik çekýänleriň azyndan ${n % 90} göterimi hyzmatlardan peýdalanýar; ${n % 12} okuw maslahaty geçirildi`,
});

export const narrativeOf = (n: number): Words => ({
  ru: `За период проведено ${n % 9} мероприятий, обучено ${n % 300} человек; работа продолжается по плану ведомства.`,
});
