namespace SocialWatch.Cases;

/// <summary>Stable codes that stand in <see cref="CaseEvent.Reason"/> and in decisions about cases. They are stored: never rename one.</summary>
public static class CaseReasons
{
    /// <summary>On <see cref="CaseEventKind.Opened"/>: the machine is unsure that it is a question.</summary>
    public const string ToConfirm = "to_confirm";

    /// <summary>On <see cref="CaseEventKind.Closed"/>: answered, then silent for <see cref="SlaPolicy.CloseAfter"/>. Any other reason is a person's.</summary>
    public const string Silence = "silence";

    /// <summary>On <see cref="CaseEventKind.Closed"/>: the one who asked had their data erased.</summary>
    public const string Erased = "erased";

    /// <summary>On <see cref="CaseEventKind.MessageRemoved"/>: staff said that it asks nothing.</summary>
    public const string NoQuestion = "no_question";

    /// <summary>On <see cref="CaseEventKind.Released"/>: the assignee did nothing for two hours.</summary>
    public const string SilentAssignee = "silent_assignee";
}
