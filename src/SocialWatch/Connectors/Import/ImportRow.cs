using SocialWatch.Mentions;

namespace SocialWatch.Connectors.Import;

/// <summary>One row of a file: an item, or why it was refused.</summary>
/// <param name="Line">The line of the file on which the row begins, from 1.</param>
/// <param name="Labels">What the row itself says it is about; only a labelled backtest looks at it.</param>
internal sealed record ImportRow(int Line, FetchedItem? Item, ImportRefusal? Refusal, RowLabels? Labels = null)
{
    public static ImportRow Refused(int line, string field, string reason) => new(line, null, new(line, field, reason));
}

/// <summary>The labels of a row that has them (CONTRACTS "Input rows").</summary>
internal sealed record RowLabels(IReadOnlyList<string> Topics, bool Complaint);

/// <summary>Why a row was refused (CONTRACTS "Output rows"). Carries no text of the row.</summary>
/// <param name="Field">The field, <c>""</c> for the row as a whole.</param>
/// <param name="Reason">A code of <see cref="ImportReasons"/>.</param>
internal sealed record ImportRefusal(int Line, string Field, string Reason);

/// <summary>The stable codes of refusals.</summary>
internal static class ImportReasons
{
    public const string BadJson = "bad_json";
    public const string BadCsv = "bad_csv";
    public const string BadUtf8 = "bad_utf8";
    public const string MissingColumn = "missing_column";
    public const string WrongType = "wrong_type";
    public const string MissingId = "missing_id";
    public const string BadId = "bad_id";
    public const string MissingText = "missing_text";
    public const string EmptyText = "empty_text";
    public const string TooLong = "too_long";
    public const string MissingTime = "missing_time";
    public const string BadTime = "bad_time";
    public const string Before2010 = "before_2010";
    public const string Future = "future";
    public const string UnknownKind = "unknown_kind";
    public const string UnknownOrigin = "unknown_origin";
}

/// <summary>Why a file as a whole cannot be imported.</summary>
internal enum ImportFileFault { NotFound, IsDirectory, NotReadable }

/// <summary>The file cannot be opened; nothing was read.</summary>
internal sealed class ImportFileException(string path, ImportFileFault fault, Exception? inner = null) : Exception($"{path}: {fault}", inner)
{
    public string Path { get; } = path;
    public ImportFileFault Fault { get; } = fault;
}
