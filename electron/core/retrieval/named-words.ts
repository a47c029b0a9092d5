/** Who and what people give names to: “my sister Anna”, “our server Atlas”. Folded, as they stand in a dictionary. */
export const NAMED_WORDS: readonly string[] =
  `sister brother mother mom mum father dad wife husband son daughter aunt uncle cousin niece nephew grandmother grandma
grandfather grandpa friend boyfriend girlfriend partner fiance fiancee roommate neighbor neighbour boss manager colleague
coworker teacher doctor dentist therapist coach landlord tenant client dog cat puppy kitten horse parrot hamster rabbit turtle
boat car company startup team project product server
сестра брат мама мать отец папа жена муж сын дочь дочка тетя дядя племянник племянница бабушка дедушка друг подруга парень
девушка сосед соседка начальник начальница коллега учитель учительница врач тренер хозяин клиент собака пес кот кошка котенок
щенок попугай хомяк лошадь лодка машина компания команда проект сервер`.split(/\s+/u);
