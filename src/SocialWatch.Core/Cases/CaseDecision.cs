namespace SocialWatch.Cases;

/// <summary>Why a mention opens no case.</summary>
public enum NoCase { Own, History, ForwardOrReport, Wordless, Thanks, Erasure, Command, AsksNothing }

/// <summary>What a mention does to cases. A value with a reason; never a fault.</summary>
public abstract record CaseDecision
{
    private CaseDecision()
    {
    }

    /// <summary>It waits for no answer.</summary>
    public sealed record None(NoCase Reason) : CaseDecision;

    /// <summary>It opens a case; unsure ones in <see cref="CaseState.ToConfirm"/> with the clock running.</summary>
    public sealed record Open(CaseKind Kind, bool ToConfirm) : CaseDecision;

    /// <summary>Another person asks in the thread of a case.</summary>
    public sealed record Join(string Case) : CaseDecision;

    /// <summary>An asker of a case writes again.</summary>
    public sealed record AskAgain(string Case, int Asker) : CaseDecision;
}
