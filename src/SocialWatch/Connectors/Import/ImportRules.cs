using System.Globalization;
using System.Text;
using SocialWatch.Connectors.Http;
using SocialWatch.Mentions;
using SocialWatch.Time;
using static SocialWatch.Connectors.Import.ImportReasons;

namespace SocialWatch.Connectors.Import;

/// <summary>The rules of CONTRACTS "Input rows", the first broken one named. Pure.</summary>
/// <param name="channel">The channel the items go to.</param>
/// <param name="now">Rows over ten minutes ahead of it are refused.</param>
internal sealed class ImportRules(string channel, DateTimeOffset now)
{
    /// <summary>UTF-8 bytes of a text.</summary>
    public const int MaxTextBytes = 64 * 1024;

    private const int MaxIdLength = 256;
    private static readonly DateTimeOffset Oldest = LocalClock.StartOf(new(2010, 1, 1));
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    private static readonly Dictionary<string, MentionKind> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["post"] = MentionKind.Post, ["comment"] = MentionKind.Comment, ["message"] = MentionKind.Message, ["forward"] = MentionKind.Forward, ["report"] = MentionKind.Report,
    };

    /// <summary>The item of a row, or its refusal.</summary>
    public ImportRow Apply(int line, RawRow row)
    {
        foreach (var name in (ReadOnlySpan<string>)["id", "at", "text", "kind", "parent", "author", "origin", "unit", "likes", "comments", "shares"])
        {
            if (row[name].WrongType)
            {
                return ImportRow.Refused(line, name, WrongType);
            }
        }

        if (Present(row["id"]) is not { } id)
        {
            return ImportRow.Refused(line, "id", MissingId);
        }

        if (!IsId(id))
        {
            return ImportRow.Refused(line, "id", BadId);
        }

        if (Present(row["at"]) is not { } when)
        {
            return ImportRow.Refused(line, "at", MissingTime);
        }

        if (!WireTime.TryIso(when, out var at))
        {
            return ImportRow.Refused(line, "at", BadTime);
        }

        if (at < Oldest || at > now + Ahead)
        {
            return ImportRow.Refused(line, "at", at < Oldest ? Before2010 : Future);
        }

        if (row["text"].Text is not { } raw)
        {
            return ImportRow.Refused(line, "text", MissingText);
        }

        // Long before clean: a megabyte of blanks is too long, not empty.
        if (raw.Length > MaxTextBytes || Encoding.UTF8.GetByteCount(raw) > MaxTextBytes)
        {
            return ImportRow.Refused(line, "text", TooLong);
        }

        var text = Clean(raw);
        if (string.IsNullOrWhiteSpace(text))
        {
            return ImportRow.Refused(line, "text", EmptyText);
        }

        var kind = MentionKind.Comment;
        if (Present(row["kind"]) is { } kindName && !Kinds.TryGetValue(kindName, out kind))
        {
            return ImportRow.Refused(line, "kind", UnknownKind);
        }

        var originName = Present(row["origin"]);
        if (originName is not null && !originName.Equals("own", StringComparison.OrdinalIgnoreCase) && !originName.Equals("member", StringComparison.OrdinalIgnoreCase))
        {
            return ImportRow.Refused(line, "origin", UnknownOrigin);
        }

        var parent = Present(row["parent"]);
        if (parent is not null && !IsId(parent))
        {
            return ImportRow.Refused(line, "parent", BadId);
        }

        if (!Counts(row, out var engagement, out var wrong))
        {
            return ImportRow.Refused(line, wrong, WrongType);
        }

        return new(line, new()
        {
            Channel = channel,
            ExternalId = id,
            Kind = kind,
            At = at,
            Text = text,
            Origin = "own".Equals(originName, StringComparison.OrdinalIgnoreCase) ? Origin.Own : Origin.Member,
            ParentExternalId = parent,
            ThreadExternalId = parent,
            AuthorKey = Present(row["author"]),
            Unit = Present(row["unit"]),
            Private = kind == MentionKind.Message,
            Engagement = engagement,
        }, null, Labels(row));
    }

    private static RowLabels? Labels(RawRow row) => Present(row["topics"]) is not { } topics ? null
        : new(topics.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), Present(row["complaint"]) is "true" or "True" or "TRUE" or "1");

    private static bool Counts(RawRow row, out Engagement? engagement, out string wrong)
    {
        engagement = null;
        wrong = "";
        Span<int> counts = stackalloc int[3];
        var any = false;
        for (var i = 0; i < counts.Length; i++)
        {
            var name = i switch { 0 => "likes", 1 => "comments", _ => "shares" };
            if (Present(row[name]) is not { } text)
            {
                continue;
            }

            if (!int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out counts[i]))
            {
                wrong = name;
                return false;
            }

            any = true;
        }

        engagement = any ? new(counts[0], counts[1], counts[2]) : null;
        return true;
    }

    private static string? Present(RawField field) => string.IsNullOrWhiteSpace(field.Text) ? null : field.Text.Trim();

    private static bool IsId(string id) => id.Length <= MaxIdLength && !id.Any(char.IsControl) && !id.Contains('\uFFFD', StringComparison.Ordinal);

    /// <summary>Without control characters but line breaks and tabs: they mean nothing and break displays and searches.</summary>
    private static string Clean(string text) =>
        text.Any(IsNoise) ? string.Concat(text.Where(c => !IsNoise(c))) : text;

    private static bool IsNoise(char c) => char.IsControl(c) && c is not ('\n' or '\r' or '\t');
}
