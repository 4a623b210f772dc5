namespace SocialWatch.Mentions.Stories;

/// <summary>Where a mention was folded.</summary>
/// <param name="Story">Id of the story's first mention.</param>
/// <param name="IsNew">True when this mention began it.</param>
public readonly record struct StoryFold(string Story, bool IsNew);
