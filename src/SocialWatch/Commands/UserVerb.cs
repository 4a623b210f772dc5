using System.CommandLine;
using SocialWatch.Chat;
using SocialWatch.Configuration;
using SocialWatch.Printing;
using SocialWatch.Storage;
using SocialWatch.Time;

namespace SocialWatch.Commands;

/// <summary>
/// <c>user invite --role R --unit U</c>: a one-time code with which somebody joins the desk in chat (CONTRACTS "Commands"); <c>user list</c>, <c>user remove P7</c>. Nobody is named:
/// who joined is an internal id, a role and a unit.
/// </summary>
internal sealed class UserVerb : ICommandVerb
{
    private const string Role = "--role";
    private const string Unit = "--unit";
    private const string Id = "id";

    public string Name => "user";

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var invite = new Command("invite", words.Say("cli.user.invite"))
        {
            new Option<string>(Role) { Description = words.Say("cli.user.role", ("roles", string.Join(", ", Vocabulary.Roles))), HelpName = "R" },
            new Option<string>(Unit) { Description = words.Say("cli.user.unit"), HelpName = "U" },
        };
        var list = new Command("list", words.Say("cli.user.list"));
        var remove = new Command("remove", words.Say("cli.user.remove")) { new Argument<string>(Id) { Description = words.Say("cli.user.id") } };
        invite.SetAction((parse, token) => InviteAsync(new(parse), token));
        list.SetAction((parse, token) => ListAsync(new(parse), token));
        remove.SetAction((parse, token) => RemoveAsync(new(parse), token));
        return new Command(Name, words.Say("cli.user.about")) { invite, list, remove };
    }

    private static async Task<int> InviteAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (config, _, errors) = context.LoadConfig();
        if (config is null)
        {
            return context.Refuse(errors);
        }

        var now = context.Host.Time.GetUtcNow();
        if (context.Parse.GetValue<string>(Role) is not { } role || !Vocabulary.Roles.Contains(role))
        {
            return context.Refuse("cli.user.wrong_role", ("value", context.Parse.GetValue<string>(Role) ?? ""), ("roles", string.Join(", ", Vocabulary.Roles)));
        }

        if (context.Parse.GetValue<string>(Unit) is not { } id || config.Units.Find(id, LocalClock.DateOf(now)) is not { } unit)
        {
            return context.Refuse("cli.user.wrong_unit", ("value", context.Parse.GetValue<string>(Unit) ?? ""));
        }

        var code = JoinCode.New();
        var until = now + JoinCode.Life;
        await WriteAsync(context, (session, token) => session.SaveInviteAsync(new(JoinCode.Hash(code), role, unit.Id, now, until), token), cancellationToken);
        if (context.Json)
        {
            await OutputJson.WriteAsync(context.Out, new { Code = code, Role = role, Unit = unit.Id, ExpiresAt = LocalClock.Local(until) }, cancellationToken);
        }
        else
        {
            await context.Out.WriteLineAsync(context.Words.Say(
                "cli.user.invited", ("code", code), ("role", config.Texts.Or("chat.role." + role, role)), ("unit", unit.Name), ("until", Instants.Plain(until))));
        }

        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(VerbContext context, CancellationToken cancellationToken)
    {
        await using var store = await StoreDoor.OpenForReadingAsync(context.DataFolder, context.Host.Time, cancellationToken);
        foreach (var person in await store.ReadAsync((session, token) => session.JoinedAsync(token), cancellationToken))
        {
            if (context.Json)
            {
                await OutputJson.WriteAsync(context.Out, new { person.Id, person.Role, person.Unit, person.Sink, person.JoinedAt, person.LeftAt }, cancellationToken);
            }
            else
            {
                await context.Out.WriteLineAsync(context.Words.Say(
                    person.LeftAt is null ? "cli.user.line" : "cli.user.line_left", ("id", person.Id), ("role", context.Words.Or("chat.role." + person.Role, person.Role)),
                    ("unit", person.Unit), ("sink", person.Sink), ("at", Instants.Plain(person.JoinedAt)), ("left", Instants.Plain(person.LeftAt))));
            }
        }

        return ExitCode.Done;
    }

    private static async Task<int> RemoveAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var id = context.Parse.GetRequiredValue<string>(Id);
        var found = false;
        await WriteAsync(
            context,
            async (session, token) =>
            {
                if ((await session.JoinedAsync(token)).FirstOrDefault(j => j.Id == id && j.LeftAt is null) is { } person)
                {
                    found = true;
                    await session.SaveJoinedAsync(person with { Address = "", LeftAt = context.Host.Time.GetUtcNow() }, token);
                }
            },
            cancellationToken);
        return found ? ExitCode.Done : context.Refuse("cli.user.no_such", ("id", id));
    }

    private static async ValueTask WriteAsync(VerbContext context, Func<IWriteSession, CancellationToken, ValueTask> work, CancellationToken cancellationToken)
    {
        await using var store = await DataFolder.OpenAsync(new() { Path = context.DataFolder }, context.Host.Time, cancellationToken);
        await store.WriteAsync(
            async (session, token) =>
            {
                await work(session, token);
                return 0;
            },
            cancellationToken);
    }
}
