import { CHINESE_KINDS, CHINESE_SAME } from './kindred-chinese.ts';
import { RUSSIAN_KINDS, RUSSIAN_SAME } from './kindred-russian.ts';

/**
 * Words that mean nearly the same, one set a line. Written for this program from general knowledge of the languages;
 * everyday life first, then work with computers.
 */
const SAME = `
mother mom mum mommy mama
father dad daddy papa
grandmother grandma granny nana
grandfather grandpa granddad
parents folks
child children kid kids
baby newborn infant toddler
husband spouse partner
wife spouse partner
boyfriend partner
girlfriend partner
sibling brother sister
friend buddy pal mate
colleague coworker teammate
boss manager supervisor
photo picture pic photograph image snapshot
movie film flick
show series
book novel
job work career profession occupation employment
fired laid lost
company firm employer business startup
shop store boutique
house home
apartment flat
car vehicle automobile
bike bicycle cycling
trip travel journey vacation holiday getaway
visit visited went trip
hike hiking trek trail
doctor physician clinic
hospital clinic emergency
sick ill unwell
illness disease condition diagnosis
medicine medication pills drug
injury hurt injured wound accident
exercise workout gym fitness training
run running jog jogging marathon
meal dinner lunch breakfast supper
cook cooking recipe bake baking
sweet dessert candy cake
restaurant diner cafe bistro
party celebration celebrate gathering
gift present
wedding marriage married
married wedding husband wife
divorce separated breakup split
birthday anniversary
award prize trophy medal
win won victory champion
competition contest tournament championship
class course lesson workshop
teacher instructor tutor coach mentor
student pupil
university college campus
school class classroom
degree diploma graduation graduate
test exam
hobby pastime interest passion
enjoy love like fun
favorite favourite loved best
happy glad excited thrilled joy
sad upset unhappy down depressed
afraid scared fear frightened nervous
angry mad furious annoyed
proud pride accomplished achievement
stress stressed pressure overwhelmed anxious anxiety
calm relax relaxing peaceful unwind destress
help support assist aid
advice suggestion tip recommend
recommend suggest advise
encourage motivate inspire
start began begin launch open founded
stop quit ended finish
plan planning intend going
goal aim dream ambition target
want wish hope desire
buy bought purchase purchased got
sell sold
money cash funds savings income
cheap affordable inexpensive
expensive costly pricey
pay paid payment
donate donation charity fundraiser
volunteer volunteering
speak talk speech presentation
meet met meeting
call phone
move moved relocate relocation
live lives reside
come came visit
adopt adopted adoption
pet animal
dog puppy pup
cat kitten kitty
garden gardening plants yard
paint painting painted artwork
draw drawing sketch
art artwork painting drawing
music song songs tune melody
concert gig performance
perform performance stage
band group
dance dancing
sing singing singer
instrument guitar piano violin
write writing wrote written
story tale
read reading
game gaming videogame
play playing
watch watched seen
church faith religion
religious church faith spiritual
beach ocean sea shore coast
mountain peak summit
forest woods
lake river
storm hurricane flood
military army veteran soldier
politics political election campaign
community neighborhood local
important matters meaningful significant
special meaningful
difficult hard tough challenging
challenge obstacle difficulty struggle hurdle problem
easy simple
beautiful pretty gorgeous lovely
big large huge
small little tiny
new recent latest
old former previous
damage damaged broken destroyed
lose lost
find found discover discovered
make made create created build built
fix repair repaired mend
change changed transform
learn learned study studying
teach taught
remember reminder remind memory
name named called nickname
country nation abroad
town city
symbol symbolize represent represents means reminder
cause reason because
reason because why
feel felt feeling
think thought opinion
decide decided decision chose
achieve accomplish reached
participate attend joined join
event gathering festival fair parade
healthy health wellness
diet eating nutrition
error exception failure crash bug
bug issue defect problem
crash crashed freeze hang
deploy deployment release rollout ship
rollback revert
delete remove drop erase
update upgrade bump
config configuration setting settings
directory folder
repo repository
db database
auth authentication login signin
password secret credential
function method
parameter argument option
test tests spec
slow latency performance
deadline due
customer client
invoice bill
contract agreement
meeting call sync`;

