using System.Text.Json;
using SocialWatch.Commands;
using SocialWatch.Configuration;
using SocialWatch.Storage;
using SocialWatch.Tests.Storage;

namespace SocialWatch.Tests.EndToEnd;

/// <summary>What a verb printed.</summary>
internal sealed record Typed(int Exit, string Out, string Error)
{
    /// <summary>The rows of a <c>--json</c> list; a line that is no JSON object fails the test.</summary>
    public IReadOnlyList<JsonElement> Rows => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    })];
}

/// <summary>The finished program with every real part, in this process, on a folder of its own.</summary>
internal sealed class DemoTerminal : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public string Data => Path.Combine(_folder.Path, "data");

    public string FileOf(string name) => Path.Combine(Directory.CreateDirectory(_folder.Path).FullName, name);

    /// <summary>The configuration of the demonstration, as the program reads it.</summary>
    public static UnionConfig Config { get; } =
        new ConfigLoader(KnownParts.Of(new VerbHost().Modules)).LoadDemo(new Microsoft.Extensions.Configuration.ConfigurationManager()).Config!;

    public static async Task<Typed> TypeAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new VerbHost { Output = output, Error = error, EnableDefaultExceptionHandler = false };
        var root = new CommandLineRoot(VerbDiscovery.Find(typeof(CommandLineRoot).Assembly), host);
        var exit = await root.InvokeAsync(args, TestContext.Current.CancellationToken);
        return new(exit, output.ToString(), error.ToString());
    }

    public Task<Typed> OnDataAsync(params string[] args) => TypeAsync([.. args, "--data", Data]);

    public async Task<IReadOnlyList<JsonElement>> ListAsync(params string[] args)
    {
        var typed = await OnDataAsync([.. args, "--json"]);
        Assert.Equal(("", 0), (typed.Error, typed.Exit));
        return typed.Rows;
    }

    public async Task<T> ReadAsync<T>(Func<IReadSession, CancellationToken, ValueTask<T>> work)
    {
        await using var store = await DataFolder.OpenAsync(new() { Path = Data, ReadOnly = true }, TimeProvider.System, TestContext.Current.CancellationToken);
        return await store.ReadAsync(work, TestContext.Current.CancellationToken);
    }

    public void Dispose() => _folder.Dispose();
}
