/** Words that say how things relate, not what they are; folded as `foldWord` does. English, Russian and Chinese. */
const WORDS = `
a about above after again against all also am an and any are aren as at be because been before being below between both
but by can cannot could couldn d did didn do does doesn doing don down during each few for from further had hadn has hasn
have haven having he her here hers herself him himself his how i if in into is isn it its itself just let ll m me might
more most must my myself no nor not now o of off on once only or other our ours ourselves out over own please re s same
shan she should shouldn so some such t than that the their theirs them themselves then there these they this those through
to too under until up us ve very was wasn we were weren what when where which while who whom whose why will with won would
wouldn you your yours yourself yourselves
а без более будет будут буду бы был была были было быть в вам вас весь во вот все всего всех всю вы где да даже для до его ее если есть еще
же за здесь и из или им их к как какая какие каков какое какой какую когда кого ком кому кто куда ли либо меня мне много
мной может можно мой моя мое мои мы на над надо нам нас наш наша наше наши не него нее ней нет ни них но ну о об обо один
она они оно от откуда ото отчего по под пока после потом потому почему почти при про с сам сама сами свой своя свое свои
себя сейчас со так также такая такие такое такой там тебе тебя тем теперь то тобой тогда того тоже той только том тот ту ты
у уже хотя чего чей чем через что чтоб чтобы чье чья эта эти это этого этой этом этот эту я
的 了 在 是 我 你 您 他 她 它 们 我们 你们 他们 她们 这 那 这个 那个 什么 谁 哪 哪里 哪儿 哪个 哪些 怎么 怎样 为什么 吗 呢 吧 啊 和 与 也 都 就 又
还 很 把 被 给 对 从 到 有 没有 时候 时 多少 几 为 之 一个 个 过 着 会 要 呀 嘛`;

/** Makes the set of words that are not looked for in questions. */
export function stopWords(): ReadonlySet<string> {
  return new Set(WORDS.split(/\s+/).filter((word) => word !== ''));
}
