namespace SocialWatch.Digests;

/// <summary>How the page looks: fonts of the machine, cards on a phone, wide tables from there on, light or dark as the reader's device is, always light on paper.</summary>
internal static class DigestPageStyle
{
    public const string Css =
        """
        :root{color-scheme:light dark;--ink:#1b1b1b;--soft:#4a4a4a;--back:#fff;--card:#f6f6f6;--line:#d0d0d0;--head:#9b1c1c;--rail:#e6e6e6;--plain:#47679b;--good:#2e7d32;--bad:#b3261e;--warn:#b26a00;--band:#b9cbe6}
        @media (prefers-color-scheme:dark){:root{--ink:#ececec;--soft:#b8b8b8;--back:#141414;--card:#212121;--line:#444;--head:#ff8a80;--rail:#3a3a3a;--plain:#8fb3ea;--good:#7cc983;--bad:#ff8a80;--warn:#ffb74d;--band:#3d5478}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--back);color:var(--ink);font:16px/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;-webkit-text-size-adjust:100%}
        main{max-width:800px;margin:0 auto;padding:16px}
        h1{font-size:1.5rem;margin:0}
        h2{font-size:1.15rem;margin:0 0 8px;border-bottom:2px solid var(--head);padding-bottom:2px}
        h3{font-size:1rem;margin:12px 0 4px}
        p{margin:4px 0}
        header p,.note{color:var(--soft)}
        .note{font-size:.875rem}
        section{margin:20px 0 0}
        .demo{margin:0 0 8px;padding:6px 10px;border:2px solid var(--head);font-weight:700;text-align:center}
        .figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(100px,1fr));gap:8px}
        .figures p{margin:0;padding:8px;border:1px solid var(--line);border-radius:6px;text-align:center}
        .figures b{display:block;font-size:1.6rem;line-height:1.2}
        .figures span{font-size:.85rem;color:var(--soft)}
        table{width:100%;border-collapse:collapse}
        th,td{padding:6px 8px;border-bottom:1px solid var(--line);text-align:left;vertical-align:top}
        th{font-size:.85rem;color:var(--soft)}
        ul{margin:0;padding-left:20px}
        pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;font-size:.9rem;background:var(--card);padding:10px;border-radius:6px}
        .chip{display:inline-block;padding:1px 8px;border-radius:10px;border:1px solid;white-space:nowrap;font-size:.85rem}
        .l1{color:#7a5200;background:#fff4d6}.l2{color:#9a3412;background:#ffe4d1}.l3{color:#fff;background:#9b1c1c;border-color:#9b1c1c}.over{color:#4a4a4a;background:#efefef}
        svg{display:block}
        svg.columns{width:126px;height:36px}
        svg.bars{width:100%;height:18px}
        svg.bands{width:100%;height:60px}
        .bar{display:flex;justify-content:space-between;gap:12px;margin:8px 0 2px}
        .bar b{white-space:nowrap}
        .week{display:grid;grid-template-columns:repeat(7,1fr);text-align:center;font-size:.75rem;line-height:1.35}
        .rail{fill:var(--rail)}.plain{fill:var(--plain)}.good{fill:var(--good)}.bad{fill:var(--bad)}.warn{fill:var(--warn)}.band{fill:var(--band)}.mark{fill:var(--ink)}
        @media (max-width:600px){
        thead{display:none}
        tr{display:block;padding:8px 0;border-bottom:1px solid var(--line)}
        td{display:flex;justify-content:space-between;align-items:flex-start;gap:12px;border:0;padding:2px 0;text-align:right}
        td::before{content:attr(data-label);color:var(--soft);text-align:left}
        td:first-child{display:block;text-align:left}
        td:first-child::before{content:none}
        td svg.columns{margin-left:auto}
        }
        @media print{
        @page{size:A4;margin:15mm}
        :root{color-scheme:light;--ink:#1b1b1b;--soft:#4a4a4a;--back:#fff;--card:#f6f6f6;--line:#d0d0d0;--head:#9b1c1c;--rail:#e6e6e6;--plain:#47679b;--good:#2e7d32;--bad:#b3261e;--warn:#b26a00;--band:#b9cbe6}
        body{font-size:11pt}
        main{max-width:none;padding:0}
        tr,svg,p,li{break-inside:avoid}
        h2,h3,.bar{break-after:avoid}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        }

        """;
}
