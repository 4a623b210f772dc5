using System.Text;
using SocialWatch.Mentions;
using SocialWatch.Storage;
using SocialWatch.Storage.Sqlite;
using SocialWatch.Tests.Contracts;

namespace SocialWatch.Tests.Storage.Sqlite;

/// <summary>
/// SQLite's secure_delete overwrites a deleted row, but not the stale copies of it that a rebalanced page may keep. This wears the pages out with edits that grow,
/// removals, blanking and front trimming, and then looks for every erased text in the raw bytes.
/// </summary>
public sealed class WordsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task No_erased_text_survives_in_a_page_that_was_rebalanced(int seed)
    {
        var random = new Random(seed);
        var standing = new Dictionary<int, string>();
        var erased = new List<string>();
        var made = 0;
        await using var store = await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);
        for (var round = 0; round < 60; round++)
        {
            await store.WriteAsync(
                async (s, c) =>
                {
                    var fresh = new List<int>();
                    for (var i = 0; i < 200; i++)
                    {
                        fresh.Add(++made);
                        standing[made] = Text($"s{made}v0");
                    }

                    await s.AddAsync([.. fresh.Select(n => At(n, standing[n]))], [], c);
                    foreach (var n in Some(40))
                    {
                        erased.Add(standing[n]);
                        standing[n] = Text($"s{n}v{round + 1}");
                        await s.EditAsync(At(n, standing[n]), c);
                    }

                    foreach (var n in Some(60))
                    {
                        erased.Add(standing[n]);
                        standing.Remove(n);
                        await s.RemoveAsync($"M{n}", Samples.Nine, c);
                    }

                    if (round % 10 == 9)
                    {
                        var before = made - 2000;
                        await s.BlankTextsAsync(Samples.Nine.AddSeconds(before), c);
                        foreach (var n in standing.Keys.Where(n => n < before).ToList())
                        {
                            erased.Add(standing[n]);
                            standing.Remove(n);
                        }
                    }

                    return 0;
                },
                Token);
        }

        var bytes = await System.IO.File.ReadAllBytesAsync(Path.Combine(folder.Path, SqliteFile.FileName), Token);
        var found = Marks(bytes);
        Assert.True(erased.Count > 8000);
        Assert.Equal(standing.Values.Select(Mark).Order(), found.Order());
        Assert.Equal(0, new FileInfo(Path.Combine(folder.Path, SqliteFile.FileName + "-wal")).Length);

        IEnumerable<int> Some(int count) => standing.Keys.OrderBy(_ => random.Next()).Take(count).ToList();

        string Text(string mark) => $"SECRET<{mark}>" + new string('.', random.Next(20) == 0 ? random.Next(9000) : random.Next(300));
    }

    [Fact]
    public async Task Room_of_erased_texts_at_the_front_is_given_back()
    {
        await using var store = await DataFolder.OpenAsync(new() { Path = folder.Path }, TimeProvider.System, Token);
        await store.WriteAsync((s, c) => AddAsync(s, 1, 9000, c), Token);

        Assert.Equal(8900, await store.WriteAsync((s, c) => s.BlankTextsAsync(Samples.Nine.AddSeconds(8901), c), Token));
        var size = new FileInfo(Path.Combine(folder.Path, SqliteFile.FileName)).Length;
        await store.WriteAsync((s, c) => AddAsync(s, 9001, 1500, c), Token);
        await store.WriteAsync((s, c) => s.BlankTextsAsync(Samples.Nine.AddSeconds(8902), c), Token);

        // Fifteen hundred texts of 600 bytes fit into what was given back; their rows in the other tables need room all the same.
        Assert.InRange(new FileInfo(Path.Combine(folder.Path, SqliteFile.FileName)).Length - size, 0, 900_000);
        Assert.NotEqual("", (await store.ReadAsync((s, c) => s.MentionAsync("M8999", c), Token))!.Text);
        Assert.Equal("", (await store.ReadAsync((s, c) => s.MentionAsync("M10", c), Token))!.Text);
    }

    private static async ValueTask<int> AddAsync(IWriteSession session, int first, int count, CancellationToken cancellationToken)
    {
        await session.AddAsync([.. Enumerable.Range(first, count).Select(n => At(n, new string('c', 600)))], [], cancellationToken);
        return count;
    }

    private static Mention At(int number, string text) => Samples.Mention(number, text, Samples.Nine.AddSeconds(number));

    private static string Mark(string text) => text[..(text.IndexOf('>', StringComparison.Ordinal) + 1)];

    private static List<string> Marks(byte[] bytes)
    {
        var found = new List<string>();
        for (var at = bytes.AsSpan().IndexOf("SECRET<"u8); at >= 0;)
        {
            var end = bytes.AsSpan(at).IndexOf((byte)'>');
            found.Add(Encoding.ASCII.GetString(bytes, at, end + 1));
            var next = bytes.AsSpan(at + end).IndexOf("SECRET<"u8);
            at = next < 0 ? -1 : at + end + next;
        }

        return found;
    }
}
