namespace SocialWatch.Chat.Desk;

/// <summary>Registers the desk and every chat command of this assembly; adding a command edits nothing here.</summary>
internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddSingleton<ClockWords>().AddSingleton<DeskPeople>().AddSingleton<DeskAccess>().AddSingleton<DeskPost>().AddSingleton<DeskWords>().AddSingleton<ReasonList>();
        services.AddSingleton<CaseDoor>().AddSingleton<CaseList>().AddSingleton<MatterFinder>().AddSingleton<OthersTold>().AddSingleton<Takeover>();
        services.AddSingleton<SilenceWords>().AddSingleton<CaseCard>().AddSingleton<HotSpotCard>().AddSingleton<AlertCard>().AddSingleton<RestrictedCard>();
        foreach (var command in ChatCommands.Types(typeof(DeskServices).Assembly))
        {
            services.AddSingleton(typeof(IChatCommand), command);
        }

        return services.AddSingleton<ChatCommands>().AddSingleton<Func<ChatCommands>>(s => s.GetRequiredService<ChatCommands>).AddSingleton<IStaffInbox, StaffDesk>();
    }
}
