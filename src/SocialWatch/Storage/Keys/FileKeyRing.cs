using System.Globalization;
using SocialWatch.Privacy;
using SocialWatch.Time;

namespace SocialWatch.Storage.Keys;

/// <summary>
/// The keys of a data folder (DESIGN 7). A week's key is made on first use, and only from two weeks before the present week on: an import of old rows makes none.
/// A destroyed key leaves a marker, so that it never returns even when the machine's clock goes back. Thread-safe.
/// </summary>
internal sealed class FileKeyRing : IKeyRing
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string KeyEnd = ".key", GoneEnd = ".gone", WeekStart = "week-";

    /// <summary>How far ahead of the clock an item's time may be (CONTRACTS, input rows).</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(10);

    private readonly string folder;
    private readonly TimeProvider time;
    private readonly Lock gate = new();
    private readonly Dictionary<string, byte[]> weeks = new(StringComparer.Ordinal);
    private readonly byte[] idKey;
    private readonly byte[] addressKey;
    private readonly byte[] sealKey;

    /// <summary>Opens the ring and makes the lasting keys where they are missing.</summary>
    /// <param name="folder">See <see cref="DataFolder.KeysOf"/>.</param>
    /// <param name="time">Says which week is the present one.</param>
    /// <exception cref="StoreFaultException">A key file is damaged or cannot be reached; nothing was changed.</exception>
    public FileKeyRing(string folder, TimeProvider time)
    {
        this.folder = folder;
        this.time = time;
        Make(folder);
        idKey = KeyFile.ReadOrMake(PathOf("id", KeyEnd));
        addressKey = KeyFile.ReadOrMake(PathOf("address", KeyEnd));
        sealKey = KeyFile.ReadOrMake(PathOf("seal", KeyEnd));
    }

    public ReadOnlySpan<byte> IdKey => idKey;

    public ReadOnlySpan<byte> AddressKey => addressKey;

    public ReadOnlySpan<byte> SealKey => sealKey;

    public IReadOnlyList<string> LiveWeeks
    {
        get
        {
            lock (gate)
            {
                return [.. WeekFiles().Where(w => !IsGone(w))];
            }
        }
    }

    public byte[]? WeekKey(string week)
    {
        if (!IsPresent(week))
        {
            return null;
        }

        lock (gate)
        {
            if (weeks.TryGetValue(week, out var known))
            {
                return known;
            }

            if (IsGone(week))
            {
                return null;
            }

            return weeks[week] = KeyFile.ReadOrMake(PathOf(WeekStart + week, KeyEnd));
        }
    }

    public IReadOnlyList<string> DestroyOld(DateOnly today)
    {
        lock (gate)
        {
            var old = WeekFiles().Where(w => IsOver(w, today)).ToList();
            foreach (var week in old)
            {
                // The marker first: a kill in between leaves a key that is already refused and is destroyed the next time.
                File.WriteAllBytes(PathOf(WeekStart + week, GoneEnd), []);
                KeyFile.Destroy(PathOf(WeekStart + week, KeyEnd));
                weeks.Remove(week);
            }

            return old;
        }
    }

    private static void Make(string folder)
    {
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                Directory.CreateDirectory(folder, Private);
            }
        }
        catch (Exception e) when (FolderFaults.Of(e, folder) is { } fault)
        {
            throw fault;
        }
    }

    /// <summary>From two weeks before the present week to the present one.</summary>
    private bool IsPresent(string week)
    {
        var today = LocalClock.DateOf(time.GetUtcNow());
        return week == PersonMarks.WeekOf(LocalClock.DateOf(time.GetUtcNow() + Ahead))
            || Enumerable.Range(0, 3).Any(back => week == PersonMarks.WeekOf(today.AddDays(-7 * back)));
    }

    /// <summary>Whether the week ended two weeks before a day or earlier.</summary>
    private static bool IsOver(string week, DateOnly today)
    {
        var monday = ISOWeek.ToDateTime(
            int.Parse(week.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture),
            int.Parse(week.AsSpan(6, 2), NumberStyles.None, CultureInfo.InvariantCulture), DayOfWeek.Monday);
        return DateOnly.FromDateTime(monday).AddDays(7 + 14) <= today;
    }

    private IEnumerable<string> WeekFiles() => Directory.EnumerateFiles(folder, $"{WeekStart}*{KeyEnd}")
        .Select(f => Path.GetFileNameWithoutExtension(f)[WeekStart.Length..])
        .Where(w => w.Length == 8 && w[4] == '-' && w[5] == 'W')
        .Order(StringComparer.Ordinal);

    private bool IsGone(string week) => File.Exists(PathOf(WeekStart + week, GoneEnd));

    private string PathOf(string name, string end) => Path.Combine(folder, name + end);
}
