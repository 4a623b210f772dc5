using SocialWatch.Classification;
using SocialWatch.Classification.Model;

namespace SocialWatch.Training;

/// <summary>What the service reads with: the trained model over the word lists, or the word lists alone where there is no usable model.</summary>
/// <param name="Classifier">Ready to use.</param>
/// <param name="Folder">Where the model lies or was looked for.</param>
/// <param name="Fault">Why there is no model, null when there is one.</param>
internal sealed record ServiceClassifier(IMentionClassifier Classifier, string Folder, ModelFileFault? Fault)
{
    /// <summary>Loads the model of a folder (null: the shipped one). A model that is missing or damaged never stops the service.</summary>
    public static ServiceClassifier For(TopicCatalogue catalogue, string? folder = null)
    {
        var place = ModelPlace.Find(folder);
        try
        {
            var model = TrainedClassifier.Load(place);
            return model.Single
                ? new(new LexiconClassifier(catalogue), place, ModelFileFault.Foreign)
                : new(new LayeredClassifier(model, model.Labels, catalogue), place, null);
        }
        catch (ModelFileException e)
        {
            return new(new LexiconClassifier(catalogue), place, e.Fault);
        }
    }

    /// <summary>One line for whoever looks after the machine.</summary>
    public string Line(Configuration.Texts words) => Fault is { } fault
        ? words.Say("model.none", ("reason", words.Say("model.fault." + Printing.StoredWord.Of(fault), ("file", Folder))))
        : words.Say("model.used", ("folder", Folder));
}
