using System.CommandLine;
using SocialWatch.Configuration;
using SocialWatch.Printing;
using SocialWatch.Storage;

namespace SocialWatch.Commands.Lists;

/// <summary>
/// A verb that lists rows of the store as of its last event: JSON Lines for scripts, a table for people. It writes nothing, so it may look into a
/// demonstration's store too, and then reads it with the demonstration's configuration.
/// </summary>
/// <typeparam name="TRow">The row as CONTRACTS name it.</typeparam>
internal abstract class ListVerb<TRow> : ICommandVerb
{
    /// <summary>Rows of a table; more than this is no reading matter. JSON has no limit.</summary>
    private const int LongestTable = 200;

    public abstract string Name { get; }

    protected abstract ListOptions Options { get; }

    /// <summary>Names of the columns; each heading is the text <c>list.column.NAME</c>.</summary>
    protected abstract IReadOnlyList<string> Columns { get; }

    protected abstract IAsyncEnumerable<TRow> RowsAsync(IReadSession session, ListScope scope, CancellationToken cancellationToken);

    /// <summary>A row in the words of staff, one cell per column.</summary>
    protected abstract IReadOnlyList<string> Cells(TRow row, ListScope scope);

    public Command Build()
    {
        var words = ConfigFolder.ShippedTexts();
        var command = new Command(Name, words.Say("cli.verb." + Name));
        ListOptionNames.AddTo(command, Options, words);
        command.SetAction(async (parse, token) => await RunAsync(new VerbContext(parse), token));
        return command;
    }

    private async Task<int> RunAsync(VerbContext context, CancellationToken cancellationToken)
    {
        var (store, config, refusal) = await StoreAndConfig.OpenAsync(context, cancellationToken);
        if (store is null || config is null)
        {
            return refusal;
        }

        await using (store)
        {
            return await store.ReadAsync((session, token) => ListAsync(context, config, session, token), cancellationToken);
        }
    }

    private async ValueTask<int> ListAsync(VerbContext context, UnionConfig config, IReadSession session, CancellationToken cancellationToken)
    {
        var (scope, refusal) = await ScopeReader.ReadAsync(context, config, session, Options, cancellationToken);
        if (scope is null)
        {
            return context.Say(ExitCode.WrongInput, refusal!);
        }

        if (context.Json)
        {
            await foreach (var row in RowsAsync(session, scope, cancellationToken))
            {
                await OutputJson.WriteAsync(context.Out, row, cancellationToken);
            }
        }
        else
        {
            await PrintAsync(context, scope, RowsAsync(session, scope, cancellationToken));
        }

        return ExitCode.Done;
    }

    /// <summary>The newest rows as a table, with a line saying how many there are and as of when.</summary>
    private async Task PrintAsync(VerbContext context, ListScope scope, IAsyncEnumerable<TRow> rows)
    {
        var shown = new Queue<TRow>();
        var all = 0;
        await foreach (var row in rows)
        {
            all++;
            shown.Enqueue(row);
            if (shown.Count > LongestTable)
            {
                shown.Dequeue();
            }
        }

        if (all > 0)
        {
            TablePrinter.Print(context.Out, context.Host.Width, [.. Columns.Select(c => scope.Words.Say("list.column." + c))], shown.Select(r => Cells(r, scope)));
        }

        var line = all == 0 ? "list.none" : all > shown.Count ? "list.more" : "list.all";
        await context.Out.WriteLineAsync(scope.Words.Say(
            line, ("as_of", Instants.Plain(scope.AsOf)), ("count", Instants.Plain(all)), ("shown", Instants.Plain(shown.Count))));
    }
}
