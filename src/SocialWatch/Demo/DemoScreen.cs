using System.Globalization;
using SocialWatch.Configuration;
using SocialWatch.Notify;
using SocialWatch.Simulator;
using SocialWatch.Time;

namespace SocialWatch.Demo;

/// <summary>
/// Prints what was delivered, one block per text with all its readers, when the simulated clock moves on. Thread-safe.
/// </summary>
internal sealed class DemoScreen(TextWriter writer, UnionConfig config, Scenario scenario, LocalClock clock)
{
    private readonly Lock _gate = new();
    private readonly List<(string Title, string Body, List<string> Readers)> _blocks = [];
    private readonly Dictionary<string, string> _names = config.People
        .SelectMany(p => p.Sinks.Select(s => (Sink: s, p.Name))).GroupBy(x => x.Sink).ToDictionary(g => g.Key, g => g.First().Name);

    /// <summary>A message that left through a sink.</summary>
    public void Show(string sink, OutboundMessage message)
    {
        var reader = _names.GetValueOrDefault($"{sink}:{message.Address}", _names.GetValueOrDefault(sink, Title(message.Address)));
        lock (_gate)
        {
            var block = _blocks.FirstOrDefault(b => b.Title == message.Title && b.Body == message.Body);
            if (block.Readers is null)
            {
                block = (message.Title, message.Body, []);
                _blocks.Add(block);
            }

            var line = $"{reader} ({sink}, {message.Code})";
            if (!block.Readers.Contains(line))
            {
                block.Readers.Add(line);
            }
        }
    }

    /// <summary>What somebody did, printed at once: it comes before what the desk says to it.</summary>
    public void Print(IReadOnlyList<string> lines)
    {
        lock (_gate)
        {
            foreach (var line in lines)
            {
                writer.WriteLine();
                writer.WriteLine(line);
            }
        }
    }

    /// <summary>Prints what came together since the last call.</summary>
    public void Flush()
    {
        lock (_gate)
        {
            foreach (var (title, body, readers) in _blocks)
            {
                var now = clock.Now;
                writer.WriteLine();
                writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"━━ {DayName(now)} {now:dd/MM HH:mm} ━━ {config.Texts.Say("demo.to", ("readers", string.Join(" · ", readers)))}"));
                writer.WriteLine(title);
                foreach (var line in body.Split('\n'))
                {
                    writer.WriteLine("  " + line);
                }
            }

            _blocks.Clear();
            writer.Flush();
        }
    }

    /// <summary>Somebody who joined with a code stands in no file: the title of their chat names them.</summary>
    private string Title(string address) =>
        scenario.Chats.FirstOrDefault(c => c.Id.ToString(CultureInfo.InvariantCulture) == address)?.Title ?? address;

    private static string DayName(DateTimeOffset at) => at.DayOfWeek == DayOfWeek.Sunday ? "CN" : "T" + (((int)at.DayOfWeek) + 1).ToString(CultureInfo.InvariantCulture);
}
