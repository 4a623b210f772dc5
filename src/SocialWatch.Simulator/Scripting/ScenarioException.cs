namespace SocialWatch.Simulator;

/// <summary>A scenario that cannot be played; the message names the file, the event and the field.</summary>
internal sealed class ScenarioException(string message) : Exception(message);
