using SocialWatch.Simulator.Scripting;
using SocialWatch.Simulator.Telegram;

namespace SocialWatch.Simulator.World;

/// <summary>
/// The chats and the bots' mailboxes. What the script says happens when the clock has come to it
/// (<see cref="Advance"/>). Update and message numbers follow from the script alone, so that a simulator
/// started again numbers them the same. Not thread-safe: its owner holds the gate.
/// </summary>
internal sealed class TelegramWorld
{
    private const int Spacing = 16;
    private const long FirstUpdate = 184_000_000;

    /// <summary>How long somebody goes on looking for a card to press or to answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(4);

    /// <summary>What somebody would press or answer as soon as it is shown.</summary>
    private readonly List<(ScriptedEvent Event, long Update, long Message)> looking = [];

    private readonly PriorityQueue<(ScriptedEvent Event, long Update, long Message), (DateTimeOffset At, long Order)> coming = new();
    private readonly Dictionary<string, (long Chat, long Message)> byKey = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScriptedPerson> people;
    private readonly Dictionary<long, long> planned = [];
    private readonly ChatTranscript transcript;
    private long order;

    public TelegramWorld(Scenario scenario, ChatTranscript transcript)
    {
        this.transcript = transcript;
        Presses = new ButtonPresses(transcript);
        people = scenario.People.ToDictionary(person => person.Key, StringComparer.Ordinal);
        Bots = scenario.Bots.ToDictionary(bot => bot.Token, StringComparer.Ordinal);
        Rooms = scenario.Chats.ToDictionary(chat => chat.Id, chat => new ChatRoom(chat));
        Mailboxes = scenario.Bots.ToDictionary(bot => bot.Username, _ => new BotMailbox(), StringComparer.Ordinal);
        Add(scenario.Events);
    }

    public IReadOnlyDictionary<string, ScriptedBot> Bots { get; }

    public IReadOnlyDictionary<long, ChatRoom> Rooms { get; }

    public IReadOnlyDictionary<string, BotMailbox> Mailboxes { get; }

    public ButtonPresses Presses { get; }

    public void Learn(IEnumerable<ScriptedPerson> more)
    {
        foreach (var person in more)
        {
            people[person.Key] = person;
        }
    }

    public void Add(IEnumerable<ScriptedEvent> events)
    {
        foreach (var one in events.Where(one => one.Chat != 0 && one.Kind != EventKind.Fault || one.Kind == EventKind.EditMessage))
        {
            var number = ++order;
            var message = one.Chat == 0 ? 0 : planned[one.Chat] = planned.GetValueOrDefault(one.Chat) + Spacing;
            coming.Enqueue((one, FirstUpdate + (number * Spacing), message), (one.At, number));
        }
    }

    /// <summary>Lets everything happen that the script has up to now.</summary>
    public void Advance(DateTimeOffset now)
    {
        foreach (var one in looking.ToArray())
        {
            looking.Remove(one);
            Happen(one.Event with { At = now }, one.Update, one.Message, one.Event.At);
        }

        while (coming.TryPeek(out var next, out var when) && when.At <= now)
        {
            coming.Dequeue();
            Happen(next.Event, next.Update, next.Message, next.Event.At);
        }
    }

    /// <summary>A person presses a button of a message; the bot gets a callback query.</summary>
    public void Press(string person, long chat, long message, string data, DateTimeOffset at, long update = 0)
    {
        var room = Rooms[chat];
        Mailbox(room).Put("callback_query", Presses.Press(room, people[person], message, data, at), at, update);
    }

    private BotMailbox Mailbox(ChatRoom room) => Mailboxes[room.Chat.Bot];

    /// <param name="meant">When the script had it; what looks for a card that is not there yet waits a while.</param>
    private void Happen(ScriptedEvent one, long update, long planned, DateTimeOffset meant)
    {
        if (!CanHappen(one))
        {
            if (one.At - meant < Patience)
            {
                looking.Add((one with { At = meant }, update, planned));
            }

            return;
        }

        switch (one.Kind)
        {
            case EventKind.Message:
                Say(one, update, planned);
                break;
            case EventKind.EditMessage:
                var (chat, message) = byKey[one.Target!];
                var edited = Rooms[chat].Message(message)!;
                edited[edited.ContainsKey("caption") ? "caption" : "text"] = one.Text;
                edited["edit_date"] = one.At.ToUnixTimeSeconds();
                Mailbox(Rooms[chat]).Put(Rooms[chat].Chat.Type == "channel" ? "edited_channel_post" : "edited_message", edited, one.At, update);
                break;
            case EventKind.StaffPress:
                PressLatest(one, update);
                break;
            case EventKind.Membership:
                var room = Rooms[one.Chat];
                Mailbox(room).Put("my_chat_member", TelegramNodes.Membership(room, Bot(room), people[one.From!], one), one.At, update);
                room.BotIsIn = one.Status is "member" or "administrator";
                break;
            case EventKind.RawUpdate:
                foreach (var (kind, content) in one.Update!)
                {
                    Mailbox(Rooms[one.Chat]).Put(kind, content!.AsObject(), one.At, update);
                }

                break;
            default:
                break;
        }
    }

    private void Say(ScriptedEvent one, long update, long planned)
    {
        var room = Rooms[one.Chat];
        var card = one.Card is { } part ? room.LatestCard(part, Bot(room).Id) : null;
        one = one with { Text = ChatRoom.WithCode(one.Text, card) };
        var message = TelegramNodes.Message(room, one, Person(room, one.From!), room.Number(planned));
        var replied = one.ReplyTo is { } target ? room.Message(byKey[target].Message) : one.ToCard ? card : null;
        if (replied is not null)
        {
            message["reply_to_message"] = TelegramNodes.Quoted(replied);
        }

        if (one.ForwardFrom is { } origin)
        {
            message["forward_origin"] = TelegramNodes.Origin(people.GetValueOrDefault(origin), origin, one.At);
        }

        room.Keep(message);
        transcript.Add(new(one.At, one.Chat, room.Chat.Title, one.From!, "said", one.Text ?? "", [])
        {
            Message = message["message_id"]!.GetValue<long>(), ReplyTo = replied?["message_id"]?.GetValue<long>(), Topic = one.Thread,
        });
        if (one.Key is { } key)
        {
            byKey[key] = (one.Chat, message["message_id"]!.GetValue<long>());
        }

        Mailbox(room).Put(room.Chat.Type == "channel" ? "channel_post" : "message", message, one.At, update);
    }

    /// <summary>Presses the newest button with this label in a chat.</summary>
    private void PressLatest(ScriptedEvent one, long update)
    {
        if (Rooms[one.Chat].LatestButton(one.Button!, one.Card) is var (message, data))
        {
            Press(one.From!, one.Chat, message, data, one.At, update);
        }
    }

    /// <summary>Whether there is something to press or to answer already.</summary>
    private bool CanHappen(ScriptedEvent one) => one switch
    {
        { Kind: EventKind.StaffPress } => Rooms[one.Chat].LatestButton(one.Button!, one.Card) is not null,
        { Kind: EventKind.Message, Card: { } part } => Rooms[one.Chat].LatestCard(part, Bot(Rooms[one.Chat]).Id) is not null,
        _ => true,
    };

    private ScriptedPerson Person(ChatRoom room, string key) =>
        key == "page" ? new ScriptedPerson("page", 1087968824, room.Chat.Title, null) : people[key];

    public ScriptedBot Bot(ChatRoom room) => Bots.Values.First(bot => bot.Username == room.Chat.Bot);
}
