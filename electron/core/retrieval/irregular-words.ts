/** Forms that stemming does not bring together, one word a line with its forms: English verbs and plurals, Russian ones. */
const FORMS = `
go goes went gone
buy bought
bring brought
think thought
teach taught
catch caught
fight fought
seek sought
make made
take took taken
give gave given
get got gotten
see saw seen
say said
tell told
feel felt
find found
leave left
lose lost loss
meet met
pay paid
run ran
sit sat
send sent
sleep slept
speak spoke spoken speech
spend spent
stand stood
swim swam swum
throw threw thrown
understand understood
wake woke woken
wear wore worn
win won
write wrote written
begin began begun beginning
break broke broken
build built building
choose chose chosen choice
come came
draw drew drawn
drink drank drunk
drive drove driven
eat ate eaten
fall fell fallen
fly flew flown flight
forget forgot forgotten
freeze froze frozen
grow grew grown growth
hold held
hide hid hidden
keep kept
know knew known
lead led
lend lent
light lit
mean meant
ride rode ridden
rise rose risen
sing sang sung
sell sold sale
shoot shot
show shown
steal stole stolen
strike struck
swear swore sworn
tear tore torn
become became
bite bit bitten
blow blew blown
deal dealt
dig dug
feed fed
hang hung
hear heard
lay laid
sink sank sunk
stick stuck
sweep swept
child children
person people
man men
woman women
foot feet
tooth teeth
mouse mice
wife wives
life lives
good better best
bad worse worst
marry married marriage
die died death
born birth
advise advice
decide decision
describe description
choose choice
succeed success
apply application
explain explanation
react reaction
inspire inspiration
collect collection
perform performance
create creation creative
compete competition
donate donation
relate relation relationship
graduate graduation
celebrate celebration
educate education
train training
work worker working
paint painter painting
write writer writing
sing singer singing
dance dancer dancing
act actor actress acting
play player
teach teacher teaching
photograph photography photographer photo
art artist artistic
music musician musical
science scientist scientific
travel traveler travelling
help helpful
health healthy
nature natural
religion religious
politics political
history historical historic
america american
england english
france french
spain spanish
italy italian
germany german
japan japanese
china chinese
russia russian
ireland irish
sweden swedish
mexico mexican
canada canadian
идти шел шла шли пошел пошла пойти
ехать поехать поехал поехала ездил
быть был
человек люди
ребенок дети
сказать говорить
взять брать
год лет
найти нашел нашла нашли
купить покупка
хороший лучше
плохой хуже
любить любовь`;

/** Makes the table of a word's other forms, by each of them. */
export function irregularWords(): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const line of FORMS.split('\n').filter((each) => each !== '')) {
    const forms = line.split(' ');
    for (const form of forms)
      found.set(form, [...(found.get(form) ?? []), ...forms.filter((other) => other !== form)]);
  }
  return found;
}
