namespace SocialWatch.Classification.Model;

/// <summary>What turns a label's raw sum into a decision. Immutable.</summary>
/// <param name="Name">Topic or signal.</param>
/// <param name="Scale">One step of the quantised weights.</param>
/// <param name="Bias">Added to the sum.</param>
/// <param name="Platt">Score → probability.</param>
/// <param name="Threshold">Probability from which the label holds; in single-label models the factor of the probability.</param>
/// <param name="UncertainFrom">From here …</param>
/// <param name="UncertainTo">… to here a person decides.</param>
/// <param name="NeedsTopic">A signal that the training text never gives without a topic: learned among texts with one, it holds as far as there is any.</param>
public sealed record LabelParameters(
    string Name, float Scale, float Bias, PlattScaling Platt, double Threshold, double UncertainFrom, double UncertainTo, bool NeedsTopic = false);
