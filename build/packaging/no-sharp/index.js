/** transformers.js loads sharp before it knows whether there will be pictures. Here there are none. */
function refusePicture() {
  throw new Error('The packaged application reads no pictures.');
}

// oxlint-disable-next-line import/no-default-export -- transformers.js imports the default
export { refusePicture as default };
