using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using SocialWatch.Classification.Model;

namespace SocialWatch.Training;

/// <summary>
/// <c>card.json</c>: what a model was made of and how good it is. It holds no time, so that equal data and settings give an equal card. A table of figures
/// measured later (<c>measured</c>) is kept under its own key.
/// </summary>
internal static class ModelCard
{
    public const string Name = "card.json";

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static string Text(TrainedModel trained, LearnerSettings settings, IReadOnlyList<DataFile> files, ReadOnlySpan<byte> modelFile)
    {
        var card = new JsonObject
        {
            ["format"] = 1,
            ["model"] = new JsonObject
            {
                ["file"] = ModelFile.Name,
                ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(modelFile)),
                ["bytes"] = modelFile.Length,
                ["features"] = trained.Model.Hashes.Length,
                ["single_label"] = trained.Model.Single,
            },
            ["rows"] = files.Sum(f => f.Rows),
            ["data"] = JsonSerializer.SerializeToNode(files, Options),
            ["settings"] = JsonSerializer.SerializeToNode(settings, Options),
            ["held_out_folds"] = JsonSerializer.SerializeToNode(trained.Folds.Select(Rounded), Options),
            ["thresholds"] = new JsonObject(trained.Model.Labels.Select(l => KeyValuePair.Create(l.Name, (JsonNode?)Math.Round(l.Threshold, 4)))),
        };
        return card.ToJsonString(Options) + "\n";
    }

    /// <summary>Figures as they are printed and kept: four places.</summary>
    public static LabelFigures Rounded(LabelFigures f) => f with
    {
        Precision = Math.Round(f.Precision, 4),
        Recall = Math.Round(f.Recall, 4),
        F1 = Math.Round(f.F1, 4),
        Threshold = Math.Round(f.Threshold, 4),
        CalibrationError = Math.Round(f.CalibrationError, 4),
    };
}
