import { describe, expect, test } from 'vitest';
import { prepareKnownNames, splitInstitutions } from './institutions';

const one: string[] = [
  'Министерство здравоохранения и медицинской промышленности',
  'Министерство труда и социальной защиты населения Туркменистана',
  'Институт государства, права и демократии',
  'Государственный комитет Туркменистана по телевидению, радиовещанию и кинематографии',
  'Центральная комиссия по проведению выборов и референдумов в Туркменистане',
  'Уполномоченный по правам человека в Туркменистане (Омбудсмен)',
  'Ministry of Labour and Social Protection',
  'Institute of State, Law and Democracy',
  'State Committee on Television, Radio Broadcasting and Cinematography',
  'Ministry of Health and Medical Industry',
  'Interdepartmental Commission on Ensuring the Implementation of International Obligations of Turkmenistan in the Field of Human Rights and International Humanitarian Law',
  'Türkmenistanyň Saglygy goraýyş we derman senagaty ministrligi',
  'Türkmenistanyň Döwlet, hukuk we demokratiýa instituty',
  'Türkmenistanyň Zähmet we ilaty durmuş taýdan goramak ministrligi',
  'Хякимлики велаятов (Ахал, Балкан, Лебап)',
  'МВД',
];

const groups: string[] = [
  'Все министерства и ведомства',
  'заинтересованные министерства и ведомства',
  'ähli ministrlikler we pudaklaýyn dolandyryş edaralary',
  'hakimliks (6)',
  'Государственный\nкомитет по статистике',
];

const several: [text: string, lead: string | null, others: string[]][] = [
  ['Министерство юстиции, МВД, Генпрокуратура', 'Министерство юстиции', ['МВД', 'Генпрокуратура']],
  ['Минобразования; Минздравмедпром', 'Минобразования', ['Минздравмедпром']],
  ['Министерство образования\nМинистерство культуры', 'Министерство образования', ['Министерство культуры']],
  ['Министерство труда и\nсоциальной защиты населения\nМВД', 'Министерство труда и социальной защиты населения', ['МВД']],
  ['МВД/МИД', 'МВД', ['МИД']],
  ['Меджлис и Верховный суд', 'Меджлис', ['Верховный суд']],
  ['МВД и Генеральная прокуратура', 'МВД', ['Генеральная прокуратура']],
  ['Минадалат совместно с ПРООН', 'Минадалат', ['ПРООН']],
  ['Министерство адалат, ИГПД (по согласованию)', 'Министерство адалат', ['ИГПД']],
  ['Отв.: МВД; соисполнители: МИД, Минобороны', 'МВД', ['МИД', 'Минобороны']],
  [
    'Ответственный: Министерство образования. Соисполнители: хякимлики велаятов, ЮНИСЕФ',
    'Министерство образования',
    ['хякимлики велаятов', 'ЮНИСЕФ'],
  ],
  ['соисполнители: МИД, МВД', null, ['МИД', 'МВД']],
  ['МИД, МВД (отв.), Минобороны', 'МВД', ['МИД', 'Минобороны']],
  ['Ministry of Justice (lead), Supreme Court', 'Ministry of Justice', ['Supreme Court']],
  ['Lead: MoJ\nSupport: MoE, UNICEF', 'MoJ', ['MoE', 'UNICEF']],
  ['MoJ – lead; MIA', 'MoJ', ['MIA']],
  ['Ministry of Justice and Ministry of Internal Affairs', 'Ministry of Justice', ['Ministry of Internal Affairs']],
  ['Ministry of Labour and Social Protection, Women’s Union', 'Ministry of Labour and Social Protection', ['Women’s Union']],
  ['Ministry of Justice, Supreme Court and Mejlis', 'Ministry of Justice', ['Supreme Court', 'Mejlis']],
  ['Saglyk ministrligi we Bilim ministrligi', 'Saglyk ministrligi', ['Bilim ministrligi']],
  [
    'jogapkär: Adalat ministrligi; bilelikde ýerine ýetirijiler: Içeri işler ministrligi, häkimlikler',
    'Adalat ministrligi',
    ['Içeri işler ministrligi', 'häkimlikler'],
  ],
  ['1) МВД\n2) МИД', 'МВД', ['МИД']],
  ['• МВД\n• МИД', 'МВД', ['МИД']],
  ['МВД, МВД, МИД', 'МВД', ['МИД']],
  ['МИД, все министерства и ведомства', 'МИД', ['все министерства и ведомства']],
  ['Институт государства и права, по согласованию', 'Институт государства и права', []],
  ['Ministry of Education (lead agency) with Ministry of Health', 'Ministry of Education', ['Ministry of Health']],
  ['1. Минобразования 2. Минкультуры', 'Минобразования', ['Минкультуры']],
  ['Министерство внутренних\nдел, Генеральная\nпрокуратура', 'Министерство внутренних дел', ['Генеральная прокуратура']],
  ['МНБ, МВД (координатор)', 'МВД', ['МНБ']],
  ['(отв.) МВД, МИД', 'МВД', ['МИД']],
  ['МИД, (отв.) МВД', 'МВД', ['МИД']],
  ['Jogapkär: Bilim ministrligi\nBilelikde: Medeniýet ministrligi', 'Bilim ministrligi', ['Medeniýet ministrligi']],
  ['Минздрав при поддержке ЮНИСЕФ и ЮНФПА (по согл.)', 'Минздрав', ['ЮНИСЕФ', 'ЮНФПА']],
  [
    'Ответственный исполнитель – Министерство адалат. Соисполнители – МВД, Верховный суд',
    'Министерство адалат',
    ['МВД', 'Верховный суд'],
  ],
  ['Supreme Court and the Bar Association', 'Supreme Court', ['the Bar Association']],
  ['CSO; INCHR; MOE (Cultural Informal School); MOJ', 'CSO', ['INCHR', 'MOE (Cultural Informal School)', 'MOJ']],
];

describe('institutions in one cell', () => {
  test.each(one)('“%s” is one institution', (name) => {
    expect(splitInstitutions(name)).toMatchObject({ lead: name, others: [] });
  });

  test.each(groups)('“%s” is one group', (name) => {
    expect(splitInstitutions(name)).toMatchObject({ lead: name.replace('\n', ' '), others: [] });
  });

  test.each(several)('“%s” has a lead and others', (text, lead, others) => {
    expect(splitInstitutions(text)).toMatchObject({ lead, others });
  });

  test('“и другие” is no institution, and the cell is uncertain', () => {
    expect(splitInstitutions('МВД, МИД и др.')).toEqual({ lead: 'МВД', others: ['МИД'], uncertain: true });
  });

  test('known names keep their commas, also without the country', () => {
    const known = prepareKnownNames([
      'Совет по науке, Технике и Культуре Туркменистана',
      'United Nations Educational, Scientific and Cultural Organization (UNESCO)',
    ]);
    expect(splitInstitutions('Совет по науке, Технике и Культуре, МВД', known)).toMatchObject({
      lead: 'Совет по науке, Технике и Культуре',
      others: ['МВД'],
    });
    expect(
      splitInstitutions('MoC, United Nations Educational, Scientific and Cultural Organization (UNESCO)', known).others,
    ).toHaveLength(1);
  });

  test.each(['', '–', 'н/д'])('an empty cell (%j) has no lead', (text) => {
    expect(splitInstitutions(text)).toEqual({ lead: null, others: [], uncertain: false });
  });
});
