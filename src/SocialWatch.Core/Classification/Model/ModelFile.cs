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
    private const ushort Version = 1;
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
            to.Write(model.Labels.Count);
            foreach (var label in model.Labels)
            {
                to.Write(label.Name);
                to.Write(label.Scale);
                to.Write(label.Bias);
                to.Write(label.Platt.A);
                to.Write(label.Platt.B);
                to.Write(label.Threshold);
                to.Write(label.UncertainFrom);
                to.Write(label.UncertainTo);
            }

            foreach (var end in model.BlockEnds)
            {
                to.Write(end);
            }

            to.Write(MemoryMarshal.AsBytes<uint>(model.Hashes));
            // Only the used columns are written: the labels and the idf.
            var column = new byte[model.Hashes.Length];
            foreach (var lane in Lanes(model.Labels.Count, model.Stride))
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
        if (count is < 1 or > 10_000 || topics < 0 || topics > count)
        {
            throw new ModelFileException(path, ModelFileFault.Damaged);
        }

        var labels = new List<LabelParameters>(count);
        for (var l = 0; l < count; l++)
        {
            labels.Add(new(from.ReadString(), from.ReadSingle(), from.ReadSingle(), new(from.ReadDouble(), from.ReadDouble()), from.ReadDouble(), from.ReadDouble(),
                from.ReadDouble()));
        }

        var ends = new int[FeatureSettings.Blocks];
        for (var block = 0; block < ends.Length; block++)
        {
            ends[block] = from.ReadInt32();
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

        return new(settings, single, topics, labels, hashes, ends, rows);
    }

    private static IEnumerable<int> Lanes(int labels, int stride) => Enumerable.Range(0, labels).Append(stride - 1);
}
