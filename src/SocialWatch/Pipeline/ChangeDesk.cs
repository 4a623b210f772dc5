using SocialWatch.Corrections;
using SocialWatch.Mentions;
using SocialWatch.Storage;

namespace SocialWatch.Pipeline;

/// <summary>Follows edits, removals and counts of items that are stored already (DESIGN 5.1). Absence from a list is not removal.</summary>
internal sealed class ChangeDesk(CaseDesk cases, EmergencyDesk emergencies, LabelNames names)
{
    public async ValueTask ApplyAsync(
        IWriteSession session, KnownMention stored, PreparedItem item, DateTimeOffset now, IngestReport report, CancellationToken cancellationToken)
    {
        if (item.Item.Source.Change == ItemChange.Removed)
        {
            await RemoveAsync(session, stored, now, report, cancellationToken);
            return;
        }

        report.Duplicate++;
        if (stored.Removed)
        {
            return;
        }

        if (item.Item.Source.Engagement is { } engagement)
        {
            await session.EngageAsync(stored.Id, engagement, cancellationToken);
        }

        // A text that was blanked by age stays blank; a different text is an edit on the platform.
        if (stored.Text.Length > 0 && item.Item.Text.Length > 0 && !string.Equals(stored.Text, item.Item.Text, StringComparison.Ordinal))
        {
            await EditAsync(session, stored, item, now, report, cancellationToken);
        }
    }

    private async ValueTask RemoveAsync(IWriteSession session, KnownMention stored, DateTimeOffset now, IngestReport report, CancellationToken cancellationToken)
    {
        if (stored.Removed)
        {
            report.Duplicate++;
            return;
        }

        report.Removed++;
        await session.RemoveAsync(stored.Id, now, cancellationToken);
        await cases.RemovedAsync(session, stored.Id, now, cancellationToken);
    }

    private async ValueTask EditAsync(
        IWriteSession session, KnownMention stored, PreparedItem item, DateTimeOffset now, IngestReport report, CancellationToken cancellationToken)
    {
        if (await session.MentionAsync(stored.Id, cancellationToken) is not { } old)
        {
            return;
        }

        report.Edited++;
        var read = item.Reading.Classification;
        var machine = old with
        {
            Text = item.Item.Text, Labels = read.Labels, Topics = read.Topics, Complaint = read.Complaint, Question = read.Question, Claim = read.Claim,
            Emergency = old.Emergency ?? (old.History ? null : item.Reading.Emergency?.Kind),
            Restricted = old.Restricted || item.Reading.Emergency is { Restricted: true },
        };
        // Staff overrule the machine, also after an edit.
        var edited = CorrectionRules.Apply(machine, await session.CorrectionsAsync([old.Story], cancellationToken), names);
        await session.EditAsync(edited, cancellationToken);
        if (old.History)
        {
            return;
        }

        // What the edit brought is as new as a new item: an emergency is raised, a question is asked.
        if (old.Emergency is null)
        {
            await emergencies.ConsiderAsync(session, edited, now, cancellationToken);
        }

        if (!await CaseDesk.AskedBeforeAsync(session, edited, cancellationToken))
        {
            await cases.ConsiderAsync(session, edited, item, now, cancellationToken);
        }
    }
}
