using SocialWatch.Classification;
using SocialWatch.Classification.Model;

namespace SocialWatch.Training;

/// <summary>What the service reads with: the trained model over the word lists, or the word lists alone where there is no usable model.</summary>
/// <param name="Classifier">Ready to use.</param>
/// <param name="Folder">Where the model lies or was looked for.</param>
/// <param name="Doubt">The probabilities of a question in which a person decides.</param>
/// <param name="Fault">Why there is no model, null when there is one.</param>
internal sealed record ServiceClassifier(IMentionClassifier Classifier, string Folder, UncertainBand Doubt, ModelFileFault? Fault)
{
    private const string Question = "question";

    /// <summary>Loads the model of a folder (null: the shipped one). A model that is missing or damaged never stops the service.</summary>
    public static ServiceClassifier For(TopicCatalogue catalogue, string? folder = null)
    {
        var place = ModelPlace.Find(folder);
        var doubt = catalogue.Signals.FirstOrDefault(s => s.Id == Question)?.Uncertain ?? new(0, 0);
        try
        {
            var model = TrainedClassifier.Load(place);
            return model.Single
                ? new(new LexiconClassifier(catalogue), place, doubt, ModelFileFault.Foreign)
                : new(new LayeredClassifier(model, model.Labels, catalogue), place, model.Uncertain(Question) ?? doubt, null);
        }
        catch (ModelFileException e)
        {
            return new(new LexiconClassifier(catalogue), place, doubt, e.Fault);
        }
    }

    /// <summary>One line for whoever looks after the machine.</summary>
    public string Line(Configuration.Texts words) => Fault is { } fault
        ? words.Say("model.none", ("reason", words.Say("model.fault." + Printing.StoredWord.Of(fault), ("file", Folder))))
        : words.Say("model.used", ("folder", Folder));
}
