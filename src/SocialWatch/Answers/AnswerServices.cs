using SocialWatch.Configuration;
using SocialWatch.Knowledge;

namespace SocialWatch.Answers;

/// <summary>Answers to members in the host: drafting, approval, sending, ready answers.</summary>
internal static class AnswerServices
{
    public static IServiceCollection AddAnswers(this IServiceCollection services, UnionConfig config)
    {
        services.AddSingleton<ReplySenders>().AddSingleton<ReplyOrders>().AddSingleton<ReplyEnds>().AddSingleton<ReplyDispatcher>();
        services.AddSingleton<NoticeDispatcher>().AddSingleton<AnswerDrafting>().AddSingleton<AnswerTeller>().AddSingleton<AnswerApproval>().AddSingleton<AnswerSettling>();
        services.AddSingleton(new KnowledgeIndex(config.Knowledge)).AddSingleton<ReadyAnswers>();
        return services;
    }

    /// <summary>Adds the loop that sends; a command that sends by hand leaves it out.</summary>
    public static IServiceCollection AddReplyService(this IServiceCollection services) => services.AddHostedService<ReplyService>();
}
