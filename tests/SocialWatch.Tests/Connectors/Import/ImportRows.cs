using System.Text;
using SocialWatch.Connectors.Import;
using SocialWatch.Tests.Kit;

namespace SocialWatch.Tests.Connectors.Import;

/// <summary>Reads bytes as a file on a morning that does not pass.</summary>
internal static class ImportRows
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 8, 0, 0, TimeSpan.FromHours(7));

    public static Task<List<ImportRow>> ReadAsync(string text) => ReadAsync(Encoding.UTF8.GetBytes(text));

    public static async Task<List<ImportRow>> ReadAsync(byte[] bytes, bool? csv = null)
    {
        using var stream = new MemoryStream(bytes);
        var rows = new List<ImportRow>();
        await foreach (var row in new ImportReader(new TestClock(Now)).ReadAsync(stream, csv, "nhap", TestContext.Current.CancellationToken))
        {
            rows.Add(row);
        }

        return rows;
    }
}
