namespace SocialWatch.Cases;

/// <summary>Why an own text is no human answer.</summary>
public enum NotHuman { KnownText, ForeignApp, Repeated, Receipt }

/// <summary>An own text on a page.</summary>
/// <param name="Mention">Its mention.</param>
/// <param name="At">Platform time.</param>
/// <param name="QuestionAt">Platform time of the newest question before it that it may answer, null when there is none.</param>
/// <param name="AppId">The app that wrote it, when the platform says.</param>
public sealed record OwnText(string Mention, string Text, DateTimeOffset At, DateTimeOffset? QuestionAt, string? AppId = null);

/// <summary>Whether an own text stops clocks.</summary>
/// <param name="Because">Null when it is a human answer.</param>
/// <param name="AlsoAutomatic">Mentions of earlier texts that this one unmasks; their answers are to be revoked.</param>
public sealed record AnswerVerdict(NotHuman? Because, IReadOnlyList<string> AlsoAutomatic)
{
    public bool StopsClock => Because is null;
}

/// <summary>
/// An official text seen by polling counts as an answer unless it is a known automatic text, carries a foreign app id, repeats one text three times
/// within 60 s of questions, or is a receipt (DESIGN 6.1). Pure, thread-safe.
/// </summary>
public static class AutomaticAnswerRule
{
    /// <summary>How every automatic text of this program begins: it says what it is (DESIGN 7).</summary>
    private const string OurOwn = "tin tu dong";

    /// <summary>So many equal texts, each within <see cref="Quick"/> of a question, are a machine's.</summary>
    private const int Repeats = 3;
    private static readonly TimeSpan Quick = TimeSpan.FromSeconds(60);

    /// <summary>A known text counts as contained only when it is nearly the whole; who adds an answer to a canned greeting has answered.</summary>
    private const double NearlyWhole = 0.8;

    /// <summary>Judges one own text.</summary>
    /// <param name="recent">Own texts of the channel before it (a day is enough); <paramref name="text"/> itself may be among them.</param>
    public static AnswerVerdict Judge(OwnText text, IReadOnlyList<OwnText> recent, SlaPolicy policy)
    {
        var form = PhraseForm.Of(text.Text);
        if (text.AppId is { } app && policy.OwnApps.Count > 0 && !policy.OwnApps.Contains(app))
        {
            return new(NotHuman.ForeignApp, []);
        }

        if (form.StartsWith(OurOwn, StringComparison.Ordinal) || policy.AutomaticTexts.Any(known => IsKnown(form, PhraseForm.Of(known))))
        {
            return new(NotHuman.KnownText, []);
        }

        if (ReceiptRule.IsReceipt(text.Text))
        {
            return new(NotHuman.Receipt, []);
        }

        if (!IsQuick(text) || form.Length == 0)
        {
            return new(null, []);
        }

        var same = recent.Where(r => r.Mention != text.Mention && r.At <= text.At && IsQuick(r) && PhraseForm.Of(r.Text) == form).Select(r => r.Mention).Distinct().ToList();
        return same.Count + 1 >= Repeats ? new(NotHuman.Repeated, same) : new(null, []);
    }

    private static bool IsQuick(OwnText t) => t.QuestionAt is { } asked && t.At >= asked && t.At - asked <= Quick;

    private static bool IsKnown(string form, string known) =>
        known.Length > 0 && (form == known || (PhraseForm.Holds(form, known) && known.Length >= NearlyWhole * form.Length));
}
