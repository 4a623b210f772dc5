using SocialWatch.Classification.Model;

namespace SocialWatch.Tests.Classification.Model;

public sealed class ModelFileTests
{
    private static readonly byte[] Good = ModelFile.Write(SmallText.Train().Model);

    [Fact]
    public void A_written_model_reads_back_to_the_same_answers()
    {
        var before = SmallText.Classifier().Classify("cơm của tổ bị thiếu");
        var after = new TrainedClassifier(ModelFile.Parse("m", Good)).Classify("cơm của tổ bị thiếu");
        Assert.Equal(before.Topics, after.Topics);
        Assert.Equal(before.Labels, after.Labels);
        Assert.Equal(before.Uncertain, after.Uncertain);
    }

    [Fact]
    public void Every_cut_of_the_file_is_refused()
    {
        for (var length = 0; length < Good.Length; length += Math.Max(1, Good.Length / 60))
        {
            var fault = Assert.Throws<ModelFileException>(() => ModelFile.Parse("m", Good.AsSpan(0, length))).Fault;
            Assert.True(fault is ModelFileFault.Truncated or ModelFileFault.Foreign);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(200)]
    [InlineData(20)]
    public void A_changed_byte_is_noticed(int at)
    {
        var bad = (byte[])Good.Clone();
        bad[at] ^= 0x40;
        Assert.Equal(ModelFileFault.Damaged, Assert.Throws<ModelFileException>(() => ModelFile.Parse("m", bad)).Fault);
    }

    [Fact]
    public void Another_format_and_another_program_are_told_apart()
    {
        var newer = (byte[])Good.Clone();
        newer[4] = 9;
        Assert.Equal(ModelFileFault.OtherVersion, Assert.Throws<ModelFileException>(() => ModelFile.Parse("m", newer)).Fault);
        Assert.Equal(ModelFileFault.Foreign, Assert.Throws<ModelFileException>(() => ModelFile.Parse("m", "PK\u0003\u0004 something else"u8)).Fault);
        Assert.Equal(ModelFileFault.Missing, Assert.Throws<ModelFileException>(() => ModelFile.Read(Path.Combine(Path.GetTempPath(), "no-such-model.bin"))).Fault);
    }
}
