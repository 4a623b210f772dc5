using System.Globalization;
using SocialWatch.Alerts;

namespace SocialWatch.Reports;

/// <summary>Collects the body of a paper and numbers its headings (I, 1) and tables as they come. Not thread-safe; made for one paper.</summary>
internal sealed class PaperBody(ReportInput input, Wording wording)
{
    private static readonly string[] Roman = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"];
    private readonly List<PaperBlock> _blocks = [];
    private int _chapters;
    private int _sections;
    private int _tables;

    public ReportInput Input => input;

    public Wording Wording => wording;

    public IReadOnlyList<PaperBlock> Blocks => _blocks;

    public string Say(string key, params ReadOnlySpan<(string Name, string Value)> values) => wording.Texts.Say("report." + key, values);

    public void Chapter(string key)
    {
        _blocks.Add(new PaperHeading($"{Roman[_chapters++]}. {Say(key)}", 1));
        _sections = 0;
    }

    public void Section(string key) => _blocks.Add(new PaperHeading($"{Number(++_sections)}. {Say(key)}", 2));

    public void Write(string text) => _blocks.Add(new PaperParagraph(text));

    /// <summary>A line that begins with a hyphen.</summary>
    public void Item(string text) => _blocks.Add(new PaperParagraph("- " + text));

    public void Note(string text) => _blocks.Add(new PaperParagraph(text, Note: true));

    public void Table(string caption, IReadOnlyList<PaperColumn> columns, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<string>? total = null) =>
        _blocks.Add(new PaperTable(Say("table", ("number", Number(++_tables)), ("caption", Say(caption))), columns, rows, total));

    public PaperColumn Column(string key, int width, bool left = false) => new(Say("column." + key), width, left);

    /// <summary>The number of a row, e.g. <c>1</c>.</summary>
    public static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
