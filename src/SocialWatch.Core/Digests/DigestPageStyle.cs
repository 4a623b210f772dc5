namespace SocialWatch.Digests;

/// <summary>How the page looks: fonts of the machine, wide tables on paper, cards on a phone.</summary>
internal static class DigestPageStyle
{
    public const string Css =
        """
        :root{color-scheme:light}
        *{box-sizing:border-box}
        body{margin:0;background:#fff;color:#1b1b1b;font:16px/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif}
        main{max-width:800px;margin:0 auto;padding:16px}
        h1{font-size:1.5rem;margin:0}
        h2{font-size:1.15rem;margin:0 0 8px;border-bottom:2px solid #9b1c1c;padding-bottom:2px}
        h3{font-size:1rem;margin:12px 0 4px}
        header p{margin:4px 0 0;color:#4a4a4a}
        section{margin:20px 0 0}
        .demo{margin:0 0 8px;padding:6px 10px;border:2px solid #9b1c1c;font-weight:700;text-align:center}
        .figures{display:flex;flex-wrap:wrap;gap:8px}
        .figures p{flex:1 1 100px;margin:0;padding:8px;border:1px solid #c9c9c9;border-radius:6px;text-align:center}
        .figures b{display:block;font-size:1.6rem;line-height:1.2}
        .figures span{font-size:.85rem;color:#4a4a4a}
        table{width:100%;border-collapse:collapse}
        th,td{padding:6px 8px;border-bottom:1px solid #d9d9d9;text-align:left;vertical-align:middle}
        th{font-size:.85rem;color:#4a4a4a}
        ul{margin:0;padding-left:20px}
        pre{margin:0;white-space:pre-wrap;overflow-wrap:anywhere;font:inherit;font-size:.9rem;background:#f6f6f6;padding:10px;border-radius:6px}
        .chip{display:inline-block;padding:1px 8px;border-radius:10px;border:1px solid;white-space:nowrap;font-size:.85rem}
        .l1{color:#7a5200;background:#fff4d6}.l2{color:#9a3412;background:#ffe4d1}.l3{color:#fff;background:#9b1c1c;border-color:#9b1c1c}.over{color:#4a4a4a;background:#efefef}
        svg{display:block}
        svg.columns{width:126px;height:36px}
        svg.bars{width:100%;height:18px}
        .bar{display:flex;justify-content:space-between;gap:12px;margin:8px 0 2px}
        .rail{fill:#ececec}.plain{fill:#47679b}.good{fill:#2e7d32}.bad{fill:#b3261e}.warn{fill:#b26a00}.mark{fill:#1b1b1b}
        @media (max-width:600px){
        thead{display:none}
        tr{display:block;padding:8px 0;border-bottom:1px solid #c9c9c9}
        td{display:flex;justify-content:space-between;gap:12px;border:0;padding:2px 0;text-align:right}
        td::before{content:attr(data-label);color:#4a4a4a;text-align:left}
        td:first-child{display:block;text-align:left}
        td:first-child::before{content:none}
        }
        @media print{
        @page{size:A4;margin:15mm}
        body{font-size:11pt}
        main{max-width:none;padding:0}
        tr,svg,p,li{break-inside:avoid}
        h2,h3,.bar{break-after:avoid}
        *{print-color-adjust:exact;-webkit-print-color-adjust:exact}
        }

        """;
}
