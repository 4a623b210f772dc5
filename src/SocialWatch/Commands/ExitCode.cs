namespace SocialWatch.Commands;

/// <summary>Exit codes of every verb (CONTRACTS, "Commands").</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The thing asked for does not hold, or some rows were refused.</summary>
    public const int DoesNotHold = 1;

    /// <summary>Wrong input, with one clear line on standard error.</summary>
    public const int WrongInput = 2;
}
