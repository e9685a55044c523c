// The words, names and keyboard runs that the commonest passwords of the world are made of. A password of twelve characters and more
// is never one of the ten thousand commonest as it stands; it is two or three of these in a row, with figures.
export const COMMON_WORDS: readonly string[] = `
password passwort passwd pass passcode passphrase secret login welcome admin administrator root user guest test testing demo default letmein
changeme iloveyou love lovely lover forever baby angel princess prince sunshine sunflower flower butterfly rainbow summer winter spring autumn
monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december
dragon monkey tiger lion eagle falcon hawk wolf bear horse panda rabbit dolphin shark snake spider kitten kitty puppy doggy buster bailey
football soccer baseball basketball hockey tennis golf cricket chelsea arsenal liverpool manchester barcelona realmadrid juventus spartak zenit
superman batman spiderman ironman starwars pokemon pikachu naruto mickey minnie disney matrix gandalf hobbit harrypotter snoopy garfield
master mustang ferrari porsche mercedes yamaha harley corvette camaro toyota nissan honda subaru lexus audi bmw
michael jordan jennifer jessica ashley michelle daniel andrew joshua matthew thomas robert william charlie george jackson hunter jasmine
samantha amanda nicole natasha victoria elizabeth alexander alexandra maria anna elena olga irina tatiana sergey dmitry vladimir ivan
nikita artem maxim andrey natalia svetlana marina oksana katya masha dasha nastya sasha misha
computer internet google yandex facebook instagram whatsapp telegram microsoft windows apple samsung android iphone nokia laptop server
network database system service access security private public account office business company money cash dollar million gold silver
diamond crystal orange banana apple cherry strawberry chocolate cookie pepper ginger coffee vanilla sugar honey cheese pizza
freedom liberty peace happy happiness lucky success winner champion victory warrior soldier killer hacker ninja samurai phoenix shadow
thunder lightning storm ocean river mountain forest garden island heaven hello world goodbye friend friends family mother father brother sister
trustno whatever nothing something anything everything blink maverick ranger rocket merlin wizard magic legend hero genius smart
purple yellow green black white blue silver golden pink
qwerty qwertyuiop qwertz azerty asdf asdfgh asdfghjkl zxcv zxcvbn zxcvbnm qazwsx qazwsxedc wsxedc qweasd qweasdzxc qwe asd zxc
йцукен йцукенг йцукенгшщзхъ фыва фывапролдж ячсмить йцу фыв ячс пароль парол секрет привет любовь люблю солнце наташа андрей сергей
dima parol privet lubov solnce gfhjkm ghbdtn
salam merhaba watan watanym mekan dost dostlar söygi gunes maral bagt bagtly altyn merjen jennet arzuw gulzat aygul maysa oguz
`
  .split(/\s+/)
  .filter(Boolean);

/** Words of this product and place: the first that somebody tries here. */
export const CONTEXT_WORDS: readonly string[] = `
maksat turkmen turkmenistan türkmenistan ashgabat asgabat aşgabat ashkhabad awaza mary lebap balkan ahal dashoguz daşoguz
туркмен туркменистан ашхабад максат министерство ministry ministrlik minister plan action nhrap humanrights human rights
adam hukuk hukuklary çäre komissiya commission secretariat sekretariat ombudsman unicef undp osce
`
  .split(/\s+/)
  .filter(Boolean);
