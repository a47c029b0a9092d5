/** A server nobody answers at; a request to it is a request that leaves. */
const FOREIGN_HOST = 'canary.invalid';

/** Texts that would run something or ask for something, if any of them were taken for more than text. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>window.ranHostile = "script"</script>',
  '<img src="x" onerror="window.ranHostile = \'img\'">',
  `<img src="https://${FOREIGN_HOST}/pixel.png">`,
  `<iframe src="https://${FOREIGN_HOST}/frame"></iframe>`,
  '<iframe srcdoc="<script>parent.ranHostile = \'srcdoc\'</script>"></iframe>',
  '<svg onload="window.ranHostile = \'svg\'"><circle r="4"/></svg>',
  `<link rel="stylesheet" href="https://${FOREIGN_HOST}/style.css"><style>@import "https://${FOREIGN_HOST}/a.css";</style>`,
  `<meta http-equiv="refresh" content="0;url=https://${FOREIGN_HOST}/refresh">`,
  `<form action="https://${FOREIGN_HOST}/form"><button autofocus onfocus="window.ranHostile = 'form'">press</button></form>`,
  '<details open ontoggle="window.ranHostile = \'details\'">open</details>',
  '[a link](javascript:window.ranHostile="link")',
  '[another link](java&#115;cript:window.ranHostile="entity")',
  '[a page](data:text/html,<script>window.ranHostile="data"</script>)',
  `[a reference][1]\n\n[1]: javascript:window.ranHostile="reference"`,
  '<javascript:window.ranHostile="auto">',
  `![a picture](https://${FOREIGN_HOST}/picture.png "title")`,
  '![a drawing](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)',
  `![x](x "onerror=window.ranHostile='title'")`,
  '```html\n<script>window.ranHostile = "code"</script>\n```',
  '<a href="https://example.org" onclick="window.ranHostile = \'click\'">click</a>',
  '<math><mtext><style><img src=x onerror="window.ranHostile=\'math\'"></style></mtext></math>',
  '[file](file:///etc/passwd) and [vb](vbscript:msgbox) and <x-data>',
];
