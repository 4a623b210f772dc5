using SocialWatch.Cases;

namespace SocialWatch.Privacy;

/// <summary>What a member asks the program itself, in private, with a whole message.</summary>
public enum MemberWish
{
    /// <summary><c>XÓA</c> or <c>/xoa</c>: what is kept of them is to be erased.</summary>
    Erase,

    /// <summary><c>/privacy</c>: what is kept and how long.</summary>
    Privacy,
}

/// <summary>Reads such a message as it was written, before masking: a command may carry the bot's own handle. Pure, thread-safe.</summary>
public static class MemberWishes
{
    private static readonly string[] PrivacyCommands = ["privacy", "rieng tu", "riengtu", "quyen rieng tu", "bao mat", "baomat"];

    /// <summary>The wish, null for any other message.</summary>
    public static MemberWish? Read(string text)
    {
        if (ErasureRule.IsErasure(text))
        {
            return MemberWish.Erase;
        }

        var bare = text.Trim();
        return bare.StartsWith('/') && PrivacyCommands.Contains(PhraseForm.Of(bare[1..].Split('@')[0])) ? MemberWish.Privacy : null;
    }
}
