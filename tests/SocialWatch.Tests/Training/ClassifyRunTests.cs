using SocialWatch.Tests.Classification.Model;
using SocialWatch.Training;

namespace SocialWatch.Tests.Training;

public sealed class ClassifyRunTests
{
    [Fact]
    public async Task Rows_stream_in_small_pieces_with_progress()
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllLinesAsync(file, Enumerable.Range(0, 25_000).Select(i => $$"""{"id":"{{i}}","text":"lương tháng này bị thiếu {{i}}"}"""), TestContext.Current.CancellationToken);
            var progress = new List<int>();
            await using var counter = new LargestWrite();
            var run = new ClassifyRun(SmallText.Classifier(), explain: false);
            await run.RunAsync(file, counter, _ => Assert.Fail("a good row was refused"), progress.Add, TestContext.Current.CancellationToken);
            Assert.Equal(25_000, run.Written);
            Assert.Equal([10_000, 20_000], progress);
            Assert.True(counter.Total > 1_000_000);
            Assert.InRange(counter.Largest, 1, 1 << 17);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>What is never held in one piece is not held at all.</summary>
    private sealed class LargestWrite : Stream
    {
        public int Largest { get; private set; }

        public long Total { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Total;

        public override long Position { get => Total; set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count) => (Largest, Total) = (Math.Max(Largest, count), Total + count);

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            (Largest, Total) = (Math.Max(Largest, buffer.Length), Total + buffer.Length);
            return ValueTask.CompletedTask;
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
