using System.Text.Json;
using SocialWatch.Simulator.Facebook;
using SocialWatch.Simulator.Faults;
using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.Sites;
using SocialWatch.Simulator.Telegram;
using SocialWatch.Simulator.World;
using SocialWatch.Simulator.Zalo;

namespace SocialWatch.Simulator;

/// <summary>Everything one simulator knows, behind one gate. <see cref="Restart"/> makes it all anew from the scenario.</summary>
internal sealed class SimulatedWorld
{
    private readonly Scenario script;

    public SimulatedWorld(Scenario scenario)
    {
        script = scenario;
        Scenario = scenario;
        Clock = new SimulatedClock(scenario.Start);
        Faults = new FaultBoard(Clock);
        Restart();
        Clock.Restarted += Restart;
    }

    public Lock Gate { get; } = new();

    public SimulatedClock Clock { get; }

    public FaultBoard Faults { get; }

    public SentLog Sent { get; } = new();

    public ChatTranscript Transcript { get; } = new();

    public CallLog Calls { get; } = new();

    /// <summary>The scenario with what was appended to it.</summary>
    public Scenario Scenario { get; private set; }

    public GraphWorld Graph { get; private set; } = null!;

    public TelegramWorld Chats { get; private set; } = null!;

    public InboxWorld Inbox { get; private set; } = null!;

    public GraphApi GraphApi { get; private set; } = null!;

    public BotApi BotApi { get; private set; } = null!;

    public UpdatePolling Polling { get; private set; } = null!;

    public ZaloWorld Zalo { get; private set; } = null!;

    public ZaloApi ZaloApi { get; private set; } = null!;

    public ZaloConsentDesk ZaloConsent { get; private set; } = null!;

    public ZaloBotDesk ZaloBot { get; private set; } = null!;

    public SiteWorld Sites { get; private set; } = null!;

    public SiteDesk SiteDesk { get; private set; } = null!;

    /// <summary>Adds events to the script, as from the control endpoint. Those with a past time have happened.</summary>
    /// <exception cref="ScenarioException">An event cannot be read; then none is added.</exception>
    public int Append(IReadOnlyList<JsonElement> events)
    {
        lock (Gate)
        {
            var before = Scenario;
            var after = ScenarioReader.Extend(before, events);
            var known = new HashSet<ScriptedEvent>(before.Events, ReferenceEqualityComparer.Instance);
            var added = after.Events.Where(one => !known.Contains(one)).ToList();
            var people = after.People.Skip(before.People.Count).ToList();
            Graph.Learn(people);
            Inbox.Learn(people);
            Chats.Learn(people);
            Zalo.Learn(people);
            Sites.Learn(people);
            Graph.Add(added);
            Inbox.Add(added);
            Chats.Add(added);
            Zalo.Add(added);
            Sites.Add(added);
            Scenario = after;
            AddFaults(added);
            return added.Count;
        }
    }

    private void Restart()
    {
        lock (Gate)
        {
            Scenario = script;
            Graph = new GraphWorld(script);
            Transcript.Clear();
            Chats = new TelegramWorld(script, Transcript);
            Inbox = new InboxWorld(script);
            GraphApi = new GraphApi(Graph, Clock, new GraphWriting(Graph, Sent), new GraphInbox(Inbox, Graph, Sent), page => Faults.InForce(page, fault => fault.Name.StartsWith("error_190", StringComparison.Ordinal)));
            BotApi = new BotApi(Chats, new BotSending(Chats, Sent, Transcript, Clock), Clock);
            Polling = new UpdatePolling(Chats, Clock, Gate);
            Zalo = new ZaloWorld(script);
            ZaloApi = new ZaloApi(Zalo, Sent, Clock);
            ZaloConsent = new ZaloConsentDesk(Zalo, Clock);
            ZaloBot = new ZaloBotDesk(Zalo, Sent, Clock);
            Sites = new SiteWorld(script);
            SiteDesk = new SiteDesk(Sites);
            Sent.Clear();
            Calls.Clear();
            Faults.Clear();
            AddFaults(script.Events);
        }
    }

    private void AddFaults(IEnumerable<ScriptedEvent> events)
    {
        foreach (var one in events)
        {
            if (one.Fault is { } fault)
            {
                Faults.Inject(fault);
            }
        }
    }
}
