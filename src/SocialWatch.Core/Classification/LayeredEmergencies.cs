using SocialWatch.Classification.Model;
using SocialWatch.Text;

namespace SocialWatch.Classification;

/// <summary>
/// The written rules with a trained model beside them. Rules know drills, films and old stories but only the wordings somebody thought of; the model knows
/// wordings nobody listed. What a rule finds stands unless the model is sure that it is nothing; what no rule finds must be plain to the model. Both
/// borders are set so that at most 3 of 100 near misses and 2 of 1,000 real comments raise an alarm. Immutable, thread-safe.
/// </summary>
public sealed class LayeredEmergencies : IEmergencyDetector
{
    /// <summary>The label of a text in which nothing is urgent.</summary>
    public const string Nothing = "none";

    /// <summary>From this probability of an emergency on the rules are believed.</summary>
    private const double Supported = 0.3;

    /// <summary>From this probability on the model is believed alone.</summary>
    private const double Alone = 0.93;

    /// <summary>Kinds that only the duty officer may see (DESIGN 6.3).</summary>
    private static readonly HashSet<string> RestrictedKinds = new(StringComparer.Ordinal) { "suicide", "violence", "harassment", "health", "minors" };

    private readonly EmergencyRules _rules;
    private readonly TrainedClassifier _model;
    private readonly int _nothing;

    /// <exception cref="ArgumentException">The model was not trained for this: it lacks the label <see cref="Nothing"/> or knows other than one topic a row.</exception>
    public LayeredEmergencies(EmergencyRules rules, TrainedClassifier model)
    {
        ArgumentNullException.ThrowIfNull(rules);
        ArgumentNullException.ThrowIfNull(model);
        (_rules, _model) = (rules, model);
        _nothing = model.Labels.ToList().IndexOf(Nothing);
        if (_nothing < 0 || !model.Single)
        {
            throw new ArgumentException("The model does not tell emergencies from other text.", nameof(model));
        }
    }

    /// <inheritdoc/>
    public Emergency? Detect(TokenizedText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Span<double> p = stackalloc double[_model.Labels.Count];
        _model.Probabilities(text.Text, p);
        var urgent = 1 - p[_nothing];
        if (urgent < Supported)
        {
            return null;
        }

        var ruled = _rules.Detect(text);
        return ruled is null && urgent < Alone ? null : Closest(ruled, p);
    }

    /// <summary>The model's kind, but a restricted kind that a rule named stays restricted: too many eyes cannot be taken back.</summary>
    private Emergency Closest(Emergency? ruled, Span<double> p)
    {
        if (ruled is { Restricted: true })
        {
            return ruled;
        }

        var best = -1;
        for (var l = 0; l < p.Length; l++)
        {
            if (l != _nothing && (best < 0 || p[l] > p[best]))
            {
                best = l;
            }
        }

        var kind = _model.Labels[best];
        return new(kind, RestrictedKinds.Contains(kind));
    }
}
