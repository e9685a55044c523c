// Style of an HTML document: reads well on the screen, prints on A4 with repeated heads. The reading view uses the same class names.

const letters = (language: string, list: string) =>
  `@counter-style letters-${language}{system:fixed;symbols:${[...list].map((letter) => `"${letter}"`).join(' ')};suffix:") "}` +
  `.document ol.letters-${language}{list-style:letters-${language}}`;

export const HTML_STYLE = `
@page{size:A4;margin:20mm 15mm 20mm 25mm}
body{margin:0;background:#fff;color:#15201b;font:15px/1.55 "Noto Sans","Segoe UI",Arial,sans-serif}
.document{max-width:60rem;margin:0 auto;padding:1.5rem}
.document.landscape{max-width:90rem}
.document h1{font-size:1.6rem;line-height:1.3;text-align:center;margin:.5rem 0}
.document h2{font-size:1.2rem;margin:2rem 0 .6rem}
.document h3{font-size:1.05rem;margin:1.4rem 0 .5rem}
.document h4{font-size:1rem;margin:1.2rem 0 .4rem}
.document .overline,.document .subtitle{color:#58655f;margin:.2rem 0}
.document .subtitle,.document .center{text-align:center}
.document .end{text-align:right}
.document .small,footer.document{font-size:.85rem;color:#58655f;overflow-wrap:anywhere}
.document .table{overflow-x:auto;margin:1rem 0 1.5rem}
.document table{border-collapse:collapse;width:100%;font-size:.85rem;line-height:1.4}
.document caption,.document figcaption{text-align:left;font-weight:600;padding-bottom:.4rem}
.document th,.document td{border:1px solid #cfd5d2;padding:.3rem .45rem;text-align:left;vertical-align:top}
.document th.end,.document td.end{text-align:right;font-variant-numeric:tabular-nums}
.document th.center,.document td.center{text-align:center}
.document thead th{background:#eef2f0;vertical-align:bottom}
.document tr.group th{background:#e4f0ea}
.document tr.total td{background:#eef2f0;font-weight:600}
.document .note{border-left:4px solid #c58000;background:#fdf0d3;padding:.6rem 1rem;margin:1rem 0}
.document .note p{margin:.2rem 0}
.document .key-figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1rem 0}
.document .key-figures>div{border:1px solid #cfd5d2;border-radius:6px;padding:.6rem .8rem}
.document .key-figures dt,.document .key-figures .detail{font-size:.8rem;color:#58655f}
.document .key-figures dd{margin:0;font-size:1.5rem;font-weight:600}
.document .key-figures dd.detail{font-size:.8rem;font-weight:400}
.document figure{margin:1rem 0}
.document figure svg{max-width:100%;height:auto}
.document hr.page{border:0;border-top:1px dashed #cfd5d2;margin:2rem 0}
.document .footnotes{font-size:.85rem}
${letters('tk', 'abçdeäfghijžklmnňoöprsştuüwyýz')}
${letters('ru', 'абвгдежзиклмнопрстуфхцчшщэюя')}
${letters('en', 'abcdefghijklmnopqrstuvwxyz')}
@media print{.document{max-width:none;padding:0}.document .table{overflow:visible}.document thead{display:table-header-group}
.document tr,.document figure,.document .note{break-inside:avoid}.document h2,.document h3{break-after:avoid}
.document hr.page{break-after:page;border:0;margin:0}.document a{color:inherit;text-decoration:none}}
`;
