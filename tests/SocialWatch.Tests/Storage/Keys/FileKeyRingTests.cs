using SocialWatch.Storage;
using SocialWatch.Storage.Keys;

namespace SocialWatch.Tests.Storage.Keys;

/// <summary>Wednesday 2026-10-07 lies in week 41; the ring then makes keys of weeks 39, 40 and 41.</summary>
public sealed class FileKeyRingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SetClock clock = new() { Now = new(2026, 10, 7, 2, 0, 0, TimeSpan.Zero) };

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Keys_are_made_once_differ_and_stay_the_same()
    {
        var first = Open();
        var second = Open();

        Assert.Equal(32, first.IdKey.Length);
        Assert.True(first.IdKey.SequenceEqual(second.IdKey) && first.AddressKey.SequenceEqual(second.AddressKey) && first.SealKey.SequenceEqual(second.SealKey));
        Assert.Equal(first.WeekKey("2026-W41"), second.WeekKey("2026-W41"));
        byte[][] all = [first.IdKey.ToArray(), first.AddressKey.ToArray(), first.SealKey.ToArray(), first.WeekKey("2026-W41")!, first.WeekKey("2026-W40")!];
        Assert.Equal(5, all.Select(Convert.ToHexString).Distinct().Count());
    }

    [Fact]
    public void Only_the_owner_may_read_a_key()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        Open().WeekKey("2026-W41");

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(folder.Path).UnixFileMode);
        Assert.Equal(4, Directory.GetFiles(folder.Path, "*.key").Length);
        Assert.All(Directory.GetFiles(folder.Path), f => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, new FileInfo(f).UnixFileMode));
    }

    [Fact]
    public void Weeks_before_the_last_three_and_after_the_present_have_no_key()
    {
        var ring = Open();

        Assert.All(["2026-W39", "2026-W40", "2026-W41"], week => Assert.NotNull(ring.WeekKey(week)));
        Assert.All(["2026-W38", "2026-W42", "2019-W01", "2025-W41", "../id", ""], week => Assert.Null(ring.WeekKey(week)));
        Assert.Equal(["2026-W39", "2026-W40", "2026-W41"], ring.LiveWeeks);
    }

    [Fact]
    public void An_item_a_few_minutes_ahead_of_the_clock_may_open_the_coming_week()
    {
        var ring = Open();

        // Sunday 23:49 and 23:51 in Viet Nam.
        clock.Now = new(2026, 10, 11, 16, 49, 0, TimeSpan.Zero);
        Assert.Null(ring.WeekKey("2026-W42"));
        clock.Now = new(2026, 10, 11, 16, 51, 0, TimeSpan.Zero);
        Assert.NotNull(ring.WeekKey("2026-W42"));
    }

    [Fact]
    public void A_week_is_destroyed_two_weeks_after_its_end_and_never_returns()
    {
        var ring = Open();
        var key = ring.WeekKey("2026-W41")!.ToArray();

        // Week 41 ends when Monday the 12th begins.
        Assert.Empty(ring.DestroyOld(new(2026, 10, 25)));
        Assert.Equal(["2026-W41"], ring.DestroyOld(new(2026, 10, 26)));
        Assert.Empty(ring.DestroyOld(new(2026, 10, 26)));

        Assert.False(folder.Holds(key));
        Assert.Empty(ring.LiveWeeks);

        // Not even when the machine's clock still says week 41, and not in another process.
        Assert.Null(ring.WeekKey("2026-W41"));
        Assert.Null(Open().WeekKey("2026-W41"));
    }

    [Fact]
    public void A_destruction_cut_short_is_refused_at_once_and_finished_later()
    {
        Open().WeekKey("2026-W41");
        File.WriteAllBytes(Path.Combine(folder.Path, "week-2026-W41.gone"), []);

        var ring = Open();

        Assert.Null(ring.WeekKey("2026-W41"));
        Assert.Empty(ring.LiveWeeks);
        Assert.Equal(["2026-W41"], ring.DestroyOld(new(2026, 10, 26)));
        Assert.False(File.Exists(Path.Combine(folder.Path, "week-2026-W41.key")));
    }

    [Fact]
    public void A_key_that_outlived_its_weeks_while_the_machine_was_off_is_not_used()
    {
        var ring = Open();
        ring.WeekKey("2026-W41");
        clock.Now = clock.Now.AddDays(40);

        Assert.Null(ring.WeekKey("2026-W41"));
        Assert.Equal(["2026-W41"], ring.DestroyOld(new(2026, 11, 16)));
    }

    [Theory]
    [InlineData("id.key")]
    [InlineData("seal.key")]
    public void A_damaged_key_file_is_named_and_left_as_it_is(string name)
    {
        Open();
        var path = Path.Combine(folder.Path, name);
        var bytes = File.ReadAllBytes(path);
        bytes[5] ^= 1;
        File.WriteAllBytes(path, bytes);

        var fault = Assert.Throws<StoreFaultException>(Open);

        Assert.Equal(StoreFault.Damaged, fault.Fault);
        Assert.Contains(path, fault.Message, StringComparison.Ordinal);
        Assert.Equal(bytes, File.ReadAllBytes(path));
    }

    [Fact]
    public void A_cut_week_key_is_named_too()
    {
        var ring = Open();
        File.WriteAllBytes(Path.Combine(folder.Path, "week-2026-W41.key"), [1, 2, 3]);

        Assert.Contains("week-2026-W41.key", Assert.Throws<StoreFaultException>(() => ring.WeekKey("2026-W41")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_at_once_get_the_same_key()
    {
        var rings = Enumerable.Range(0, 4).Select(_ => Open()).ToList();

        var keys = await Task.WhenAll(Enumerable.Range(0, 32).Select(n => Task.Run(() => Convert.ToHexString(rings[n % 4].WeekKey("2026-W40")!))));

        Assert.Single(keys.Distinct());
        Assert.DoesNotContain(Directory.GetFiles(folder.Path), f => f.EndsWith(".new", StringComparison.Ordinal));
    }

    private FileKeyRing Open() => new(folder.Path, clock);

    private sealed class SetClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
