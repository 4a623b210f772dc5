using SocialWatch.Classification;
using SocialWatch.Classification.Model;

namespace SocialWatch.Training;

/// <summary>What the service finds emergencies with.</summary>
internal static class ServiceEmergencies
{
    /// <summary>The rules with the trained model beside them; the rules alone where the model is missing, damaged or another's: that never stops the service.</summary>
    public static IEmergencyDetector Shipped() => For(ModelPlace.FindEmergencies());

    /// <summary>As <see cref="Shipped"/>, from a model folder.</summary>
    public static IEmergencyDetector For(string folder)
    {
        var rules = new EmergencyRules();
        try
        {
            var model = TrainedClassifier.Load(folder);
            return model.Single && model.Labels.Contains(LayeredEmergencies.Nothing) ? new LayeredEmergencies(rules, model) : rules;
        }
        catch (ModelFileException)
        {
            return rules;
        }
    }
}
