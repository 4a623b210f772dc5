using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using SocialWatch.Classification;
using SocialWatch.Classification.Model;
using SocialWatch.Text;

namespace SocialWatch.Training;

/// <summary>Reads rows line by line, writes what the model says of each (CONTRACTS, "Output rows"). Memory does not grow with the file.</summary>
internal sealed class ClassifyRun(TrainedClassifier classifier, bool explain)
{
    private const int Every = 10_000;
    private readonly double[] _probabilities = new double[classifier.Labels.Count];

    /// <summary>Rows written and refused.</summary>
    public int Written { get; private set; }

    public int Refused { get; private set; }

    /// <param name="input">An existing file.</param>
    /// <param name="output">Replaced.</param>
    /// <param name="refused">Told of every wrong row.</param>
    /// <param name="progress">Told the rows done, now and then.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public async Task RunAsync(string input, Stream output, Action<InputFault> refused, Action<int> progress, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(1 << 16);
        await using var writer = new Utf8JsonWriter(buffer, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true });
        var number = 0;
        await foreach (var line in File.ReadLinesAsync(input, Encoding.UTF8, cancellationToken))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                continue;
            }

            var (row, field, reason) = LabelRow.Parse(line, number);
            if (row is null)
            {
                Refused++;
                refused(new(input, number, field, reason));
                continue;
            }

            Write(writer, row);
            buffer.Write("\n"u8);
            Written++;
            if (buffer.WrittenCount > 1 << 15)
            {
                await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
                buffer.ResetWrittenCount();
            }

            if (Written % Every == 0)
            {
                progress(Written);
            }
        }

        await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
    }

    private void Write(Utf8JsonWriter to, LabelRow row)
    {
        var text = VietnameseText.Clean(row.Text);
        classifier.Probabilities(text, _probabilities);
        to.WriteStartObject();
        to.WriteString("id", row.Id);
        to.WriteStartObject("topics");
        for (var l = 0; l < classifier.Topics; l++)
        {
            to.WriteNumber(classifier.Labels[l], Math.Round(_probabilities[l], 4));
        }

        to.WriteEndObject();
        foreach (var signal in TopicCatalogue.SignalIds)
        {
            if (At(signal) is >= 0 and var at)
            {
                to.WriteNumber(signal, Math.Round(_probabilities[at], 4));
            }
            else
            {
                to.WriteNull(signal);
            }
        }

        to.WriteStartArray("labels");
        for (var l = 0; l < classifier.Labels.Count; l++)
        {
            if (classifier.Holds(_probabilities, l))
            {
                to.WriteStringValue(classifier.Labels[l]);
            }
        }

        to.WriteEndArray();
        Gold(to, row);
        if (explain)
        {
            Why(to, text);
        }

        to.WriteEndObject();
        to.Flush();
        to.Reset();
    }

    private static void Gold(Utf8JsonWriter to, LabelRow row)
    {
        if (row.Topics is null && row.Signals is null)
        {
            return;
        }

        to.WriteStartArray("gold");
        foreach (var label in (row.Topics ?? []).Concat(row.Signals ?? []))
        {
            to.WriteStringValue(label);
        }

        to.WriteEndArray();
    }

    private void Why(Utf8JsonWriter to, string text)
    {
        to.WriteStartArray("why");
        for (var l = 0; l < classifier.Labels.Count; l++)
        {
            if (!classifier.Holds(_probabilities, l))
            {
                continue;
            }

            foreach (var why in classifier.Why(text, classifier.Labels[l]))
            {
                to.WriteStartObject();
                to.WriteString("label", why.Label);
                to.WriteString("term", why.Term);
                to.WriteNumber("weight", why.Weight);
                to.WriteEndObject();
            }
        }

        to.WriteEndArray();
    }

    private int At(string signal)
    {
        for (var l = classifier.Topics; l < classifier.Labels.Count; l++)
        {
            if (classifier.Labels[l] == signal)
            {
                return l;
            }
        }

        return -1;
    }
}
