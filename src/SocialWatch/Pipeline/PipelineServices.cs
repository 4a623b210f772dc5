using System.Reflection;
using SocialWatch.Alerts;
using SocialWatch.Alerts.Mail;
using SocialWatch.Answers;
using SocialWatch.Chat.Desk;
using SocialWatch.Configuration;
using SocialWatch.Corrections;
using SocialWatch.Duties;
using SocialWatch.HotSpots;
using SocialWatch.Organisation;
using SocialWatch.Privacy.Masking;
using SocialWatch.Training;

namespace SocialWatch.Pipeline;

/// <summary>Registers collect → protect → understand → decide → notify for a configuration; the store, the keys, the clock and the modules stand beside it.</summary>
internal static class PipelineServices
{
    public static IServiceCollection AddPipeline(this IServiceCollection services, UnionConfig config)
    {
        services.AddSingleton(config.Schedule).AddSingleton(config.Escalation).AddSingleton(config.Escalation.Sla).AddSingleton(config.Floor);
        services.AddSingleton(new Masker(new MaskerOptions(config.Hotlines)));
        services.AddSingleton(_ => ServiceClassifier.For(config.Topics)).AddSingleton(s => s.GetRequiredService<ServiceClassifier>().Classifier);
        services.AddSingleton(new LabelNames(config.Topics)).AddSingleton<CorrectionDesk>();
        services.AddSingleton(_ => ServiceEmergencies.Shipped()).AddSingleton(new UnitAttributor(config.Units));
        services.AddSingleton<Protector>().AddSingleton<Understanding>().AddSingleton<StoryMemory>().AddSingleton<MentionMaker>();
        services.AddAnswers(config).AddSingleton<CaseBook>().AddSingleton<AnswerDesk>().AddSingleton<CaseDesk>().AddSingleton<ChangeDesk>();
        services.AddSingleton<EmergencyDesk>().AddSingleton<TipHealth>().AddSingleton<IngestStage>();
        services.AddSingleton<MemberDesk>().AddSingleton<CaseOpener>().AddSingleton<CorrectedCases>();
        services.AddSingleton(Policy(config)).AddSingleton(new CauseTerms(config.Topics)).AddSingleton<SeriesFeed>();
        services.AddSingleton<CauseReader>().AddSingleton<HotSpotLinker>().AddSingleton<ForecastBook>().AddSingleton<HotSpotDesk>();
        services.AddSingleton<IHoldingStatements, HotSpotStatements>();
        services.AddSingleton<AlertBoards>().AddSingleton<AlertRows>().AddSingleton(s => new AlertMessages(s.GetRequiredService<Wording>(), config.People)).AddSingleton<AlertCarrier>().AddSingleton<AlertGuard>().AddSingleton<MailCarrier>().AddSingleton<SilenceDesk>().AddSingleton<AlertCards>();
        services.AddSingleton<Alerter>().AddSingleton(Wording(config)).AddSingleton<HotSpotTeller>().AddSingleton<HealthTeller>().AddSingleton<HealthDesk>();
        services.AddSingleton<SourceCatalogue>().AddSingleton<CollectRunner>().AddSingleton<RemovalRunner>().AddSingleton<CredentialRunner>().AddSingleton<HidingDesk>();
        services.AddSingleton<DigestGather>().AddSingleton<DigestReaders>().AddSingleton<FloorGather>().AddSingleton<DueRunner>();
        foreach (var duty in Duties(typeof(PipelineServices).Assembly))
        {
            services.AddSingleton(typeof(IDueDuty), duty);
        }

        return services.AddDesk();
    }

    /// <summary>The hot-spot policy with the thresholds that topics give themselves.</summary>
    private static HotSpotPolicy Policy(UnionConfig config) => new()
    {
        Evaluation = config.Schedule.HotSpots,
        Topics = config.Topics.Topics.ToDictionary(t => t.Id, t => new FloorThresholds { People = t.HotSpot.People, Stories = t.HotSpot.Stories }),
    };

    /// <summary>The words of staff, with the names of this union's units and channels.</summary>
    internal static Wording Wording(UnionConfig config) => new(
        config.Texts,
        topic => config.Topics.Find(topic)?.Name ?? topic,
        unit => config.Units.All.FirstOrDefault(u => u.Id == unit)?.Name ?? unit,
        channel => config.Channels.FirstOrDefault(c => c.Id == channel)?.Name ?? channel);

    /// <summary>Every duty of an assembly, in ordinal order of name.</summary>
    private static IEnumerable<Type> Duties(Assembly assembly) => assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IDueDuty))).OrderBy(t => t.Name, StringComparer.Ordinal);
}
