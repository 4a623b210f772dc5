using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SocialWatch.Classification.Model;
using SocialWatch.Text;
using SocialWatch.Training;

namespace SocialWatch.Tests.Training;

/// <summary>The model that is shipped is the one its card describes, and can be made again from the shipped text.</summary>
public sealed class ShippedModelTests
{
    private const string Shipped = "models/mentions/1";
    private static readonly string Root = FindRoot();
    private static readonly JsonElement Card = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, Shipped, ModelCard.Name))).RootElement;

    [Fact]
    public void The_card_names_the_model_and_the_text_it_was_made_of()
    {
        Assert.Equal(Card.GetProperty("model").GetProperty("sha256").GetString(), Hash(Path.Combine(Root, Shipped, ModelFile.Name)));
        foreach (var file in Card.GetProperty("data").EnumerateArray())
        {
            Assert.Equal(file.GetProperty("sha256").GetString(), Hash(Path.Combine(Root, "models", "training", file.GetProperty("file").GetString()!)));
        }

        var size = Directory.EnumerateFiles(Path.Combine(Root, Shipped)).Sum(f => new FileInfo(f).Length);
        Assert.InRange(size, 1, 20 << 20);
    }

    /// <summary>A quick training, without copies and joined rows and with few folds: no label may fall far below what the card says.</summary>
    [Fact]
    public async Task Training_again_is_no_worse_than_the_card()
    {
        var files = await LabelFiles.ReadAsync([Path.Combine(Root, "models", "training")], TestContext.Current.CancellationToken);
        var quick = new LearnerSettings { Folds = 2, Joined = 0, Stripped = 0, Passes = 12 };
        var again = ModelTrainer.Train(LabelledSet.From(files.Rows), quick, null, TestContext.Current.CancellationToken);
        foreach (var kept in Card.GetProperty("held_out_folds").EnumerateArray())
        {
            var now = again.Folds.Single(f => f.Label == kept.GetProperty("label").GetString());
            Assert.True(now.F1 > kept.GetProperty("f1").GetDouble() - 0.05, $"{now.Label}: {now.F1}");
        }
    }

    [Fact]
    public void The_shipped_model_understands_plain_cases()
    {
        var model = TrainedClassifier.Load(Path.Combine(Root, Shipped));
        Assert.Contains("wages", model.Classify("Tháng này lương lại về trễ mười ngày, chán quá").Labels);
        Assert.Contains("question", model.Classify("cho em hoi thai san nop giay to o dau a?").Labels);
        Assert.Contains("meals", model.Classify("cơm ca hôm nay có mỗi đậu với rau, nuốt không nổi").Labels);
        Assert.Empty(model.Classify("Chúc mừng sinh nhật bạn thân yêu nhé").Labels);
    }

    /// <summary>Politeness is no question: what members write under every post.</summary>
    [Theory]
    [InlineData("Em cảm ơn công đoàn nhiều lắm ạ")]
    [InlineData("dạ em nhận đủ lương rồi ạ")]
    [InlineData("Chúc anh chị em khoẻ mạnh, ngày mai vào ca vui vẻ nhé")]
    [InlineData("tổ em mới được lắp thêm quạt ad ạ")]
    [InlineData("mai cả xưởng nghỉ bù nha mọi người")]
    [InlineData("Em gửi danh sách tổ em rồi ad nhé")]
    public void Polite_endings_without_an_asking_word_are_no_questions(string text) =>
        Assert.DoesNotContain("question", TrainedClassifier.Load(Path.Combine(Root, Shipped)).Classify(text).Labels);

    /// <summary>The real set lies outside the project; where its place is told, NFD must not change a digit of it, else the training text stands in.</summary>
    [Fact]
    public void Decomposed_text_gives_the_same_digits()
    {
        var model = TrainedClassifier.Load(Path.Combine(Root, Shipped));
        var folder = Environment.GetEnvironmentVariable("SOCIALWATCH_DEV_REAL") ?? Path.Combine(Root, "models", "training", "own-workers-1.jsonl");
        var (composed, decomposed) = (new double[model.Labels.Count], new double[model.Labels.Count]);
        Assert.All(File.ReadLines(folder).Select(l => VietnameseText.Clean(LabelRow.Parse(l, 0).Row!.Text)), text =>
        {
            model.Probabilities(text, composed);
            model.Probabilities(text.Normalize(NormalizationForm.FormD), decomposed);
            Assert.Equal(composed, decomposed);
        });
    }

    private static string Hash(string file) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "models", "training")))
        {
            folder = folder.Parent;
        }

        return folder!.FullName;
    }
}
