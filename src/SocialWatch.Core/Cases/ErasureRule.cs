namespace SocialWatch.Cases;

/// <summary>
/// Whether a whole private message asks for erasure: <c>XÓA</c>, <c>xoa</c>, <c>/xoa</c>, however accented (DESIGN 7). It opens no case. Pure, thread-safe.
/// </summary>
public static class ErasureRule
{
    /// <summary>True for the word alone; "xóa bài giúp em" is a message like any other.</summary>
    public static bool IsErasure(string text)
    {
        var bare = text.Trim();
        // A bot command may carry the bot's own name: /xoa@bot. A question mark asks what the word does.
        var command = bare.StartsWith('/') ? bare[1..].Split('@')[0] : bare;
        return !command.Contains('?', StringComparison.Ordinal) && PhraseForm.Of(command) == "xoa";
    }
}
