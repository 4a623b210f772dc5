using System.Globalization;
using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Storage.Sqlite;

/// <summary>One numbered step of the schema.</summary>
internal sealed record Migration(int Number, string Name, string Sql)
{
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>Brings a file to this program's schema: numbered scripts, each once, recorded with its hash. The caller holds the write transaction.</summary>
internal static class Migrations
{
    private const string Folder = ".Storage.Sqlite.Migrations.";

    private const string Record =
        "CREATE TABLE IF NOT EXISTS migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, hash TEXT NOT NULL)";

    public static readonly IReadOnlyList<Migration> All = Load();

    /// <summary>Applies what is missing; returns how many were applied before.</summary>
    /// <exception cref="StoreFaultException">The file was made by a newer program, or by one whose scripts differ.</exception>
    public static int Apply(Database database, string folder)
    {
        database.Run(Record);
        var applied = Check(database, folder);
        foreach (var step in All.Skip(applied))
        {
            database.TryExecute(step.Sql);
            database.Run("INSERT INTO migrations (number, name, hash) VALUES (@1, @2, @3)", step.Number, step.Name, step.Hash);
        }

        return applied;
    }

    /// <summary>How many steps the file has.</summary>
    public static int Check(Database database, string folder)
    {
        if (database.Number("SELECT COUNT(*) FROM sqlite_master WHERE name = 'migrations'") == 0)
        {
            // Tables without our record are another program's file.
            return database.Number("SELECT COUNT(*) FROM sqlite_master") == 0 ? 0 : throw FolderFaults.Fault(StoreFault.Damaged, folder);
        }

        var applied = database.All("SELECT number, hash FROM migrations ORDER BY number", r => (Number: r.Small(), Hash: r.Text()));
        if (applied.Count > All.Count || applied.Where((a, i) => a.Number != All[i].Number || a.Hash != All[i].Hash).Any())
        {
            throw FolderFaults.Fault(StoreFault.Newer, folder);
        }

        return applied.Count;
    }

    private static List<Migration> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return [.. assembly.GetManifestResourceNames().Where(n => n.Contains(Folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Read)];

        Migration Read(string resource)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!, Encoding.UTF8);
            var name = resource[(resource.IndexOf(Folder, StringComparison.Ordinal) + Folder.Length)..^".sql".Length];

            // A checkout with Windows line ends is the same script.
            var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
            return new(int.Parse(name.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture), name, sql);
        }
    }
}
