using SocialWatch.Commands;
using SocialWatch.Modules;
using SocialWatch.Storage;

namespace SocialWatch.Tests.Commands;

/// <summary>A terminal of a test: types a command line, keeps what was printed, and has a data folder of its own.</summary>
internal sealed class Terminal : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("sw-terminal-").FullName;

    public string Data => Path.Combine(_folder, "data");

    public string Config => Directory.CreateDirectory(Path.Combine(_folder, "config")).FullName;

    public string Out { get; private set; } = "";

    public string Error { get; private set; } = "";

    public IReadOnlyList<ICommandVerb> Verbs { get; init; } = VerbDiscovery.Find(typeof(ICommandVerb).Assembly);

    public void Configure(string file, string text) => File.WriteAllText(Path.Combine(Config, file), text);

    public async Task<int> TypeAsync(params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var host = new VerbHost
        {
            Output = output, Error = error, EnableDefaultExceptionHandler = false, Modules = Parts(),
        };
        var code = await new CommandLineRoot(Verbs, host).InvokeAsync(args, CancellationToken.None);
        (Out, Error) = (output.ToString(), error.ToString());
        return code;
    }

    /// <summary>Types a command line on this terminal's own data folder.</summary>
    public Task<int> OnDataAsync(params string[] args) => TypeAsync([.. args, "--data", Data]);

    public async Task FillAsync(bool demo, Func<IWriteSession, CancellationToken, ValueTask<int>> work)
    {
        await using var store = await DataFolder.OpenAsync(new() { Path = Data, Demo = demo }, TimeProvider.System, CancellationToken.None);
        await store.WriteAsync(work, CancellationToken.None);
    }

    /// <summary>The modules of the finished program by id, whatever of them this build has.</summary>
    private static IReadOnlyList<IModule> Parts() =>
        [.. new[] { "connector/facebook", "connector/import", "connector/telegram", "connector/website", "sink/console", "sink/email", "sink/telegram" }.Select(id => new NamedPart(id))];

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

/// <summary>A module that only has a name; import and console are on.</summary>
internal sealed class NamedPart(string id) : IModule
{
    public string Id => id;

    public bool IsOn(Microsoft.Extensions.Configuration.IConfiguration settings) => id is "connector/import" or "sink/console" || settings[id] == "on";

    public void Register(Microsoft.Extensions.DependencyInjection.IServiceCollection services, Microsoft.Extensions.Configuration.IConfiguration settings)
    {
    }
}
