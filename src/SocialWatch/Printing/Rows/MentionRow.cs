using SocialWatch.Mentions;

namespace SocialWatch.Printing.Rows;

/// <summary>A line of <c>mentions --json</c>; names and order are CONTRACTS.md.</summary>
internal sealed record MentionRow(
    string Id, string Channel, string? ExternalId, DateTimeOffset At, MentionKind Kind, Origin Origin, string Text, string Unit, IReadOnlyList<string> Labels,
    IReadOnlyDictionary<string, double> Topics, double Complaint, double Question, double Claim, string? Emergency, string Story, bool Removed)
{
    private const string Import = "import";

    /// <param name="channelKind">Null when the channel is not configured any more; it is then taken for a platform's.</param>
    public static MentionRow Of(Mention m, string? channelKind)
    {
        // A platform's id leads back to the item, and from there to its author: only rows that the union itself brought keep theirs.
        var own = channelKind == Import;
        return new(
            m.Id, m.Channel, own ? m.ExternalId : null, m.At, m.Kind, m.Origin, MayShow(m, own) ? m.Text : "", m.Unit, m.Labels, m.Topics,
            m.Complaint, m.Question, m.Claim, m.Emergency, m.Story, m.Removed);
    }

    /// <summary>A restricted kind is quoted nowhere, and a platform's private message nowhere outside its case (DESIGN 6.3, 7).</summary>
    private static bool MayShow(Mention m, bool own) => !m.Removed && !m.Restricted && (own || !m.Private);
}
