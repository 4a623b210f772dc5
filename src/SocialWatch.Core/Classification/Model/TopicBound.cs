namespace SocialWatch.Classification.Model;

/// <summary>
/// Signals speak of working life only (the guideline: a complaint about a phone is none). A signal that the training text never gives without a topic is therefore
/// learned among the texts that have one, and holds as far as there is any topic at all: "working life" times "complains of it". Thread-safe.
/// </summary>
internal static class TopicBound
{
    /// <summary>So few exceptions are taken for slips.</summary>
    private const double Exceptions = 0.01;

    /// <summary>Which labels are bound, judged by the rows of the set; none where every row has a topic.</summary>
    public static bool[] Find(LabelledSet set)
    {
        var bound = new bool[set.Labels.Count];
        for (var l = set.Topics; l < bound.Length && set.HasTopic.Contains(true) && set.HasTopic.Contains(false); l++)
        {
            int all = 0, alone = 0;
            for (var i = 0; i < set.Texts.Count; i++)
            {
                all += set.Truth[l][i] ? 1 : 0;
                alone += set.Truth[l][i] && !set.HasTopic[i] ? 1 : 0;
            }

            bound[l] = alone <= Exceptions * all;
        }

        return bound;
    }

    /// <summary>Multiplies the held-out probabilities of bound labels by those of the gate: label → row.</summary>
    public static void Apply(double[][] heldOut, double[] gate, bool[] bound)
    {
        for (var l = 0; l < bound.Length; l++)
        {
            for (var i = 0; bound[l] && i < gate.Length; i++)
            {
                heldOut[l][i] *= gate[i];
            }
        }
    }
}
