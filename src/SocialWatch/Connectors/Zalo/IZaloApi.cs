namespace SocialWatch.Connectors.Zalo;

/// <summary>
/// The Official Account API as one account sees it: the method names and the JSON of Zalo's own .NET SDK, asynchronous and typed; what the SDK lacks (groups, the v3
/// quota) is named in its manner. Every call carries the account's token and renews it once when Zalo refuses it. A send is never repeated otherwise: there is no
/// idempotency key, so a time-out after one is in doubt. Errors that Zalo names are <see cref="ZaloApiException"/>. Thread-safe.
/// </summary>
internal interface IZaloApi
{
    /// <summary>The newest messages across all users, at most 10 at a time.</summary>
    Task<IReadOnlyList<ZaloMessage>> GetListRecentChatAsync(int offset, int count, CancellationToken cancellationToken);

    /// <summary>The newest messages with one user, at most 10 at a time.</summary>
    Task<IReadOnlyList<ZaloMessage>> GetListConversationWithUserAsync(string userId, int offset, int count, CancellationToken cancellationToken);

    Task<ZaloOa> GetProfileOfOfficialAccountAsync(CancellationToken cancellationToken);

    /// <summary>On v3; the v2 call of the SDK was shut down.</summary>
    Task<ZaloUser> GetProfileOfFollowerAsync(string userId, CancellationToken cancellationToken);

    /// <summary>When the user last spoke and what is left to answer with.</summary>
    Task<ZaloQuota> GetQuotaMessageAsync(string userId, CancellationToken cancellationToken);

    Task<ZaloSent> SendTextMessageToUserIdV3Async(string userId, string content, CancellationToken cancellationToken);

    Task<ZaloSent> SendQuoteMessageToUserIdV3Async(string userId, string content, string quoteMessageId, CancellationToken cancellationToken);

    Task<ZaloSent> SendImageMessageToUserIdByAttachmentIdV3Async(string userId, string content, string imageAttachmentId, CancellationToken cancellationToken);

    Task<ZaloSent> SendFileToUserIdV3Async(string userId, string fileToken, CancellationToken cancellationToken);

    /// <summary>A jpg or png of at most 1 MB; the id is good for seven days.</summary>
    Task<ZaloUploaded> UploadImageForOfficialAccountAPIAsync(ZaloFile file, CancellationToken cancellationToken);

    /// <summary>A PDF, DOC, DOCX or CSV of at most 5 MB; the token is good for seven days.</summary>
    Task<ZaloUploaded> UploadFileForOfficialAccountAPIAsync(ZaloFile file, CancellationToken cancellationToken);

    /// <summary>Starts an article; <see cref="VerifyArticleAsync"/> says when it stands.</summary>
    Task<ZaloArticleState> CreateArticleAsync(ZaloArticle article, CancellationToken cancellationToken);

    /// <exception cref="ZaloApiException">-214 while it is processed.</exception>
    Task<ZaloArticleState> VerifyArticleAsync(string token, CancellationToken cancellationToken);

    /// <summary>The groups the account made.</summary>
    Task<ZaloGroups> GetGroupsOfOaAsync(int offset, int count, CancellationToken cancellationToken);

    /// <summary>The newest messages across all groups of the account.</summary>
    Task<IReadOnlyList<ZaloMessage>> GetListRecentChatOfGroupsAsync(int offset, int count, CancellationToken cancellationToken);

    Task<IReadOnlyList<ZaloMessage>> GetConversationOfGroupAsync(string groupId, int offset, int count, CancellationToken cancellationToken);

    /// <summary>Writes in a group; mentions in the text would ring everybody and are taken out by <see cref="ZaloText"/>.</summary>
    Task<ZaloSent> SendTextMessageToGroupAsync(string groupId, string content, string? quoteMessageId, CancellationToken cancellationToken);
}

/// <summary>Gives the API of an account by its name in the settings.</summary>
internal interface IZaloApis
{
    /// <exception cref="Channels.SourceFaultException">Credentials: no such account in the settings.</exception>
    IZaloApi For(string? account);
}
