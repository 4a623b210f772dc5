using System.Globalization;
using System.Text.Json;
using SocialWatch.Alerts;
using SocialWatch.Time;

namespace SocialWatch.Digests;

/// <summary>A hot spot of a stored digest; numbers are already as they may be shown.</summary>
internal sealed record DigestSpotField(string Id, string Topic, string Unit, string State, int Level, string Observed, string Expected, string People, string Stories, IReadOnlyList<int> Daily)
{
    public IReadOnlyList<string> Cause { get; init; } = [];
    public DigestForecastField? Forecast { get; init; }
}

/// <summary>A forecast of a stored digest; the error and the share of days inside are null while there are none.</summary>
internal sealed record DigestForecastField(string? Error, string? Inside, IReadOnlyList<(string Day, double Expected, double Low, double High)> Days);

/// <summary>A page of a stored digest. Kept: null while the day runs.</summary>
internal sealed record DigestFloorField(string Channel, int Target, int Published, bool Exempt, bool? Kept);

/// <summary>A channel without data, or a gap.</summary>
internal sealed record DigestStaleField(string Channel, string State, string Since, string Until);

/// <summary>Reads a stored digest object; a field that an older snapshot lacks reads as nothing. Pure.</summary>
internal sealed class DigestFields(JsonElement root, Wording wording)
{
    public string Text => Word(root, "text");

    public string Date => DateOnly.TryParseExact(Word(root, "date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Wording.Day(day) : Word(root, "date");

    public IReadOnlyList<DigestSpotField> HotSpots { get; } =
    [
        .. Items(root, "hotspots").Select(h => new DigestSpotField(
            Word(h, "id"), Word(h, "topic"), Word(h, "unit"), Word(h, "state"), (int)Number(h, "level"), Wording.Count(Number(h, "observed")), Wording.Count(Number(h, "expected")),
            Count(h, "people", wording), Count(h, "stories", wording), [.. Items(h, "daily").Select(d => d.TryGetInt32(out var n) ? n : 0)])
        {
            Cause = [.. Items(h, "cause").Where(t => t.ValueKind == JsonValueKind.String).Select(t => t.GetString()!)],
            Forecast = ForecastOf(Part(h, "forecast")),
        }),
    ];

    public IReadOnlyList<DigestFloorField> Floor { get; } =
        [.. Items(root, "floor").Select(f => new DigestFloorField(Word(f, "channel"), (int)Number(f, "target"), (int)Number(f, "published"), Flag(f, "exempt") == true, Flag(f, "kept")))];

    public IReadOnlyList<DigestStaleField> Stale { get; } =
        [.. Items(root, "stale").Select(s => new DigestStaleField(Word(s, "channel"), Word(s, "state"), Moment(s, "since", wording), Moment(s, "until", wording)))];

    /// <summary>Late cases: code, still open, reason.</summary>
    public IReadOnlyList<LateCase> Late { get; } =
        [.. Items(Part(root, "questions"), "late_cases").Select(l => new LateCase(Word(l, "id"), Flag(l, "open") == true, Word(l, "reason") is { Length: > 0 } r ? r : null))];

    /// <summary>Unit, topic and a count that may be "&lt;5".</summary>
    public IReadOnlyList<(string Unit, string Topic, string Count)> Cells { get; } =
        [.. Items(Part(root, "questions"), "cells").Select(c => (Word(c, "unit"), Word(c, "topic"), Count(c, "received", wording)))];

    public int Question(string name) => (int)Number(Part(root, "questions"), name);

    public int Alert(string name) => (int)Number(Part(root, "alerts"), name);

    public string Moment(string name) => Moment(root, name, wording);

    private static DigestForecastField? ForecastOf(JsonElement forecast)
    {
        var days = Items(forecast, "days").Select(d => (ShortDay(Word(d, "day")), Number(d, "expected"), Number(d, "low"), Number(d, "high"))).ToList();
        return days.Count == 0 ? null : new(
            Part(forecast, "error") is { ValueKind: JsonValueKind.Number } error ? Wording.Count(error.GetDouble()) : null,
            Part(forecast, "inside") is { ValueKind: JsonValueKind.Number } inside ? Wording.Count(Math.Round(100 * inside.GetDouble())) : null, days);
    }

    /// <summary>e.g. <c>06/10</c>.</summary>
    private static string ShortDay(string day) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date.ToString("dd/MM", CultureInfo.InvariantCulture) : day;

    private static JsonElement Part(JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) ? value : default;

    private static IEnumerable<JsonElement> Items(JsonElement from, string name) => Part(from, name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray() : [];

    private static string Word(JsonElement from, string name) => Part(from, name) is { ValueKind: JsonValueKind.String } text ? text.GetString()! : "";

    private static double Number(JsonElement from, string name) => Part(from, name) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : 0;

    private static bool? Flag(JsonElement from, string name) => Part(from, name).ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null };

    private static string Count(JsonElement from, string name, Wording words) => Part(from, name) switch
    {
        { ValueKind: JsonValueKind.Number } number => Wording.Count(number.GetDouble()),
        { ValueKind: JsonValueKind.String } few => few.GetString()!,
        _ => words.Texts.Say("digest.html.uncounted"),
    };

    private static string Moment(JsonElement from, string name, Wording words) => words.Time(
        DateTimeOffset.TryParse(Word(from, name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? LocalClock.Local(at) : null);
}
