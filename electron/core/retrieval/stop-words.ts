import type { Language } from './languages.ts';

/**
 * Words that say how things relate, not what they are; folded as `foldWord` does, the commonest of a language first.
 * They are not looked for in questions, and tell which language a text is in. Written for this program.
 */
export const STOP_WORDS: Readonly<Record<Language, string>> = {
  english: `the and of is to in that it was for you with are have not this be on he she they my what did
a about above after again against all also am an any aren as at because been before being below between both
but by can cannot could couldn d didn do does doesn doing don down during each few from further had hadn has hasn
haven having her here hers herself him himself his how i if into isn its itself just let ll m me might
more most must myself no nor now o off once only or other our ours ourselves out over own please re s same
shan should shouldn so some such t than their theirs them themselves then there these those through
too under until up us ve very wasn we were weren when where which while who whom whose why will won would
wouldn your yours yourself yourselves`,
  german: `und ist nicht ich der das ein wir mit eine auf dem den von sich auch fur es sie hat
die er du am im zu zum zur bei aus nach an in des einer einem einen eines als wie aber oder wenn weil dass war waren wird
werden wurde wurden worden sind bin bist habe haben hatte hatten hast kann konnen konnte muss mussen soll will wollte mein
meine meinen meiner meinem dein deine sein seine seinen seiner ihr ihre ihren ihrer ihm ihn uns unser unsere euch mich mir
dich dir kein keine keinen noch schon nur sehr so da dort hier dann doch mal was wer wann wo wohin woher warum wieso welche
welcher welches welchen wem wen diese dieser dieses diesen durch uber unter vor um gegen ohne bis ja nein man alle alles
etwas`,
  french: `les est des une dans que pas avec sur ne elle nous vous pour je du au ce qui
le la l un et de d a il ils elles on tu me te se mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs j m t s n c
qu ai as avons avez ont avait avais avaient etait etaient ete etre suis es sommes etes sont sera fait cette ces cet mais ou
donc car si y en par sans sous chez vers entre aux plus tres bien aussi comme quand quel quelle quels quelles quoi
combien pourquoi comment moi toi lui eux tout tous toute toutes peut deja encore alors avoir`,
  spanish: `el los que por las una con para es no se lo su mi y en del muy
la de a un al me te le les nos os yo tu el ella ellos ellas nosotros usted ustedes unos unas este esta estos estas ese esa
eso esto aquel mis tus sus nuestro nuestra pero como mas si ya o u e cuando donde quien quienes cual cuales cuanto cuanta
cuantos cuantas porque sin sobre entre hasta desde fue fueron era eran ha han he hemos habia ser son soy eres estar estoy
estan estaba tiene tengo hay hace todo todos toda todas tambien hoy ayer solo asi cada otro otra`,
  italian: `il di che non una per sono gli con della ho mi ha del lo anche nel alla piu
la le i un uno e ed a da in su si ci vi ne l d c io tu lui lei noi voi loro mio mia miei mie tuo tua suo sua suoi sue nostro
nostra ma o se come quando dove chi cosa quale quali quanto quanta quanti quante perche dei delle degli dal dalla dai al ai
alle allo nella nei sul sulla questo questa questi queste quello quella essere era erano stato stata fu hai abbiamo avete
hanno aveva avere sei siamo siete molto gia ancora sempre solo poi qui tra fra senza tutto tutti tutta tutte`,
  portuguese: `nao uma para que com do da os em ele ela voce seu sua mas foi no dos
o a as e de um uns umas ao aos na nas das num numa por pelo pela pelos pelas eu tu nos voces eles elas me te se lhe meu minha
meus minhas teu tua seus suas nosso nossa isso isto esse essa este esta aquele aquela como quando onde quem qual quais quanto
quanta quantos quantas porque ou ja mais muito tambem so sem sobre entre ate desde era eram sou sao estou esta estao estava
ser ter tem tenho tinha ha havia foram fui vai vou todo todos toda todas aqui entao`,
  dutch: `het een van dat niet ik zijn op voor met je ook maar bij aan heeft naar deze
de en is in te er die we wij jij u hij zij ze ons onze mijn jouw haar hun hem mij me om als dan nog al wel geen was waren
werd worden wordt ben bent heb hebt hebben had hadden kan kunnen moet zal zou uit over door tot onder tegen zonder wat wie
waar wanneer waarom hoe welke welk hoeveel dit daar hier toen want omdat of veel meer alle alles`,
  swedish: `och att det inte jag som har med ar en ett av till hon vi mig var
den de i pa for om han du ni er mitt min mina ditt din dina hans hennes vart var vara sin sitt sina sig oss dem dig men eller
nar vad vem vilken vilket vilka hur varfor fran vid efter innan under mellan utan mot hade ha kan kunde ska skulle
vill ville blev blir bli varit detta denna dessa har dar nu ocksa bara mycket mer alla allt inget ingen`,
  norwegian: `og ikke jeg det er som har med til pa en et av hun vi meg ble
den de i for om han du dere deres min mitt mine din ditt dine hans hennes var vare sin sitt sine seg oss dem deg men eller
nar hva hvem hvilken hvilket hvilke hvor hvorfor hvordan fra ved etter under mellom uten mot hadde ha kan kunne skal skulle
vil ville blir bli vaert dette denne disse her der na ogsa bare mye mer alle alt noe noen ingen`,
  danish: `og ikke jeg det er som har med til pa en et af hun vi mig blev
den de i for om han du jer jeres min mit mine din dit dine hans hendes vores var sin sit sine sig os dem dig men eller
nar hvad hvem hvilken hvilket hvilke hvor hvorfor hvordan fra ved efter under mellem uden mod havde have kan kunne skal
skulle vil ville bliver blive vaeret dette denne disse her der nu ogsa kun meget mere alle alt noget nogen ingen`,
  finnish: `ja on ei etta han se oli mutta kun minun mina olen ovat joka hanen myos niin
sina me te he ne tama tuo nama sinun meidan teidan heidan minua sinua hanta minulla sinulla hanella meilla olet olemme olette
olisi ollut olivat ole en et emme ette eivat jos kuin kuka mika missa mista mihin milloin miksi miten kuinka mita ketka vai
tai seka jo viela nyt sitten vain hyvin kaikki sen siita siina tassa tuolla`,
  hungarian: `az es hogy nem egy van volt meg ez csak de mint mar ha vagy azt ezt nekem
a is en te o mi ti ok engem teged ot neked neki nekunk minket vagyok vagyunk vannak voltam voltak lesz lett lenne ki kit
mit mikor hol hova honnan miert hogyan milyen mennyi hany melyik aki ami amikor ahol mert akkor itt ott most nagyon sok minden
utan elott alatt kozott altal szamara ide oda ne sem`,
  romanian: `si este nu pentru din cu sa mai sunt la pe ce ca fost lui ei
in de un o unei unui al ale a au am ai are avea eu tu el ea noi voi ele imi iti isi ma te se ne va mi ti meu mea mele tau ta
sau lor nostru dar daca cand unde cine cum cat cata cati cate fara despre intre pana dupa inainte prin era erau
fi fie sunteti suntem acest aceasta acesta aceste acel acea tot toti toate foarte si-a`,
  turkish: `ve bir bu icin cok ben da de ile ne var gibi daha ama o mi degil olarak
sen biz siz onlar benim senin onun bizim sizin bana sana ona bize size beni seni onu su ki mu ya veya hem en kadar sonra once
kim neden nicin nasil nerede nereye nereden hangi kac zaman ise idi oldu olan her sey yok cunku eger bile simdi burada`,
  indonesian: `yang dan di ini itu dengan untuk tidak saya dari akan pada adalah ke kami juga sudah
aku kamu anda dia kita mereka ada bisa atau karena jika kalau tapi tetapi apa siapa kapan mana bagaimana mengapa kenapa berapa
oleh dalam seperti lagi telah belum hanya lebih sangat bukan jangan nya para setelah sebelum saat`,
  lithuanian: `ir yra kad su bet kaip tai buvo as ne jis mes mano savo apie labai
tu ji jus jie jos is i o ar uz nuo iki po prie per be pagal dar jau tik man mane tau tave jam ja jai mums mus jums jiems
kas ka kur kada kodel kiek koks kokia kuris kuri sis si tas ta bus esu esi esame nera turi`,
  irish: `agus ta an na is bhi se si ag ar le go ni mo do leis
mé me tu muid sibh siad a i ina sa san chun seo sin cad ce cathair conas cen fath nuair ach no nach bhfuil raibh beidh
aige aici agam agat agus againn acu`,
  russian: `и не что на я с как это но его у меня был была было
а без более будет будут буду бы были быть в вам вас весь во вот все всего всех всю вы где да даже для до ее ей если
есть еще же за здесь из или им их к какая какие каков какое какой какую какого каким каких когда которая которого
которое которой котором которому которую которые который которым которыми которых кого ком кому кто куда ли либо мне
много мной может можно мой моя мое мои моей моего мою моем моим моих мы над надо нам нас наш наша наше нашей нашего
нашу наши него нее ней нет ни них ним ними нему но ну о об обо один она они оно он от откуда ото отчего по под пока
после потом потому почему почти при про сам сама сами свой своя свое свои своей своего свою своем своим своих себя
себе собой сейчас со так также такая такие такое такой там тебе тебя тем теперь то тобой тогда того тоже той только
том тот ту ты твой твоя твое твои твоей уже хотя чего чей чем чему через чтоб чтобы чье чьего чьей чьему чьи чьим чьих
чью чья эта эти этого этой этом этот эту сколько зачем`,
  ukrainian: `і та що не це як до у з на є він вона був була ми
в й а я ти ви вони воно мене мені тебе тобі його йому її їй нас нам вас вам їх їм мій моя моє мої твій твоя свій своя своє свої
від для за про при по через без під над між але або чи якщо коли де куди звідки хто кого кому чого чому скільки який яка
яке які яку бути було були буде будуть має мати ще вже тільки дуже також так ні усе все всі той ця цей ці цього`,
  bulgarian: `и на да се е за не с от че са ще съм си по
аз ти той тя то ние вие те ме мен теб него нея нас вас тях ми му й ни ви им мой моя мое мои твой свой своя в във със до под над
при през без между но или ако като когато къде кой коя кое кои какво какъв какви защо как колко това този тази тези беше бяха
бях сме сте бъде има няма още вече само много също така`,
  serbian: `и је да се у на су није са сам од за ми као али
ја ти он она оно ви они оне ме мене мени тебе њега њему јој њој нас нама вас вама их њих мој моја моје мои твој свој своја
до при под над без између или ако када где ко шта који која које чији зашто како колико ово овај ова ови то тај та био била
било били бити ће смо сте још већ само врло такође има нема`,
  hindi: `है के में की का और को से हैं पर यह वह नहीं था ने थी मैं मेरे
मेरी मेरा हम तुम आप वे ये एक कि जो तो भी ही थे हो हुआ हुई रहा रही रहे कर करते क्या कौन कब कहाँ कहां क्यों कैसे कितने कितना कितनी किस
किसने उस उसने उसके उसकी उसका इस इसने इसके हमारे हमारी अपने अपनी अपना लिए साथ बाद पहले या अगर लेकिन मुझे तुम्हें उसे उन्हें`,
  nepali: `छ मा को र लाई ले हो छन् थियो गरेको भएको म मेरो तिमी उनी हामी यो त्यो पनि के कहाँ कहिले किन कसरी कति कुन कसले
तर वा भने सँग बाट देखि सम्म एक छैन थिए हुन्छ गर्न गरे आफ्नो`,
  greek: `και το να του η της με που είναι για δεν στο ο τα τη την
οι των τον τους στη στην στον στα από απο θα σε μου σου μας σας τι ποιος ποια ποιο ποτε πότε που πού γιατι γιατί πως πώς ποσο πόσο
αλλά αλλα ή αν όταν οταν ότι οτι ηταν ήταν εχει έχει εγω εσυ αυτος αυτη αυτο εμεις ενας ενα μια πολυ ειναι`,
  arabic: `في من على ان الى التي عن مع هذا هذه ما لا كان هو هي
و او أو إلى أن إن الذي كانت لم لن قد انا أنا انت أنت نحن هم لي له لها لك ذلك تلك كل بعد قبل عند بين حتى اذا إذا متى اين أين كيف
لماذا كم اي أي هل ماذا ثم لكن`,
  armenian: `և է որ եմ են մի այս իր այդ ես դու նա մենք դուք նրանք իմ քո նրա մեր ձեր չի չեմ եղավ էր էին
համար հետ մեջ բայց կամ եթե երբ որտեղ ով ինչ ինչու ինչպես քանի որը ու`,
  tamil: `என்று ஒரு அந்த இந்த நான் என் நீ நீங்கள் அவர் அவன் அவள் அது இது மற்றும் எங்கே எப்போது யார் என்ன ஏன்
எப்படி எத்தனை எந்த இல்லை உள்ளது இருந்தது ஆனால் அல்லது`,
  chinese: `的 了 在 是 我 你 您 他 她 它 们 我们 你们 他们 她们 这 那 这个 那个 什么 谁 哪 哪里 哪儿 哪个 哪些 怎么 怎样
为什么 吗 呢 吧 啊 和 与 也 都 就 又 还 很 把 被 给 对 从 到 有 没有 时候 时 多少 几 为 之 一个 个 过 着 会 要 呀 嘛 自己 这样
那样 那里 这里 那儿 这儿 因为 所以 但是 可是 如果 最 更 再 才 只 上 下 里 中 让 跟 说 去 来 得 地`,
  japanese: `は が を に で と も の へ や か ね よ な から まで より だけ など です ます でし まし でした ました だ だった た て で い
いる いた ある あっ する し した して れ られ せ させ ない なかっ なかった ん こと もの とき それ これ あれ その この あの どの 何 誰
いつ どこ なぜ どう どんな いくつ いくら という って けど でも そして`,
  korean: `은 는 이 가 을 를 에 의 도 로 와 과 나 너 저 내 제 우리 그 이것 그것 저것 누구 누가 무엇 뭐 무슨 언제 어디 어디서
어디에 왜 어떻게 몇 얼마나 어떤 어느 그리고 그런데 하지만 그래서 또는 정말 너무 아주 좀 더 안 못 나는 내가 너는 네가 저는 제가
우리는 그는 그녀는 있다 있어요 있었어요 없다 했다 했어요 하는 한 할 수 것 거`,
  thai: `ที่ และ ของ ใน เป็น มี ได้ ไม่ ให้ ว่า จะ กับ ก็ มา ไป นี้ นั้น ฉัน ผม เธอ เขา เรา คุณ มัน พวก อะไร ใคร เมื่อไหร่
เมื่อไร ที่ไหน ไหน ทำไม อย่างไร ยังไง กี่ เท่าไหร่ ไหม ครับ ค่ะ คะ นะ แล้ว อยู่ จาก โดย ถึง แต่ หรือ ถ้า เมื่อ ซึ่ง กว่า มาก`,
};
