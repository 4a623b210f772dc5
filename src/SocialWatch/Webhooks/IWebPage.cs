namespace SocialWatch.Webhooks;

/// <summary>A page or call beside the webhooks, e.g. the status of a data deletion. Found through the module that registers it. Thread-safe.</summary>
internal interface IWebPage
{
    /// <summary>The path it answers, e.g. <c>/xoa-du-lieu/facebook</c>; no parameters. Unique.</summary>
    string Path { get; }

    /// <summary>Answers a call, any method.</summary>
    Task AnswerAsync(HttpContext context);
}
