using SocialWatch.Corrections;
using SocialWatch.Mentions;

namespace SocialWatch.Storage;

/// <summary>Reading what staff corrected.</summary>
public interface ICorrectionQueries
{
    /// <summary>The corrections of some stories, oldest first.</summary>
    ValueTask<IReadOnlyList<LabelCorrection>> CorrectionsAsync(IReadOnlyCollection<string> stories, CancellationToken cancellationToken);

    /// <summary>Every correction, oldest first.</summary>
    ValueTask<IReadOnlyList<LabelCorrection>> AllCorrectionsAsync(CancellationToken cancellationToken);

    /// <summary>The mentions of a story that were not removed, in order of number.</summary>
    ValueTask<IReadOnlyList<Mention>> StoryMentionsAsync(string story, CancellationToken cancellationToken);
}

/// <summary>Storing what staff corrected.</summary>
public interface ICorrectionWrites
{
    /// <summary>Appends a correction; there is no verb that changes or removes one.</summary>
    ValueTask CorrectAsync(LabelCorrection correction, CancellationToken cancellationToken);

    /// <summary>Replaces labels and scores of a stored mention, and with them what windows and daily counts see; its text is not touched.</summary>
    ValueTask RelabelAsync(Mention mention, CancellationToken cancellationToken);

    /// <summary>Notes that labels were exported: when, how many rows, how many of them with their text.</summary>
    ValueTask LabelsExportedAsync(DateTimeOffset at, int rows, int texts, CancellationToken cancellationToken);
}
