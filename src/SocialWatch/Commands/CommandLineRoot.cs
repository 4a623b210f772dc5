using System.CommandLine;
using System.CommandLine.Parsing;
using SocialWatch.Storage;
using SocialWatch.Text;

namespace SocialWatch.Commands;

/// <summary>
/// The command line: one root, the discovered verbs, and one promise: wrong input is one clear line on standard error and exit code 2, never a stack trace.
/// </summary>
internal sealed class CommandLineRoot
{
    private const string DefaultVerb = "run";
    private readonly RootCommand _root;
    private readonly VerbHost _host;

    public CommandLineRoot(IReadOnlyList<ICommandVerb> verbs, VerbHost host)
    {
        _host = host;
        _root = new RootCommand(host.Words.Say("cli.about"));
        GlobalOptions.AddTo(_root, host.Words);
        foreach (var verb in verbs)
        {
            _root.Add(verb.Build());
        }
    }

    /// <summary>The root with every verb of this program, on the process's own streams.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        // Under invariant globalization NFC would be a silent no-op, and every rule about text with it.
        VietnameseText.AssertNormalizationWorks();
        using var streams = StandardStreams.Open();
        var host = new VerbHost
        {
            Output = streams.Out, Error = streams.Error, Width = streams.Width, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30),
        };
        return await new CommandLineRoot(VerbDiscovery.Find(typeof(CommandLineRoot).Assembly), host).InvokeAsync(args, CancellationToken.None);
    }

    public async Task<int> InvokeAsync(IReadOnlyList<string> args, CancellationToken cancellationToken)
    {
        var hasDefault = _root.Subcommands.Any(c => c.Name == DefaultVerb);
        _root.SetAction((_, token) => hasDefault
            ? InsideAsync(_root.Parse([DefaultVerb, .. args]), token)
            : Task.FromResult(Refuse(_host.Words.Say("cli.no_verb", ("verbs", Verbs())))));
        return await RunAsync(_root.Parse(args), cancellationToken);
    }

    /// <summary>A verb within a verb: the outer one already listens for Ctrl+C, and two listeners would stop each other.</summary>
    private Task<int> InsideAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        _host.ProcessTerminationTimeout = null;
        return RunAsync(parse, cancellationToken);
    }

    private async Task<int> RunAsync(ParseResult parse, CancellationToken cancellationToken)
    {
        if (parse.Errors.Count > 0)
        {
            return Refuse(Explain(parse));
        }

        try
        {
            return await parse.InvokeAsync(_host, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.DoesNotHold;
        }
        catch (StoreFaultException e)
        {
            await _host.Error.WriteLineAsync(e.Message.ReplaceLineEndings(" "));
            return e.Fault is StoreFault.Missing or StoreFault.DemoMismatch ? ExitCode.WrongInput : ExitCode.DoesNotHold;
        }
#pragma warning disable CA1031 // The last line of defence: a person at a terminal gets one line, whatever broke. Verbs themselves catch nothing broad.
        catch (Exception e)
#pragma warning restore CA1031
        {
            await _host.Error.WriteLineAsync(_host.Words.Say("cli.fault", ("fault", $"{e.GetType().Name}: {e.Message}")).ReplaceLineEndings(" "));
            return ExitCode.DoesNotHold;
        }
        finally
        {
            await _host.Output.FlushAsync(CancellationToken.None);
        }
    }

    /// <summary>The first thing wrong with what was typed, in the words of staff.</summary>
    private string Explain(ParseResult parse)
    {
        if (parse.UnmatchedTokens is [var token, ..])
        {
            return parse.CommandResult.Command == _root && !token.StartsWith('-')
                ? _host.Words.Say("cli.unknown_verb", ("verb", token), ("verbs", Verbs()))
                : _host.Words.Say("cli.unknown_option", ("option", token), ("verb", parse.CommandResult.Command.Name), ("options", Options(parse)));
        }

        var error = parse.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult { Tokens.Count: 0 } o => _host.Words.Say("cli.option_without_value", ("option", o.Option.Name)),
            OptionResult o => _host.Words.Say("cli.option_value", ("option", o.Option.Name), ("value", string.Join(' ', o.Tokens.Select(t => t.Value)))),
            ArgumentResult a => _host.Words.Say("cli.argument", ("argument", a.Argument.Name)),
            _ => _host.Words.Say("cli.wrong", ("what", error.Message)),
        };
    }

    private int Refuse(string line)
    {
        _host.Error.WriteLine(line.ReplaceLineEndings(" "));
        return ExitCode.WrongInput;
    }

    private string Verbs() => string.Join(", ", _root.Subcommands.Select(c => c.Name));

    private string Options(ParseResult parse) =>
        string.Join(", ", parse.CommandResult.Command.Options.Concat(_root.Options.Where(o => o.Recursive)).Select(o => o.Name).Distinct());
}
