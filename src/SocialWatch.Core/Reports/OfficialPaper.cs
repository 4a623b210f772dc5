namespace SocialWatch.Reports;

/// <summary>
/// An official paper of the union in the parts Nghị định 30/2020/NĐ-CP, Appendix I, names; how it looks on A4 is the writer's matter. Immutable.
/// </summary>
/// <param name="Letterhead">Who writes, number, place and date.</param>
/// <param name="Kind">The kind of paper in capitals, e.g. <c>BÁO CÁO</c>.</param>
/// <param name="Abstract">What it is about (trích yếu).</param>
/// <param name="Body">Headings, paragraphs and tables in order; the writer sets the end mark.</param>
/// <param name="Closing">Who gets it and who signs.</param>
public sealed record OfficialPaper(Letterhead Letterhead, string Kind, string Abstract, IReadOnlyList<PaperBlock> Body, Closing Closing)
{
    /// <summary>A line above everything, e.g. that the numbers are a demonstration's; null for a real paper.</summary>
    public string? Stamp { get; init; }
}

/// <summary>The top of the first page.</summary>
/// <param name="Parent">The body above, in capitals; may be broken into lines.</param>
/// <param name="Issuer">The body that writes, in capitals.</param>
public sealed record Letterhead(string Parent, string Issuer, string Number, string PlaceAndDate, string Country, string Motto);

/// <summary>The end of the last page.</summary>
/// <param name="To">The lines under "Nơi nhận".</param>
/// <param name="For">Authority and office of who signs, in capitals, one a line.</param>
/// <param name="Signer">The name, empty where it is written by hand.</param>
public sealed record Closing(string ToHeading, IReadOnlyList<string> To, IReadOnlyList<string> For, string Signer);

/// <summary>A part of the body.</summary>
public abstract record PaperBlock;

/// <summary>A numbered heading.</summary>
/// <param name="Level">1 for "I.", 2 for "1.".</param>
public sealed record PaperHeading(string Text, int Level) : PaperBlock;

/// <summary>A paragraph of the body.</summary>
/// <param name="Note">Set small and in italics, under a table.</param>
public sealed record PaperParagraph(string Text, bool Note = false) : PaperBlock;

/// <summary>A table with its caption; the header row is repeated on every page.</summary>
/// <param name="Total">The last row, bold; null when nothing can be added up.</param>
public sealed record PaperTable(string Caption, IReadOnlyList<PaperColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string>? Total = null) : PaperBlock;

/// <summary>A column.</summary>
/// <param name="Width">Millimetres, scaled when all columns together are not as wide as the text.</param>
/// <param name="Left">Words stand left, numbers in the middle.</param>
public sealed record PaperColumn(string Heading, int Width, bool Left = false);
