using System.Text.Json;
using System.Text.Json.Nodes;
using SocialWatch.Simulator.Faults;
using SocialWatch.Simulator.Scripting;

namespace SocialWatch.Simulator.Control;

/// <summary>
/// The hand on the simulator: clock, faults, further events, and what came in. Wrong input is a 400 with {"error"}.
/// </summary>
internal sealed class ControlEndpoint(SimulatedWorld world)
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web);

    public async Task HandleAsync(HttpContext context, string path, CancellationToken cancellationToken)
    {
        JsonNode answer;
        try
        {
            using var body = context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0
                ? await JsonDocument.ParseAsync(context.Request.Body, default, cancellationToken)
                : JsonDocument.Parse("{}");
            answer = Answer(context.Request.Method, path, body.RootElement);
        }
        catch (Exception error) when (error is ScenarioException or JsonException or ArgumentOutOfRangeException)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            answer = new JsonObject { ["error"] = error.Message };
        }

        context.Response.ContentType = "application/json";
        await context.Response.WriteAsync(answer.ToJsonString(Wire), cancellationToken);
    }

    private JsonNode Answer(string method, string path, JsonElement body) => (method, path) switch
    {
        ("GET", "/clock") => Clock(),
        ("POST", "/clock") => SetClock(body),
        ("GET", "/faults") => Node(world.Faults.Pending),
        ("POST", "/faults") => AddFault(body),
        ("DELETE", "/faults") => ClearFaults(),
        ("POST", "/events") => new JsonObject { ["added"] = world.Append(Elements(body)) },
        ("POST", "/press") => Press(body),
        ("GET", "/sent") => Node(world.Sent.All),
        ("GET", "/transcript") => Node(world.Transcript.All),
        ("GET", "/calls") => new JsonObject { ["counts"] = Node(world.Calls.Counts), ["calls"] = Node(world.Calls.All) },
        ("GET", "/state") => State(),
        _ => throw new ScenarioException($"control: no {method} {path}"),
    };

    private JsonObject Clock() => new() { ["now"] = world.Clock.Now };

    private JsonObject SetClock(JsonElement body)
    {
        var fields = new FieldReader(body, "control/clock");
        var now = fields.Time("now", world.Scenario.Start);
        var reset = fields.Has("reset") && body.GetProperty("reset").ValueKind == JsonValueKind.True;
        if (reset)
        {
            world.Clock.Reset(now);
        }
        else
        {
            world.Clock.Now = now;
        }

        return Clock();
    }

    private JsonNode AddFault(JsonElement body)
    {
        var fields = new FieldReader(body, "control/faults");
        var at = fields.OptionalTime("at", world.Scenario.Start);
        var fault = FaultReader.Read(fields, at, world.Scenario.Start);
        fields.Finish();
        world.Faults.Inject(fault);
        return Node(world.Faults.Pending);
    }

    private JsonNode ClearFaults()
    {
        world.Faults.Clear();
        return Node(world.Faults.Pending);
    }

    private static List<JsonElement> Elements(JsonElement body) => body.ValueKind switch
    {
        JsonValueKind.Array => [.. body.EnumerateArray()],
        JsonValueKind.Object when body.TryGetProperty("events", out var list) && list.ValueKind == JsonValueKind.Array => [.. list.EnumerateArray()],
        _ => [body],
    };

    private JsonObject Press(JsonElement body)
    {
        var fields = new FieldReader(body, "control/press");
        var (chat, from, message, data) = (fields.Number("chat"), fields.Text("from"), fields.Number("message_id"), fields.Text("data"));
        fields.Finish();
        if (!world.Scenario.Chats.Any(one => one.Id == chat) || !world.Scenario.People.Any(one => one.Key == from))
        {
            throw fields.Error("chat", "or 'from' is not in the scenario");
        }

        lock (world.Gate)
        {
            world.Chats.Press(from, chat, message, data, world.Clock.Now);
        }

        return new JsonObject { ["pressed"] = true };
    }

    private JsonObject State()
    {
        lock (world.Gate)
        {
            var now = world.Clock.Now;
            world.Chats.Advance(now);
            return new JsonObject
            {
                ["scenario"] = world.Scenario.Name,
                ["start"] = world.Scenario.Start,
                ["end"] = world.Scenario.End,
                ["now"] = now,
                ["events"] = world.Scenario.Events.Count,
                ["happened"] = world.Scenario.Events.Count(one => one.At <= now),
                ["waiting_updates"] = new JsonObject(world.Chats.Mailboxes.Select(box => KeyValuePair.Create(box.Key, (JsonNode?)box.Value.Waiting))),
                ["sent"] = world.Sent.All.Count,
                ["faults"] = world.Faults.Pending.Count,
            };
        }
    }

    private static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, Wire)!;
}
