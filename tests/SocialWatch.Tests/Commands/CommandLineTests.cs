using System.CommandLine;
using SocialWatch.Commands;

namespace SocialWatch.Tests.Commands;

public class CommandLineTests
{
    [Theory]
    [InlineData("nope")]
    [InlineData("mentions", "--nope")]
    [InlineData("mentions", "--from")]
    [InlineData("alerts", "--topic", "wages")]
    [InlineData("cases", "extra")]
    [InlineData("floor", "--from", "2026-10-05")]
    [InlineData("check-config", "--config", "/nowhere/at/all")]
    [InlineData("mentions", "--data", "/nowhere/at/all")]
    public async Task Wrong_input_is_one_line_on_standard_error_and_exit_code_2(params string[] args)
    {
        using var terminal = new Terminal();
        Assert.Equal(2, await terminal.TypeAsync(args));
        Assert.Equal("", terminal.Out);
        Assert.Equal(1, terminal.Error.Count(c => c == '\n'));
        Assert.DoesNotContain("   at ", terminal.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("mentions", "--from", "hôm qua")]
    [InlineData("mentions", "--to", "2026-02-30")]
    [InlineData("mentions", "--from", "2026-10-06", "--to", "2026-10-05")]
    [InlineData("mentions", "--channel", "khong-co")]
    [InlineData("mentions", "--unit", "khong-co")]
    [InlineData("mentions", "--topic", "khong-co")]
    [InlineData("floor", "--date", "05/10/2026")]
    [InlineData("digest", "--date", "x")]
    public async Task A_wrong_filter_value_is_named_and_lists_nothing(params string[] args)
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: false, (s, token) => ValueTask.FromResult(0));
        Assert.Equal(2, await terminal.OnDataAsync([.. args, "--json"]));
        Assert.Equal("", terminal.Out);
        Assert.Equal(1, terminal.Error.Count(c => c == '\n'));
        Assert.Contains(args[1], terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_configuration_is_one_line_that_names_file_field_and_value()
    {
        using var terminal = new Terminal();
        await terminal.FillAsync(demo: false, (s, token) => ValueTask.FromResult(0));
        terminal.Configure("schedule.json", """{"digest":"7h","watchdog":"8h"}""");
        Assert.Equal(2, await terminal.OnDataAsync("mentions", "--config", terminal.Config));
        Assert.Contains("schedule.json digest = “7h”", terminal.Error, StringComparison.Ordinal);
        Assert.Equal(1, terminal.Error.Count(c => c == '\n'));
    }

    [Fact]
    public async Task Without_a_verb_the_service_runs_with_the_options_typed()
    {
        var run = new Recording("run");
        using var terminal = new Terminal { Verbs = [run] };
        Assert.Equal(0, await terminal.TypeAsync("--data", "elsewhere"));
        Assert.Equal("elsewhere", run.Data);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_one_line_and_no_stack_trace()
    {
        using var terminal = new Terminal { Verbs = [new Recording("boom") { Fault = new InvalidOperationException("broken\nhere") }] };
        Assert.Equal(1, await terminal.TypeAsync("boom"));
        Assert.Equal(1, terminal.Error.Count(c => c == '\n'));
        Assert.DoesNotContain("   at ", terminal.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_verbs_with_one_name_are_refused_with_the_name()
    {
        var fault = Assert.Throws<InvalidOperationException>(() => VerbDiscovery.InOrder([new Recording("same"), new Recording("same")]));
        Assert.Contains("same", fault.Message, StringComparison.Ordinal);
    }

    private sealed class Recording(string name) : ICommandVerb
    {
        public string Name => name;

        public string? Data { get; private set; }

        public Exception? Fault { get; init; }

        public Command Build()
        {
            var command = new Command(name);
            command.SetAction((parse, _) =>
            {
                Data = new VerbContext(parse).DataFolder;
                return Fault is null ? Task.FromResult(0) : Task.FromException<int>(Fault);
            });
            return command;
        }
    }
}
