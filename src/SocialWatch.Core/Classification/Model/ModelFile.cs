using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace SocialWatch.Classification.Model;

/// <summary>
/// The file <c>model.bin</c>: magic "SWLM", version, length, SHA-256, then the model. Everything is checked before a byte of it is believed. Little-endian.
/// </summary>
public static class ModelFile
{
    public const string Name = "model.bin";
    private const ushort Version = 3;
    private const int HeaderLength = 4 + 2 + 4 + 32;
    private const long MostBytes = 200L << 20;

    public static byte[] Write(LinearModel model)
    {
        using var payload = new MemoryStream();
        using (var to = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            to.Write(model.Settings.WordGrams);
            to.Write(model.Settings.MinChars);
            to.Write(model.Settings.MaxChars);
            to.Write(model.Single);
            to.Write(model.Topics);
            to.Write(model.Columns.Count);
            to.Write(model.Gated);
            foreach (var label in model.Columns)
            {
                to.Write(label.Name);
                to.Write(label.Scale);
                to.Write(label.Bias);
                to.Write(label.Platt.A);
                to.Write(label.Platt.B);
                to.Write(label.Threshold);
                to.Write(label.UncertainFrom);
                to.Write(label.UncertainTo);
                to.Write(label.NeedsTopic);
            }

            to.Write(model.Mixing is not null);
            foreach (var weight in model.Mixing?.Weights.SelectMany(w => w) ?? [])
            {
                to.Write(weight);
            }

            to.Write(model.Words.Count);
            foreach (var word in model.Words)
            {
                to.Write(word);
            }

            WriteKeywords(to, model);
            foreach (var end in model.SectionEnds)
            {
                to.Write(end);
            }

            to.Write(MemoryMarshal.AsBytes<uint>(model.Hashes));
            // Only the used lanes are written: the labels, the gate and the idf.
            var column = new byte[model.Hashes.Length];
            foreach (var lane in Lanes(model.Columns.Count, model.Stride))
            {
                for (var f = 0; f < column.Length; f++)
                {
                    column[f] = (byte)model.Rows[(f * model.Stride) + lane];
                }

                to.Write(column);
            }
        }

        var body = payload.ToArray();
        using var file = new MemoryStream(body.Length + HeaderLength);
        using var header = new BinaryWriter(file);
        header.Write("SWLM"u8);
        header.Write(Version);
        header.Write(body.Length);
        header.Write(SHA256.HashData(body));
        header.Write(body);
        header.Flush();
        return file.ToArray();
    }

    private static void WriteKeywords(BinaryWriter to, LinearModel model)
    {
        to.Write(model.Keywords?.Topics.Count ?? 0);
        if (model.Keywords is { } keywords)
        {
            foreach (var (file, json) in keywords.Topics)
            {
                to.Write(file);
                to.Write(json);
            }

            to.Write(keywords.TeenCode);
            to.Write(model.Dense.Length);
            to.Write(MemoryMarshal.AsBytes<float>(model.Dense));
        }
    }