/** What is of a kind: asked for the kind, its members answer. The first words of a line are the kind, after “:” its members. */
const KINDS = `
pet pets animal animals: dog puppy cat kitten turtle rabbit bunny hamster fish bird parrot horse snake lizard guinea
sport sports: basketball soccer football tennis baseball hockey volleyball golf swimming running surfing skiing skating yoga boxing cycling climbing
exercise workout: yoga running swimming gym weights pilates boxing cycling jogging stretching kickboxing
instrument instruments: guitar piano violin drums flute clarinet saxophone cello trumpet ukulele keyboard bass
music genre band artist: rock jazz classical pop rap country blues folk concert album song singer
food foods dish dishes meal snack cuisine: pizza pasta salad soup chicken fish rice cake bread sushi burger curry sandwich cookies vegetables fruit cheese chocolate roast steak taco noodles icecream
dessert desserts treat: cake cookies pie brownie cupcakes chocolate pudding icecream tart muffin pastry
drink drinks beverage: coffee tea juice wine beer water smoothie cocktail milk soda
fruit fruits: apple banana orange strawberry berries mango peach grape lemon
vegetable vegetables: carrot tomato potato pepper lettuce onion broccoli spinach cucumber
color colors colour: red blue green yellow purple pink orange black white brown gray teal gold silver
family relatives: mother mom father dad brother sister son daughter husband wife grandma grandpa aunt uncle cousin kids parents
children kids child: son daughter baby toddler youth teens students school
country countries: america england france spain italy germany japan canada mexico brazil china india australia sweden ireland scotland turkey greece portugal thailand
city cities: london paris york boston chicago seattle barcelona rome tokyo berlin toronto vancouver miami angeles francisco moscow
state states: california florida texas washington oregon colorado michigan minnesota connecticut
language languages: english spanish french german italian japanese chinese russian korean portuguese
hobby hobbies activity activities interest: painting hiking reading cooking gardening photography gaming dancing running swimming camping fishing knitting pottery writing music yoga sculpting surfing drawing
outdoor outdoors nature: hiking camping beach mountains forest park lake fishing kayaking trail picnic
art arts artwork craft: painting drawing sculpture pottery photography sketch canvas mural ceramics portrait
job jobs career profession: teacher nurse engineer doctor lawyer manager writer actor counselor chef developer designer waitress
vehicle vehicles: car truck bike motorcycle bus van boat train plane
weather: rain snow storm sunny wind cold hot
event events: parade festival conference concert wedding party fundraiser workshop race marathon competition fair show exhibition gala
natural disaster: flood hurricane earthquake fire tornado storm
book books author: novel series fantasy mystery fiction biography
movie movies genre: comedy drama thriller horror action romance scifi fantasy documentary
game games: chess nintendo xbox playstation tournament rpg strategy boardgame cards console
console: nintendo xbox playstation switch
clothes clothing outfit: dress shirt shoes jacket hat hoodie sweater jeans suit
shoe shoes: sneakers boots sandals
jewelry accessory: necklace ring bracelet earrings
flower flowers plant plants: rose tulip sunflower lily daisy orchid succulent
holiday holidays: christmas thanksgiving easter halloween newyear
month: january february march april may june july august september october november december
day: monday tuesday wednesday thursday friday saturday sunday
season: spring summer fall autumn winter
illness disease health condition: cancer diabetes flu asthma allergy arthritis anxiety depression heart
injury: sprain broken fracture ankle knee back
emotion feeling feelings: happy sad angry proud scared excited nervous grateful anxious lonely relieved
degree field education: psychology biology engineering law business art history medicine science
electronics device devices gadget: laptop phone computer tablet camera console headphones
furniture: couch sofa table chair bed desk lamp shelf
room rooms: kitchen bedroom bathroom livingroom garage
subject subjects: math science history english physics chemistry
religion: christian muslim jewish buddhist church catholic hindu
charity cause: shelter homeless donation fundraiser veterans foodbank
place places: park beach museum cafe restaurant library shelter school church mountain lake
relative: aunt uncle cousin grandmother grandfather niece nephew
database databases: postgres postgresql sqlite mysql redis mongodb
framework frameworks: react vue angular django rails flask spring svelte
programming: python javascript typescript rust java golang ruby kotlin swift
editor: vim emacs vscode neovim
cloud hosting: aws azure gcp heroku hetzner`;

/** Words that answer for another, by its folded form, with how much they count against the word itself. */
export type KindredWords = ReadonlyMap<string, ReadonlyMap<string, number>>;

const SAME_COUNTS = 0.5;
const MEMBER_COUNTS = 0.35;
const KIND_COUNTS = 0.25;

/** Makes the table of words that answer for others. */
export function kindredWords(): KindredWords {
  const found = new Map<string, Map<string, number>>();
  const add = (word: string, other: string, weight: number): void => {
    if (word === other) return;
    const known = found.get(word) ?? new Map<string, number>();
    known.set(other, Math.max(weight, known.get(other) ?? 0));
    found.set(word, known);
  };
  for (const words of [SAME, RUSSIAN_SAME, CHINESE_SAME].flatMap(linesOf).map(splitWords))
    for (const word of words) for (const other of words) add(word, other, SAME_COUNTS);
  for (const line of [KINDS, RUSSIAN_KINDS, CHINESE_KINDS].flatMap(linesOf)) {
    const [kinds = '', members = ''] = line.split(':');
    for (const kind of splitWords(kinds))
      for (const member of splitWords(members)) {
        add(kind, member, MEMBER_COUNTS);
        add(member, kind, KIND_COUNTS);
      }
  }
  return found;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function splitWords(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}
