namespace SocialWatch.Configuration;

/// <summary>One thing that is wrong in a configuration file. All are collected and shown together.</summary>
/// <param name="File">File name, e.g. <c>channels.json</c>.</param>
/// <param name="Field">Where, e.g. <c>[2].ownership</c> or <c>line 7 parent</c>.</param>
/// <param name="Value">The offending value, never a secret.</param>
/// <param name="Reason">What is wrong and what is allowed, for the person who installs it.</param>
public sealed record ConfigError(string File, string Field, string? Value, string Reason);