    /// <exception cref="ModelFileException">No model, another version, truncated or damaged.</exception>
    public static LinearModel Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new ModelFileException(path, ModelFileFault.Missing);
        }

        if (new FileInfo(path).Length > MostBytes)
        {
            throw new ModelFileException(path, ModelFileFault.Foreign);
        }

        return Parse(path, File.ReadAllBytes(path));
    }

    public static LinearModel Parse(string path, ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file[..4].SequenceEqual("SWLM"u8))
        {
            throw new ModelFileException(path, file.Length is > 3 and < HeaderLength && file[..4].SequenceEqual("SWLM"u8) ? ModelFileFault.Truncated : ModelFileFault.Foreign);
        }

        var version = MemoryMarshal.Read<ushort>(file[4..]);
        if (version != Version)
        {
            throw new ModelFileException(path, ModelFileFault.OtherVersion);
        }

        var body = file[HeaderLength..];
        var length = MemoryMarshal.Read<int>(file[6..]);
        if (body.Length != length)
        {
            throw new ModelFileException(path, ModelFileFault.Truncated);
        }

        if (!SHA256.HashData(body).AsSpan().SequenceEqual(file.Slice(10, 32)))
        {
            throw new ModelFileException(path, ModelFileFault.Damaged);
        }

        try
        {
            return Body(path, body);
        }
        catch (Exception e) when (e is EndOfStreamException or ArgumentException or OverflowException or FormatException)
        {
            throw new ModelFileException(path, ModelFileFault.Damaged);
        }
    }

    private static LinearModel Body(string path, ReadOnlySpan<byte> body)
    {
        using var from = new BinaryReader(new MemoryStream(body.ToArray()), Encoding.UTF8);
        var settings = new FeatureSettings(from.ReadByte(), from.ReadByte(), from.ReadByte());
        var single = from.ReadBoolean();
        var topics = from.ReadInt32();
        var count = from.ReadInt32();
        var gated = from.ReadBoolean();
        if (count is < 1 or > 10_000 || topics < 0 || topics > count - (gated ? 1 : 0))
        {
            throw new ModelFileException(path, ModelFileFault.Damaged);
        }

        var labels = new List<LabelParameters>(count);
        for (var l = 0; l < count; l++)
        {
            labels.Add(new(from.ReadString(), from.ReadSingle(), from.ReadSingle(), new(from.ReadDouble(), from.ReadDouble()), from.ReadDouble(), from.ReadDouble(),
                from.ReadDouble(), from.ReadBoolean()));
        }

        var mixing = from.ReadBoolean() && count <= ClassMixing.MostClasses
            ? new ClassMixing([.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, count + 1).Select(_ => from.ReadDouble()).ToArray())])
            : null;
        var words = Strings(from, from.ReadInt32());
        var (keywords, dense) = Keywords(from);
        var ends = new int[FeatureSettings.Sections];
        for (var section = 0; section < ends.Length; section++)
        {
            ends[section] = from.ReadInt32();
        }

        var features = ends[^1];
        var stride = LinearModel.StrideOf(count);
        if (features < 0 || (long)features * (4 + count + 1) != body.Length - from.BaseStream.Position || ends.Zip(ends.Skip(1)).Any(p => p.First > p.Second))
        {
            throw new ModelFileException(path, ModelFileFault.Damaged);
        }

        var hashes = MemoryMarshal.Cast<byte, uint>(from.ReadBytes(features * 4)).ToArray();
        var rows = new sbyte[(long)features * stride];
        foreach (var lane in Lanes(count, stride))
        {
            var column = from.ReadBytes(features);
            for (var f = 0; f < column.Length; f++)
            {
                rows[(f * stride) + lane] = (sbyte)column[f];
            }
        }

        if ((keywords?.Build().Count ?? 0) * count != dense.Length)
        {
            throw new ModelFileException(path, ModelFileFault.Damaged);
        }

        return new(settings, single, topics, labels, gated) { Hashes = hashes, SectionEnds = ends, Rows = rows, Words = words, Keywords = keywords, Dense = dense, Mixing = mixing };
    }

    private static (KeywordSource? Keywords, float[] Dense) Keywords(BinaryReader from)
    {
        var files = from.ReadInt32();
        if (files == 0)
        {
            return (null, []);
        }

        var topics = Strings(from, files * 2).Chunk(2).Select(pair => (pair[0], pair[1])).ToList();
        var teenCode = from.ReadString();
        return (new(topics, teenCode), MemoryMarshal.Cast<byte, float>(from.ReadBytes(from.ReadInt32() * sizeof(float))).ToArray());
    }

    private static string[] Strings(BinaryReader from, int count)
    {
        // A wrong count ends the file before it fills the memory: every text takes a byte.
        var strings = new List<string>();
        for (var i = 0; i < count; i++)
        {
            strings.Add(from.ReadString());
        }

        return [.. strings];
    }

    private static IEnumerable<int> Lanes(int columns, int stride) => Enumerable.Range(0, columns).Append(stride - 1);
}
