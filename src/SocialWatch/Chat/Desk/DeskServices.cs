using SocialWatch.Answers;
using SocialWatch.Notify;

namespace SocialWatch.Chat.Desk;

/// <summary>Registers the desk and every chat command of this assembly; adding a command edits nothing here.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<ClockWords>().AddSingleton<DeskAccess>().AddSingleton<DeskPost>().AddSingleton<DeskWords>().AddSingleton<ReasonList>();
        services.AddSingleton<HotSpotDoor>().AddSingleton<HotSpotLog>().AddSingleton<StaffText>().AddSingleton<RaisedWords>();
        services.AddSingleton<CaseDoor>().AddSingleton<CaseList>().AddSingleton<MatterFinder>().AddSingleton<OthersTold>().AddSingleton<Takeover>();
        services.AddSingleton<SilenceWords>().AddSingleton<TipDesk>().AddSingleton<TipPick>().AddSingleton<TipListener>();
        services.AddSingleton<CaseCard>().AddSingleton<HotSpotCard>().AddSingleton<AlertCard>().AddSingleton<AlertMessage>().AddSingleton<RestrictedCard>().AddSingleton<ApprovalCard>();
        services.AddSingleton<CommandRunner>().AddSingleton<CardReplies>().AddSingleton<PressDesk>().AddSingleton<JoinDesk>().AddSingleton<StandingDesk>().AddSingleton<SecondWay>().AddSingleton<DeskVoices>();
        services.AddSingleton<CardDesk>().AddSingleton<CardFaces>().AddSingleton<CardPrint>().AddSingleton<ButtonShelf>().AddSingleton<NewCases>().AddSingleton<IMessageMaker, CardMaker>();
        foreach (var source in Found<ICardSource>())
        {
            services.AddSingleton(p => (ICardSource)p.GetRequiredService(source));
        }

        foreach (var reply in Found<ICardReply>())
        {
            services.AddSingleton(typeof(ICardReply), reply);
        }

        foreach (var command in ChatCommands.Types(typeof(DeskServices).Assembly))
        {
            services.AddSingleton(typeof(IChatCommand), command);
        }

        return services.AddSingleton<ChatCommands>().AddSingleton<Func<ChatCommands>>(s => s.GetRequiredService<ChatCommands>)
            .AddSingleton<Func<SinkTable>>(s => s.GetRequiredService<SinkTable>).AddSingleton<IStaffInbox, StaffDesk>();
    }

    /// <summary>Every type of this assembly that serves an interface of the desk.</summary>
    private static IEnumerable<Type> Found<T>() => typeof(DeskServices).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(T))).OrderBy(t => t.Name, StringComparer.Ordinal);
}
