using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocialWatch.Channels;
using SocialWatch.Time;

namespace SocialWatch.Digests;

/// <summary>The digest object of CONTRACTS.md, written field by field so that the same day gives the same bytes. Pure, thread-safe.</summary>
internal static class DigestJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(DigestInput input, string text, IReadOnlyList<DigestHotSpot> spots, IReadOnlyList<ChannelState> stale)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Options))
        {
            json.WriteStartObject();
            json.WriteString("date", input.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteString("as_of", Iso(input.AsOf));
            json.WriteString("text", text);
            Array(json, "hotspots", spots, (w, s) => Spot(w, s, input.Forecasts));
            Questions(json, input);
            Floor(json, input);
            Stale(json, input, stale);
            json.WriteStartObject("alerts");
            json.WriteNumber("fired", input.Alerts.Fired);
            json.WriteNumber("useful", input.Alerts.Useful);
            json.WriteNumber("suppressed", input.Alerts.Suppressed);
            json.WriteEndObject();
            json.WriteBoolean("nil", input.HotSpots.Count == 0);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    private static void Spot(Utf8JsonWriter json, DigestHotSpot item, IReadOnlyList<DigestForecast> forecasts)
    {
        var spot = item.Spot;
        json.WriteString("id", spot.Id);
        json.WriteString("topic", spot.Topic);
        json.WriteString("unit", spot.Unit);
        json.WriteString("state", JsonNamingPolicy.SnakeCaseLower.ConvertName(spot.State.ToString()));
        json.WriteNumber("level", (int)spot.Level);
        json.WriteNumber("observed", Math.Round(spot.Observed, 1));
        json.WriteNumber("expected", Math.Round(spot.Expected, 1));
        SmallCounts.Write(json, "people", spot.People);
        json.WriteNumber("stories", spot.Stories);
        json.WriteStartArray("daily");
        foreach (var day in item.Daily)
        {
            json.WriteNumberValue(day);
        }

        json.WriteEndArray();
        json.WriteStartArray("cause");
        foreach (var term in item.Terms)
        {
            json.WriteStringValue(term);
        }

        json.WriteEndArray();
        if (forecasts.FirstOrDefault(f => f.Topic == spot.Topic) is { } forecast)
        {
            Forecast(json, forecast);
        }
    }

    /// <summary>The coming week of the hot spot's topic over all units, and how far off such forecasts were.</summary>
    private static void Forecast(Utf8JsonWriter json, DigestForecast forecast)
    {
        json.WriteStartObject("forecast");
        if (forecast.Score is { } score)
        {
            json.WriteNumber("error", Math.Round(score.Error, 1));
            json.WriteNumber("inside", Math.Round(score.Inside, 2));
        }

        Array(json, "days", forecast.Days, (w, day) =>
        {
            w.WriteString("day", day.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            w.WriteNumber("expected", Math.Round(day.Expected, 1));
            w.WriteNumber("low", day.Low);
            w.WriteNumber("high", day.High);
        });
        json.WriteEndObject();
    }

    private static void Questions(Utf8JsonWriter json, DigestInput input)
    {
        var questions = input.Questions;
        json.WriteStartObject("questions");
        json.WriteNumber("received", questions.Received);
        json.WriteNumber("answered_in_time", questions.AnsweredInTime);
        json.WriteNumber("late", questions.Late.Count);
        json.WriteNumber("open", questions.Open);
        json.WriteNumber("due_soon", questions.DueSoon);
        json.WriteNumber("items_read", input.Read);
        json.WriteNumber("claims", input.Claims);
        Array(json, "late_cases", questions.Late, (w, late) =>
        {
            w.WriteString("id", late.Case);
            w.WriteBoolean("open", late.Open);
            w.WriteString("reason", late.Reason);
        });
        Array(json, "cells", questions.Cells, (w, cell) =>
        {
            w.WriteString("unit", cell.Unit);
            w.WriteString("topic", cell.Topic);
            SmallCounts.Write(w, "received", cell.Count);
        });
        json.WriteEndObject();
    }

    private static void Floor(Utf8JsonWriter json, DigestInput input) =>
        Array(json, "floor", input.Floor.OrderBy(d => d.Channel, StringComparer.Ordinal), (w, day) =>
        {
            w.WriteString("channel", day.Channel);
            w.WriteString("unit", day.Unit);
            w.WriteNumber("target", day.Target);
            w.WriteNumber("published", day.Published);
            w.WriteBoolean("exempt", day.Exempt);
            if (day.Kept is { } kept)
            {
                w.WriteBoolean("kept", kept);
            }
            else
            {
                w.WriteNull("kept");
            }
        });

    private static void Stale(Utf8JsonWriter json, DigestInput input, IReadOnlyList<ChannelState> stale)
    {
        var rows = stale
            .Select(s => (s.Channel, State: JsonNamingPolicy.SnakeCaseLower.ConvertName(s.Health.ToString()), Since: s.StaleSince, Until: (DateTimeOffset?)null))
            .Concat(input.Gaps.OrderBy(g => g.From).ThenBy(g => g.Channel, StringComparer.Ordinal)
                .Select(g => (g.Channel, State: "gap", Since: (DateTimeOffset?)g.From, Until: (DateTimeOffset?)g.To)));
        Array(json, "stale", rows, (w, row) =>
        {
            w.WriteString("channel", row.Channel);
            w.WriteString("state", row.State);
            w.WriteString("since", row.Since is { } since ? Iso(since) : null);
            w.WriteString("until", row.Until is { } until ? Iso(until) : null);
        });
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Iso(DateTimeOffset at) => LocalClock.Local(at).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
