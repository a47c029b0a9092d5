/**
 * Sentences about nothing in particular, far from each other: how near a question is to them tells what is usual for a
 * model, also where the memory holds too little to tell.
 */
export const BACKGROUND: readonly string[] = [
  'The train to the coast leaves at seven in the morning.',
  'Add two eggs and a little salt, then stir for a minute.',
  'Our roof has been leaking since the storm last week.',
  'The function returns an error when the list is empty.',
  'She plays the violin in a small orchestra.',
  'Prices rose by three per cent over the year.',
  'The cat slept on the windowsill all afternoon.',
  'Please sign the contract and send it back by Friday.',
  'Photosynthesis turns sunlight into sugar.',
  'They lost the final by a single goal.',
  'Я вчера купил новые лыжи и тёплую куртку.',
  'Сервер перезапускается каждую ночь в три часа.',
  'El museo cierra los lunes y los días festivos.',
  'Der Arzt riet ihm, weniger Kaffee zu trinken.',
  '我们下个月搬到新的办公室。',
  'Thank you, that was very helpful!',
];
